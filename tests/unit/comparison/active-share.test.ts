import { describe, expect, test } from 'vitest'
import {
  activeShareCautions,
  maskOnGrid,
  pOfMap,
  regionBounds,
  trueDiscoveriesOf,
} from '#comparison/active-share.ts'
import { affineFromRows } from '#space/affine.ts'

describe('the p of a map', () => {
  const values = Float32Array.of(1.6448536, 0, Number.NaN, 3, -1.6448536)
  const mask = Uint8Array.of(1, 1, 1, 0, 1)

  test('are those of finite values in the mask, a 0 among them', () => {
    const p = pOfMap(values, mask, { kind: 'z' }, false)!
    expect(p[0]).toBeCloseTo(0.05, 6)
    expect(p[1]).toBeCloseTo(0.5, 6)
    expect(p[2]).toBeNaN()
    expect(p[3]).toBeNaN()
    expect(p[4]).toBeCloseTo(0.95, 6)
    expect(pOfMap(values, mask, { kind: 'z' }, true)![0]).toBeCloseTo(0.1, 6)
  })

  test('are none for t without degrees of freedom and for what is not stated', () => {
    expect(pOfMap(values, mask, { kind: 't' }, false)).toBeNull()
    expect(pOfMap(values, mask, { kind: 'unknown' }, false)).toBeNull()
  })
})

describe('a mask on another grid', () => {
  const row = (first: number, mm: number, ...values: number[]) => ({
    shape: [values.length, 1, 1] as const,
    values: Float32Array.from(values),
    toWorld: affineFromRows<'voxel', 'world'>([
      [mm, 0, 0, first],
      [0, 2, 0, 0],
      [0, 0, 2, 0],
    ]),
  })
  // Brain from -3 to 5 mm, but for a hole from 1 to 3.
  const mask = row(-4, 2, 0, 1, 1, 0, 0.5, -1)

  test('is 1 where a voxel’s centre lies in a voxel above 0, mirrored or not, and 0 beyond it', () => {
    const grid = row(-7, 1.5, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    // -7, -5.5, -4, -2.5, -1, 0.5, 2, 3.5, 5
    expect([...maskOnGrid(mask, grid)]).toEqual([0, 0, 0, 1, 1, 1, 0, 1, 0])
    const mirrored = row(5, -1.5, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    expect([...maskOnGrid(mask, mirrored)]).toEqual([0, 1, 0, 1, 1, 1, 0, 0, 0])
    const cube = { shape: [2, 2, 2] as const, toWorld: row(-2, 2).toWorld }
    expect([...maskOnGrid(mask, cube)]).toEqual([1, 1, 0, 0, 0, 0, 0, 0])
    const below = { ...cube, toWorld: cube.toWorld.with(11, -2) as unknown as typeof cube.toWorld }
    expect([...maskOnGrid(mask, below)]).toEqual([0, 0, 0, 0, 1, 1, 0, 0])
  })

  test('bounds only what is in it, and nothing of a map without p', () => {
    const map = row(-4, 2, 9, 9, 9, 9, 9, 9)
    const how = { twoSided: false, alpha: 0.05 }
    const found = trueDiscoveriesOf(map, mask, { kind: 'z' }, how)
    const all = Int32Array.of(0, 1, 2, 3, 4, 5)
    expect(regionBounds(all, found, null)).toEqual({ a: 0.5, b: null })
    expect(regionBounds(Int32Array.of(1, 2), null, found)).toEqual({ a: null, b: 1 })
    const weak = trueDiscoveriesOf(row(-4, 2, 0, 0, 0, 0, 0, 0), mask, { kind: 'z' }, how)
    expect(regionBounds(all, weak, null).a).toBe(0)
    expect(trueDiscoveriesOf(map, mask, { kind: 'unknown' }, how)).toBeNull()
  })
})

describe('what is said beside the bounds', () => {
  const tags = (facts: Partial<Parameters<typeof activeShareCautions>[0]>) =>
    activeShareCautions({
      statistic: { kind: 'z' },
      isAle: false,
      isThresholded: false,
      ...facts,
    }).map(({ tag }) => tag)

  test.each([
    [{}, []],
    [{ isAle: true, isThresholded: true }, ['ale', 'thresholded']],
    [{ statistic: { kind: 't' } }, ['no-degrees-of-freedom']],
    [{ statistic: { kind: 't', dof: [24] } }, []],
    [{ statistic: { kind: 'unknown' } }, ['statistic-not-stated']],
  ] as const)('of %j is %j', (facts, said) => {
    expect(tags(facts as Parameters<typeof tags>[0])).toEqual(said)
  })
})
