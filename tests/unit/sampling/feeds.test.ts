import { describe, expect, test } from 'vitest'
import {
  feedsOf,
  nearestWeights,
  placeInVoxels,
  trilinearWeights,
  weightsAlongPath,
} from '#sampling/feeds.ts'
import { affineFromRows } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'

const volume: Volume = {
  shape: [3, 2, 2],
  values: Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, Number.NaN),
  toWorld: affineFromRows<'voxel', 'world'>([
    [0, 2, 0, 5],
    [-4, 0, 0, 1],
    [0, 0, 3, -2],
  ]),
}

test('a vertex lies where the inverse of the affine says', () => {
  const positions = Float32Array.of(0, 0, 0, 6, -3, 1)
  expect(placeInVoxels(volume, positions, 1).map((at) => at + 0)).toEqual([1, 0.5, 1])
})

describe('weights', () => {
  test('between voxels are those of trilinear interpolation, and none where one has no value', () => {
    expect([...trilinearWeights(volume, [0.25, 0.5, 0])]).toEqual([
      [0, 0.375],
      [1, 0.125],
      [3, 0.375],
      [4, 0.125],
    ])
    expect([...trilinearWeights(volume, [1, 1, 1])]).toEqual([[10, 1]])
    expect(trilinearWeights(volume, [1.5, 1, 1]).size).toBe(0)
    expect(trilinearWeights(volume, [1.5, 0, 1]).size).toBe(2)
    expect(trilinearWeights(volume, [2.1, 0, 0]).size).toBe(0)
    expect(trilinearWeights(volume, [0, -0.1, 0]).size).toBe(0)
  })

  test('of the nearest voxel are all of one, and of none beyond the outer faces', () => {
    expect([...nearestWeights(volume, [0.5, 0.4, 1.4])]).toEqual([[7, 1]])
    expect([...nearestWeights(volume, [-0.5, 1, 0])]).toEqual([[3, 1]])
    for (const place of [
      [2.5, 0, 0],
      [0, 1.5, 0],
      [0, 0, 1.5],
      [-0.6, 0, 0],
      [2, 1, 1],
    ] as const)
      expect([place, nearestWeights(volume, place).size]).toEqual([place, 0])
  })

  test('along a path are those of ten places, both ends among them, without those that have none', () => {
    // From the middle of voxel 0 along its row to one voxel beyond the grid: y falls by 4 mm a voxel.
    const paths = {
      starts: Float32Array.of(0, 0, 0, 5, 1, -2),
      ends: Float32Array.of(0, 0, 0, 5, -11, -2),
    }
    const found = weightsAlongPath(volume, paths, 1, nearestWeights)
    expect(found.map((weights) => [...weights.keys()][0])).toEqual([0, 0, 1, 1, 1, 2, 2, 2])
    const at = Float32Array.of(5, 1, -2)
    expect(weightsAlongPath(volume, { starts: at, ends: at }, 0, trilinearWeights)).toHaveLength(10)
  })

  test('together are shares that sum to 1, the largest first, of equal ones the first voxel', () => {
    const parts = [
      new Map([
        [4, 0.5],
        [2, 0.5],
      ]),
      new Map([
        [9, 1],
        [2, 0.5],
      ]),
      new Map([[1, 1.5]]),
    ]
    expect(feedsOf(parts)).toEqual([
      { voxel: 1, weight: 0.375 },
      { voxel: 2, weight: 0.25 },
      { voxel: 9, weight: 0.25 },
      { voxel: 4, weight: 0.125 },
    ])
    expect(feedsOf([])).toEqual([])
  })
})
