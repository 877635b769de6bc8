import { describe, expect, it } from 'vitest'
import { onGridOf, pairForOverlap, pairValues } from '#comparison/pair.ts'
import { affineFromRows } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'

const { NaN: none, POSITIVE_INFINITY: infinite } = Number

describe('pairs of two maps', () => {
  const a = [1, 0, 2, none, 4, 0, 5]
  const b = [3, 1, 0, 1, infinite, 0, 6]

  it('leave out and count zeros in either map, and what is no number', () => {
    const pairs = pairValues(a, b, 'drop')
    expect([...pairs.a]).toEqual([1, 5])
    expect([...pairs.b]).toEqual([3, 6])
    expect([...pairs.at]).toEqual([0, 6])
    expect(pairs).toMatchObject({ zerosDropped: 3, notFinite: 2 })
  })

  it('keep zeros as values where that is asked for', () => {
    const pairs = pairValues(a, b, 'keep')
    expect([...pairs.at]).toEqual([0, 1, 2, 5, 6])
    expect(pairs).toMatchObject({ zerosDropped: 0, notFinite: 2 })
  })

  it('leave out of an overlap only places where both maps are 0', () => {
    expect([...pairForOverlap(a, b).at]).toEqual([0, 1, 2, 6])
  })

  it('are refused for maps of different length', () => {
    expect(() => pairValues([1], [1, 2], 'keep')).toThrow(RangeError)
  })
})

describe('a map on the grid of another', () => {
  const toWorld = (step: number, x: number) =>
    affineFromRows<'voxel', 'world'>([
      [step, 0, 0, x],
      [0, 2, 0, 0],
      [0, 0, 2, 0],
    ])
  const map: Volume = {
    values: Float32Array.of(10, 20, 30),
    shape: [3, 1, 1],
    toWorld: toWorld(2, 0),
  }

  it('is the same map where the grids agree', () => {
    expect(onGridOf({ ...map, values: new Float32Array(3) }, map)).toBe(map)
  })

  it('is read between voxels, from right to left where the grid runs so, and has no value beyond', () => {
    const target: Volume = {
      values: new Float32Array(4),
      shape: [4, 1, 1],
      toWorld: toWorld(-1.5, 4.5),
    }
    expect([...onGridOf(target, map).values]).toEqual([none, 25, 17.5, 10])
  })
})
