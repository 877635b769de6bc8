import { expect, test } from 'vitest'
import { cutPair, noExtents, onGridOfA, reachOf } from '#comparison/cut-pair.ts'
import { affineFromRows } from '#space/affine.ts'
import type { ClusterExtent } from '#statistic/cluster-reach.ts'
import type { Volume } from '#volume/volume.ts'

const row = (mm: number, ...values: number[]): Volume => ({
  shape: [values.length, 1, 1],
  values: Float64Array.from(values),
  toWorld: affineFromRows<'voxel', 'world'>([
    [mm, 0, 0, 0],
    [0, mm, 0, 0],
    [0, 0, mm, 0],
  ]),
})
const voxels = (least: number): ClusterExtent => ({ least, unit: 'voxels', connectivity: 6 })

const a = row(2, 5, 5, 0, 5, 0, -5, -5, -5)
const b = row(2, 4, 0, 4, 4, 4, 0, 4, 0)

test('each map loses its own small clusters at its own threshold, the other keeps its own', () => {
  const cut = cutPair({ a, b }, { a: 3, b: 4 }, { a: voxels(2), b: voxels(3) })
  expect([...cut.a.values].map((value) => Math.round(value * 1e4) / 1e4)).toEqual([
    5, 5, 0, 3, 0, -5, -5, -5,
  ])
  expect([...cut.b.values].map((value) => value >= 4)).toEqual([
    false,
    false,
    true,
    true,
    true,
    false,
    false,
    false,
  ])
  const one = cutPair({ a, b }, { a: 3, b: 4 }, { a: null, b: voxels(3) })
  expect(one.a).toBe(a)
  expect(one.b).not.toBe(b)
  expect(cutPair({ a, b }, { a: 3, b: 4 }, noExtents)).toEqual({ a, b })
})

test('an extent in voxels of a map on another grid keeps its volume', () => {
  const coarse = row(4, 1, 2, 3, 4)
  const extents = { a: voxels(3), b: voxels(2) }
  const moved = onGridOfA(a, coarse, extents)
  expect(moved.extents).toEqual({
    a: voxels(3),
    b: { least: 2 * 64, unit: 'mm3', connectivity: 6 },
  })
  // Between its voxels half of each; beyond its last centre nothing.
  expect([...moved.onA.values]).toEqual([1, 1.5, 2, 2.5, 3, 3.5, 4, Number.NaN])
  expect(onGridOfA(a, b, extents)).toEqual({ onA: b, extents })
  expect(onGridOfA(a, coarse, noExtents).extents).toEqual(noExtents)
})

test('how far each voxel reaches is told for every threshold at once', () => {
  expect(reachOf(a, null)).toBe(a)
  expect([...reachOf(a, voxels(2)).values]).toEqual([5, 5, 0, 0, 0, -5, -5, -5])
})
