import { describe, expect, test } from 'vitest'
import { faceQuality, thinShare } from '../../../atlases/build/face-quality.ts'

describe('the quality of a face', () => {
  const of = (...p: number[]) => faceQuality(Float32Array.from(p), Uint32Array.of(0, 1, 2), 0)

  test('is 1 for an equilateral one of any size, 0 for a line and for a point', () => {
    expect(of(0, 0, 0, 2, 0, 0, 1, Math.sqrt(3), 0)).toBeCloseTo(1, 6)
    expect(of(0, 0, 0, 0, 0.2, 0, 0, 0.1, 0.1 * Math.sqrt(3))).toBeCloseTo(1, 6)
    expect(of(0, 0, 0, 1, 0, 0, 3, 0, 0)).toBe(0)
    expect(of(1, 1, 1, 1, 1, 1, 1, 1, 1)).toBe(0)
  })

  test('is that of a right triangle with equal legs, whichever corner comes first', () => {
    // Area 1/2, squared edges 1, 1 and 2.
    const expected = (4 * Math.sqrt(3) * 0.5) / 4
    expect(of(0, 0, 0, 1, 0, 0, 0, 1, 0)).toBeCloseTo(expected, 6)
    expect(of(1, 0, 0, 0, 1, 0, 0, 0, 0)).toBeCloseTo(expected, 6)
  })

  test('below a limit is counted as a share of all faces', () => {
    const positions = Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0, 0.5, 0.01, 0)
    const faces = Uint32Array.of(0, 1, 2, 0, 3, 1)
    expect(thinShare(positions, faces, 0.1)).toBe(0.5)
    expect(thinShare(positions, faces, 0.01)).toBe(0)
  })
})
