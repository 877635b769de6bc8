import { expect, test } from 'vitest'
import { regionIds, regions } from '#atlas/regions.ts'
import type { BuiltHemisphere } from '../../../atlases/build/hemisphere.ts'
import { freeOfAal, withoutAalLabels } from '../../../atlases/build/without-aal.ts'

test('the two regions that the program is about need no AAL, nor do those that go with them', () => {
  for (const id of [
    'dacc',
    'dacc_anterior',
    'ai',
    'dai',
    'vai',
    'pi',
    'ventral_striatum',
    'pag',
  ] as const)
    expect(freeOfAal(id), id).toBe(true)
  for (const id of ['thalamus', 'amygdala', 's1', 'dacc_paracingulate'] as const)
    expect(freeOfAal(id), id).toBe(false)
})

test('no region that names AAL in its words is taken for free of it', () => {
  for (const id of regionIds)
    if (/^AAL/.test(regions[id].definitionText)) expect(freeOfAal(id), id).toBe(false)
})

test('without AAL no vertex has its label, and every other has what it had', () => {
  const half = {
    labels: { aal: Uint16Array.of(29, 0, 31), aicha: Uint16Array.of(74, 0, 114) },
    landmarks: Uint8Array.of(2, 0, 1),
  } as unknown as BuiltHemisphere
  const free = withoutAalLabels(half)
  expect([...free.labels.aal]).toEqual([0, 0, 0])
  expect(free.labels.aicha).toBe(half.labels.aicha)
  expect(free.landmarks).toBe(half.landmarks)
  expect([...half.labels.aal]).toEqual([29, 0, 31])
})
