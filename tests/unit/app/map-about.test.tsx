import { expect, test } from 'vitest'
import { MapAbout } from '#app/open/MapAbout.tsx'
import { selectShown } from '#state/select-shown.ts'
import { controlledStore, files } from '../state/test-store.ts'
import { markupOf, wordsOf } from './markup.tsx'

test('values that came one a vertex have vertices, and neither voxels nor an order of bytes', async () => {
  const { store, act } = controlledStore()
  await act.open('a', files('lh.curv', '3 2'))
  const shown = selectShown(store.getState(), 'a')!
  const words = wordsOf(markupOf(<MapAbout id="a" shown={shown} />, store))
  expect(words).toContain('Format curv, float32 Vertices 3, one value each Statistic')
  expect(words).toContain('Zeros 0 of 3 vertices')
  expect(words).toContain('No number 3 vertices of the cortex')
  expect(words).not.toMatch(/endian|voxel/i)
})
