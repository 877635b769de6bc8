import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distance, point, voxelPoint, worldPoint } from '#space/point.ts'

const coordinate = fc.double({ min: -300, max: 300, noNaN: true })
const anyWorldPoint = fc.tuple(coordinate, coordinate, coordinate).map((p) => worldPoint(...p))

describe('points', () => {
  it('keep their three numbers in order', () => {
    expect([...worldPoint(1, 2, 3)]).toEqual([1, 2, 3])
    expect([...voxelPoint(4, 5, 6)]).toEqual([4, 5, 6])
    expect([...point<'scene'>(7, 8, 9)]).toEqual([7, 8, 9])
  })
})

describe('distance', () => {
  it('is 13 for steps of 3, 4 and 12', () => {
    expect(distance(worldPoint(1, 1, 1), worldPoint(4, 5, 13))).toBe(13)
  })

  it('is the same in both directions, and a detour is never shorter', () => {
    fc.assert(
      fc.property(anyWorldPoint, anyWorldPoint, anyWorldPoint, (a, b, c) => {
        expect(distance(a, b)).toBe(distance(b, a))
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c) + 1e-9)
      }),
    )
  })
})
