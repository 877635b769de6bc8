import { describe, expect, it } from 'vitest'
import { quantile, summariseRegion } from '#comparison/region-summary.ts'
import { affineFromRows } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'

const shape = [4, 3, 1] as const
/** Mirrored in x, voxels of 2 x 3 x 4 mm. */
const toWorld = affineFromRows<'voxel', 'world'>([
  [-2, 0, 0, 10],
  [0, 3, 0, -6],
  [0, 0, 4, 1],
])
const volume = (...values: number[]): Volume => ({
  shape,
  toWorld,
  values: Float64Array.from(values),
})

const no = Number.NaN
const a = volume(9, 4, -2, 0, 1, 3, no, 5, 5, -2, 8, Number.POSITIVE_INFINITY)
const b = volume(0, 1, 2, 3, 4, 5, 6, no, 8, 9, 10, 11)
/** All but the first voxel and the one of 8. */
const region = Int32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 11)

describe('what a map holds in a region', () => {
  const found = summariseRegion(region, a, b, { a: 4, b: 8 })

  it('is counted, averaged and ordered over its finite voxels alone', () => {
    expect(found).toMatchObject({ voxels: 10, mm3: 240 })
    // -2 -2 0 1 3 4 5 5
    expect(found.a).toEqual({
      n: 8,
      zeros: 1,
      notFinite: 2,
      mean: 14 / 8,
      median: 2,
      // Distances from 2: 1 1 2 2 3 3 4 4.
      robustSd: expect.closeTo(1.4826 * 2.5, 3),
      quartiles: [-0.5, 4.25],
      // The first of equal ones.
      peak: { value: 5, world: [4, -3, 1] },
      trough: { value: -2, world: [6, -6, 1] },
      shareAbove: 3 / 8,
      mm3Above: 72,
    })
    expect(found.b).toMatchObject({ n: 9, notFinite: 1, shareAbove: 3 / 9, median: 5 })
  })

  it('may have its highest and its lowest in its first voxel', () => {
    const summary = (...voxels: number[]) =>
      summariseRegion(Int32Array.from(voxels), a, b, { a: 4, b: 8 }).a
    expect(summary(0, 1, 3)).toMatchObject({ peak: { value: 9 }, trough: { value: 0 } })
    expect(summary(2, 1, 3)).toMatchObject({ peak: { value: 4 }, trough: { value: -2 } })
  })

  it('is less the other map voxel by voxel, held against the first threshold', () => {
    // 3 -4 -3 -3 -2 . . -3 -11 and infinity.
    expect(found.difference).toMatchObject({
      n: 7,
      notFinite: 3,
      mean: -23 / 7,
      median: -3,
      peak: { value: 3 },
      trough: { value: -11 },
      shareAbove: 0,
      mm3Above: 0,
    })
    expect(found.withinN).toBe(7)
    const same = summariseRegion(region, a, a, { a: 4, b: 4 })
    expect(same.withinCorrelation).toBeCloseTo(1, 12)
  })

  it('counts above only what the thresholds keep of the maps', () => {
    const kept = { a: volume(9, 0, 0, 0, 0, 0, no, 5, 5, 0, 0, 0), b }
    const cut = summariseRegion(region, a, b, { a: 4, b: 8 }, kept)
    expect(cut.a).toMatchObject({ mm3Above: 48, peak: { value: 5 }, median: 2 })
    expect(cut.b?.mm3Above).toBe(72)
    const alone = summariseRegion(region, a, b, { a: 4, b: 8 }, { a: kept.a, b: null })
    expect(alone.b?.mm3Above).toBe(72)
  })

  it('has no numbers where there is no voxel, and no correlation of two', () => {
    const none = summariseRegion(Int32Array.of(6), a, null, { a: 4, b: 8 })
    expect(none).toMatchObject({ b: null, difference: null, withinCorrelation: null, withinN: 0 })
    expect(none.a).toEqual({
      n: 0,
      zeros: 0,
      notFinite: 1,
      mean: null,
      median: null,
      robustSd: null,
      quartiles: null,
      peak: null,
      trough: null,
      shareAbove: null,
      mm3Above: 0,
    })
    const correlation = (...voxels: number[]) =>
      summariseRegion(Int32Array.from(voxels), a, b, { a: 4, b: 8 }).withinCorrelation
    expect(correlation(1, 2)).toBeNull()
    expect(correlation(1, 2, 6)).toBeNull()
    expect(correlation(1, 2, 3)).not.toBeNull()
  })
})

it('a quantile lies between the two values around it', () => {
  const of = (share: number) => quantile([1, 2, 4, 8], share)
  expect([0, 1 / 6, 1 / 3, 0.5, 5 / 6, 1].map(of)).toEqual([1, 1.5, 2, 3, 6, 8])
  expect([quantile([], 0.5), quantile([7], 0.3)]).toEqual([null, 7])
})
