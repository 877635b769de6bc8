/**
 * Lints files that break the layer table and expects a failure for each: a linter that is off, or a pattern that
 * matches nothing, is green too. The files are written beside a copy of the project's configuration, outside the project.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome')

const folders = readdirSync(join(repository, 'src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort()

const importing = (from: string) => `import { thing } from '${from}'\nexport const copy = thing\n`

const refusedImports: readonly (readonly [folder: string, from: string])[] = [
  ['space', '#volume/volume.ts'],
  ['space', 'three'],
  ['colormap', '#space/point.ts'],
  ['volume', '#mesh/mesh.ts'],
  ['mesh', '#volume/volume.ts'],
  ['format', '#sampling/rule.ts'],
  ['format', 'react'],
  ['sampling', '#statistic/normal.ts'],
  ['statistic', '#comparison/index.ts'],
  ['comparison', '#evidence/ale.ts'],
  ['evidence', '#comparison/index.ts'],
  ['atlas', '#view/view-spec.ts'],
  ['view', '#state/store.ts'],
  ['view', 'zustand'],
  ['lesson', '#scene/Brain.tsx'],
  ['lesson', '#state/store.ts'],
  ['work', '#state/store.ts'],
  ['work', '#scene/Brain.tsx'],
  ['state', '#scene/Brain.tsx'],
  ['state', 'react'],
  ['scene', '#work/tasks.ts'],
  ['scene', '#state/store.ts'],
  ['cli', '#app/main.tsx'],
  ['cli', '#work/tasks.ts'],
  ['app', 'node:fs'],
]

const allowedImports: readonly (readonly [folder: string, from: string])[] = [
  ['space', './point.ts'],
  ['volume', '#space/point.ts'],
  ['sampling', '#mesh/mesh.ts'],
  ['format', 'nifti-reader-js'],
  ['state', '#work/tasks.ts'],
  ['scene', 'three'],
  ['app', '#scene/Brain.tsx'],
  ['cli', 'node:fs'],
]

const impureLines: readonly (readonly [folder: string, line: string])[] = [
  ['space', 'export const title = document.title'],
  ['format', "export const answer = fetch('map.nii')"],
  ['sampling', "export const store = localStorage.getItem('x')"],
  ['comparison', "export const worker = new Worker('x.js')"],
  ['view', 'export const address = window.location.href'],
]

const badStyle: readonly (readonly [rule: string, source: string])[] = [
  ['noDefaultExport', 'export default 5\n'],
  ['noExplicitAny', 'export const x = (y: any) => y\n'],
  ['noEnum', 'export enum Side { Left }\n'],
  ['useConsistentTypeDefinitions', 'export interface Side { readonly left: number }\n'],
  ['noConsole', "console.log('here')\n"],
]

type Finding = { readonly category: string; readonly location: { readonly path: string } }

let written = 0
const sources = new Map<string, string>()

/** Reserves a file for the one run of the linter that all cases share. */
function plan(folder: string, source: string): string {
  const path = `src/${folder}/case-${written++}.ts`
  sources.set(path, source)
  return path
}

const refused = refusedImports.map(([folder, from]) => {
  return { folder, from, path: plan(folder, importing(from)) }
})
const dodges = [
  { how: 'a type import', source: "export type { Thing } from '#state/store.ts'\n" },
  { how: 'a re-export', source: "export { thing } from '#state/store.ts'\n" },
  { how: 'an import at run time', source: "export const later = import('#state/store.ts')\n" },
  { how: 'a path that climbs', source: importing('../state/store.ts') },
].map((dodge) => ({ ...dodge, path: plan('scene', dodge.source) }))
const everyFolder = folders.map((folder) => {
  return { folder, path: plan(folder, importing('a-package-in-no-table')) }
})
const allowed = allowedImports.map(([folder, from]) => {
  return { folder, from, path: plan(folder, importing(from)) }
})
const impure = impureLines.map(([folder, line]) => ({ folder, line, path: plan(folder, line) }))
const style = badStyle.map(([rule, source]) => ({ rule, path: plan('view', source) }))

let folder = ''
let findings: readonly Finding[] = []

const rulesBrokenBy = (path: string) =>
  findings
    .filter((finding) => finding.location.path === path)
    .map((finding) => finding.category.split('/').at(-1))

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'layers-'))
  for (const name of ['.biome.json', '.gitignore', 'package.json']) {
    copyFileSync(join(repository, name), join(folder, name))
  }
  for (const [path, source] of sources) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), source)
  }
  const lint = spawnSync(
    process.execPath,
    [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'],
    { cwd: folder, encoding: 'utf8' },
  )
  findings = JSON.parse(lint.stdout).diagnostics
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the layer table', () => {
  it.each(refused)('keeps $from out of $folder', ({ path }) => {
    expect(rulesBrokenBy(path)).toContain('noRestrictedImports')
  })

  it.each(dodges)('is not dodged by $how', ({ path }) => {
    expect(rulesBrokenBy(path)).toContain('noRestrictedImports')
  })

  it.each(everyFolder)('has a row for $folder', ({ path }) => {
    expect(rulesBrokenBy(path)).toContain('noRestrictedImports')
  })

  it.each(allowed)('lets $folder import $from', ({ path }) => {
    expect(rulesBrokenBy(path)).toEqual([])
  })

  it.each(impure)('keeps $folder pure: $line', ({ path }) => {
    expect(rulesBrokenBy(path)).toContain('noRestrictedGlobals')
  })

  it.each(style)('comes with the rule $rule', ({ rule, path }) => {
    expect(rulesBrokenBy(path)).toContain(rule)
  })
})
