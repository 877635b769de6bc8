import { expect, test } from 'vitest'
import { shortTitle, sizeWords, trayWords } from '#app/open/tray-words.ts'
import type { TrayMap } from '#state/tray-map.ts'
import { askFor } from '#view/map-ask.ts'

const map = (name: string, patch: Partial<TrayMap> = {}): TrayMap => ({
  key: name,
  ask: askFor({ kind: 'file', key: name, files: [{ name }] }),
  title: name,
  glance: {
    format: 'NIfTI',
    statistic: { kind: 't', dof: [19], from: 'sidecar' },
    shape: [91, 109, 91],
    voxelSizeMm: [2, 2, 2],
  },
  bytes: 1_234_567,
  wrong: null,
  missing: false,
  ...patch,
})

test('what a map is: statistic, grid and size', () => {
  expect(trayWords(map('x.nii'))).toBe('t(19) · 91×109×91 of 2 mm · 1.2 MB')
})

test('a series says how many volumes, uneven voxels all three edges, an unstated statistic the format', () => {
  const glance = {
    format: 'NIfTI',
    statistic: { kind: 'unknown', from: 'nothing' },
    shape: [64, 64, 30, 200],
    voxelSizeMm: [3, 3, 4.04],
  } as const
  expect(trayWords(map('x.nii', { glance }))).toBe(
    'NIfTI · 200 volumes · 64×64×30 of 3×3×4 mm · 1.2 MB',
  )
})

test('what no grid or no glance is known of says what is known', () => {
  const surface = {
    format: 'GIFTI',
    statistic: { kind: 'unknown', from: 'nothing' },
    shape: [],
    voxelSizeMm: null,
  } as const
  expect(trayWords(map('x.gii', { glance: surface }))).toBe('GIFTI · 1.2 MB')
  expect(trayWords(map('x.gii', { glance: { ...surface, voxelSizeMm: [2, 2, 2] } }))).toBe(
    'GIFTI · 1.2 MB',
  )
  const flat = { ...surface, format: 'NIfTI', shape: [1, 1, 1], voxelSizeMm: [2, 2, 3] } as const
  expect(trayWords(map('x.nii', { glance: flat }))).toBe('NIfTI · 1×1×1 of 2×2×3 mm · 1.2 MB')
  expect(trayWords(map('x.nii', { glance: { ...flat, voxelSizeMm: null } }))).toBe('NIfTI · 1.2 MB')
  expect(
    trayWords(map('x.nii', { glance: { ...flat, shape: [1, 1, 1, 2], voxelSizeMm: null } })),
  ).toBe('NIfTI · 2 volumes · 1.2 MB')
  expect(trayWords(map('x.nii', { glance: null }))).toBe('1.2 MB')
  expect(trayWords(map('x.nii', { glance: null, bytes: null }))).toBe('')
})

test('a map that is no file is called by its title, however its address is spelt', () => {
  const title = 'sub-03_task-pain_contrast-hot'
  const ask = askFor({ kind: 'url', url: `https://maps.example/${title}.nii` })
  expect(shortTitle({ ask, title })).toBe(title)
  expect(trayWords(map('x', { ask }))).toBe('fetched when it is put on a side · 1.2 MB')
})

test('what is not here, can be none or was not fetched says so', () => {
  expect(trayWords(map('x.nii', { wrong: 'x.nii is empty' }))).toMatch(/can’t be opened/)
  expect(trayWords(map('x.nii', { missing: true }))).toMatch(/not kept/)
  const image = map('x', { ask: askFor({ kind: 'neurovault', id: 1 }), bytes: null, glance: null })
  expect(trayWords(image)).toBe('from NeuroVault when it is put on a side')
})

test('names of BIDS begin with what tells them apart', () => {
  expect(shortTitle(map('sub-03_task-cyberball_contrast-exclusion_stat-t_statmap.nii.gz'))).toBe(
    'exclusion · t · sub 03 · task cyberball',
  )
  expect(shortTitle(map('pain.nii'))).toBe('pain.nii')
})

test.each([
  ['task-pain_contrast-hot_statmap.nii', 'hot · task pain'],
  ['sub-03_stat-z_statmap.nii', 'z · sub 03'],
  ['sub-03_task-rest_bold.nii', 'sub-03_task-rest_bold.nii'],
  ['task-rest_stat-z_statmap.nii', 'task-rest_stat-z_statmap.nii'],
])('%s is %s for short: what its name does not say is left out', (name, words) =>
  expect(shortTitle(map(name))).toBe(words),
)

test.each([
  [999, '999 B'],
  [1000, '1 kB'],
  [1_000_000, '1.0 MB'],
  [1_000_000_000, '1.0 GB'],
  [13_400, '13 kB'],
  [950_000, '950 kB'],
  [9_940_000, '9.9 MB'],
  [10_000_000, '10 MB'],
  [12_000_000, '12 MB'],
  [2_300_000_000, '2.3 GB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [9_949_999, '9.9 MB'],
  [9_950_000, '10 MB'],
  [999_499_999, '999 MB'],
  [999_500_000, '1.0 GB'],
])('%i bytes are %s', (bytes, words) => expect(sizeWords(bytes)).toBe(words))
