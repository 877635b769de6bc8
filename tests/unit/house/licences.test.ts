import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import manifest from '../../../package.json'
import config from '../../../vite.config.ts'
import { licencesText, shippedLibraries } from '../../house/licences.ts'

const repository = fileURLToPath(new URL('../../..', import.meta.url))

const noticeFiles = ['LICENSE', 'atlases/NOTICE', 'sample-data/NOTICE', 'src/colormap/NOTICE']

describe('licences of this page', () => {
  const libraries = shippedLibraries(repository)
  const text = licencesText(repository)

  test('name every library that the program needs, and what those need', () => {
    const names = libraries.map(({ name }) => name)
    for (const name of Object.keys(manifest.dependencies)) expect(names).toContain(name)
    // React's own need, in no manifest of this project.
    expect(names).toContain('scheduler')
    expect(names.filter((name) => name.startsWith('@types/'))).toEqual([])
    for (const { name, version, licence } of libraries)
      expect(text, name).toContain(`${name} ${version} (${licence})`)
  })

  test('allow every library to be given on with a program under the MIT licence', () => {
    const free = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'CC0-1.0']
    for (const { name, licence } of libraries) expect(free, name).toContain(licence)
  })

  test('carry the words of the program, the brain, the sample data and the colormaps', () => {
    for (const file of noticeFiles)
      expect(text).toContain(readFileSync(join(repository, file), 'utf8').trim())
  })

  test('are written by the build', () => {
    const plugin = [config.plugins].flat(3).find((p) => p && 'name' in p && p.name === 'licences')
    expect(plugin).toMatchObject({ apply: 'build' })
    const emitted: unknown[] = []
    const { generateBundle } = plugin as unknown as {
      generateBundle: (this: { emitFile: (file: unknown) => void }) => void
    }
    generateBundle.call({ emitFile: (file) => emitted.push(file) })
    expect(emitted).toEqual([{ type: 'asset', fileName: 'licences.txt', source: text }])
  })
})

describe('licences of a page', () => {
  let root = ''
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'licences-'))
    mkdirSync(join(root, 'atlases'))
    mkdirSync(join(root, 'sample-data'))
    mkdirSync(join(root, 'src/colormap'), { recursive: true })
    for (const file of noticeFiles) writeFileSync(join(root, file), `words of ${file}`)
  })
  afterEach(() => rmSync(root, { recursive: true }))

  const install = (path: string, manifestOf: object, files: { [name: string]: string } = {}) => {
    const folder = join(root, path)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifestOf))
    for (const [name, words] of Object.entries(files)) writeFileSync(join(folder, name), words)
  }

  test('tell two versions of one library apart, each from where it is found', () => {
    install('.', { dependencies: { a: '1', b: '1' } })
    install(
      'node_modules/a',
      { version: '1.0.0', license: 'MIT', dependencies: { b: '2' } },
      {
        'LICENCE.md': 'words of a',
      },
    )
    install('node_modules/a/node_modules/b', { version: '2.0.0', license: 'ISC' })
    install('node_modules/b', { version: '1.5.0', license: 'MIT', dependencies: { a: '1' } })
    expect(shippedLibraries(root).map(({ name, version, text }) => [name, version, text])).toEqual([
      ['a', '1.0.0', 'words of a'],
      ['b', '2.0.0', ''],
      ['b', '1.5.0', ''],
    ])
    expect(licencesText(root)).toContain('b 2.0.0 (ISC)\n=============\n\nBy its manifest: ISC.')
  })

  test('refuse a library without a licence, and one that is not there', () => {
    install('.', { dependencies: { a: '1' } })
    expect(() => licencesText(root)).toThrow('a is not installed')
    install('node_modules/a', { version: '1.0.0' })
    expect(() => licencesText(root)).toThrow('a 1.0.0 names no licence')
  })
})
