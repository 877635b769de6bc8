/** `licences.txt`: whose work the built page holds, and on what terms. Whoever gives the page on gives these words on with it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

type Manifest = {
  readonly name: string
  readonly version: string
  readonly license?: string
  readonly author?: string | { readonly name?: string }
  readonly dependencies?: { readonly [name: string]: string }
}

export type Library = {
  readonly name: string
  readonly version: string
  /** SPDX expression of the package's own manifest. */
  readonly licence: string
  /** The package's licence files, joined; empty when it carries none. */
  readonly text: string
}

const licenceFile = /^(licen[cs]e|copying|notice)([.-].*)?$/i

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
}

/** Where Node finds a package that a package in `folder` asks for. @throws Error when it is not installed. */
function folderOf(name: string, folder: string, root: string): string {
  for (let at = folder; ; at = join(at, '..')) {
    const found = join(at, 'node_modules', name)
    if (existsSync(join(found, 'package.json'))) return found
    if (at === root || at === join(at, '..')) break
  }
  throw new Error(`${name} is not installed: npm install`)
}

/**
 * What the package in `root` needs when it runs, and what that needs, by name. Types are left out: they are no part of
 * what is built.
 */
export function shippedLibraries(root: string): Library[] {
  const found = new Map<string, Library>()
  const visit = (folder: string) => {
    for (const name of Object.keys(readManifest(folder).dependencies ?? {})) {
      if (name.startsWith('@types/')) continue
      const at = folderOf(name, folder, root)
      const { version, license = '' } = readManifest(at)
      const key = `${name} ${version}`
      if (found.has(key)) continue
      const files = readdirSync(at).filter((file) => licenceFile.test(file))
      const texts = files.sort().map((file) => readFileSync(join(at, file), 'utf8').trim())
      found.set(key, { name, version, licence: license, text: texts.join('\n\n') })
      visit(at)
    }
  }
  visit(root)
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

const sources = [
  { title: 'The program', file: 'LICENSE' },
  { title: 'The brain and its atlases', file: 'atlases/NOTICE' },
  { title: 'The sample data', file: 'sample-data/NOTICE' },
  { title: 'The colormaps', file: 'src/colormap/NOTICE' },
] as const

/** @throws Error for a library that names no licence: it cannot be given on. */
export function licencesText(root: string): string {
  const parts = sources.map(({ title, file }) =>
    section(title, readFileSync(join(root, file), 'utf8')),
  )
  for (const { name, version, licence, text } of shippedLibraries(root)) {
    if (licence === '' && text === '') throw new Error(`${name} ${version} names no licence`)
    const title = `${name} ${version}${licence === '' ? '' : ` (${licence})`}`
    parts.push(section(title, text === '' ? `By its manifest: ${licence}.` : text))
  }
  return `${parts.join('\n\n')}\n`
}

function section(title: string, text: string): string {
  return `${title}\n${'='.repeat(title.length)}\n\n${text.trim()}\n`
}

/** Writes `licences.txt` beside the built page. */
export function licences(root: string): Plugin {
  return {
    name: 'licences',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: licencesText(root) })
    },
  }
}
