import { expect, test } from 'vitest'
import { captionLines, noteOf } from '#app/figure/figure.ts'
import { readFigureNote } from '#lesson/figure-note.ts'
import { selectShown } from '#state/select-shown.ts'
import type { AppStore } from '#state/store.ts'
import { withArrangement, withMaximised } from '#view/change-arrangement.ts'
import { withThreshold } from '#view/change-layer.ts'
import type { SideId } from '#view/spec.ts'
import { breathe, controlledStore, files, storeWithMaps } from '../state/test-store.ts'

/** As the worker tells it of a file. */
function knowFile(store: AppStore, side: SideId): void {
  const { info } = selectShown(store.getState(), side)!
  ;(info as { sha256?: string }).sha256 = 'f'.repeat(64)
}

test('each map that is on screen has a line: its title, its cut, how it was made, and what its file is', async () => {
  const { store, act } = await storeWithMaps()
  knowFile(store, 'a')
  const lines = () => captionLines(store.getState())
  expect(lines()).toEqual([
    expect.stringMatching(/^one: \|value\| ≥ 3\.1\. SHA-256 f{12}…$/),
    'two: |value| ≥ 3.1.',
  ])
  act.change((view) => withMaximised(view, 'brain-b'))
  expect(lines()).toEqual([expect.stringMatching(/^two: /)])
  act.setStatistic('b', 't', [20])
  expect(lines()[0]).toContain('|t(20)| ≥')
  // One picture of both maps speaks of both.
  act.change((view) => withArrangement(view, 'compared'))
  expect(lines()).toHaveLength(2)
})

test('a cluster’s extent is told, and what has no file has no checksum', async () => {
  const { store, act } = await storeWithMaps()
  const least = { least: 20, unit: 'voxels', connectivity: 26 } as const
  act.change((view, { links }) =>
    withThreshold(view, 'a', { rule: 'cluster', value: 2.5, ...least }, links),
  )
  await breathe()
  const [line = ''] = captionLines(store.getState())
  expect(line).toBe('one: |value| ≥ 2.5 in clusters of at least 20 voxels (26-connected voxels).')
  expect(readFigureNote(noteOf(store.getState()))?.threshold).toContain('"least":20')
})

test('how a map was made stands in its line, and names have no threshold', async () => {
  const { store, act } = controlledStore()
  await act.open('a', { kind: 'sample', id: 'physical-pain' })
  await act.open('b', files('atlas.nii', '4'))
  expect(captionLines(store.getState())).toEqual([
    expect.stringMatching(/^Physical pain: \|value\| ≥ [\d.]+\. .*ALE.*[^.]\.$/),
    'atlas.',
  ])
})

test('the note holds the view without the tray, the maps and their cuts', async () => {
  const { store, act } = await storeWithMaps()
  await act.open('b', files('three.nii', '7'))
  knowFile(store, 'a')
  const note = readFigureNote(noteOf(store.getState()))!
  expect(note.maps.map(({ title, sha256 }) => [title, sha256])).toEqual([
    ['one', 'f'.repeat(64)],
    ['three', null],
  ])
  expect(note.threshold).toMatch(/^a: \{.*"value".*\}; b: \{/)
  expect(note.document).toMatchObject({ arrangement: store.getState().document.arrangement })
})
