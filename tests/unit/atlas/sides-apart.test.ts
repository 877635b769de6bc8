import { describe, expect, test } from 'vitest'
import { cuttingFaces } from '../../../atlases/build/self-intersection.ts'
import { movedApart, retractedApart, together } from '../../../atlases/build/sides-apart.ts'
import { icosphere } from '../mesh/icosphere.ts'

const { positions, faces } = icosphere(3)
const ball = (x: number, radius: number) => ({
  positions: positions.map((value, i) => radius * value + (i % 3 === 0 ? x : 0)),
  faces,
})
const crosses = (...parts: Parameters<typeof movedApart>[0]) => {
  const pair = together(parts)
  return cuttingFaces(pair.positions, pair.faces).includes(1)
}

describe('two sides', () => {
  test('that cross are moved apart, each away from the other, and no further', () => {
    const parts = [ball(-9.9, 10), ball(9.9, 10)] as const
    expect(crosses(...parts)).toBe(true)
    const [left, right] = movedApart(parts)
    expect(crosses({ positions: left, faces }, { positions: right, faces })).toBe(false)
    for (let o = 0; o < positions.length; o += 3) {
      expect(left[o]! - parts[0].positions[o]!).toBeLessThan(0.07)
      expect(right[o]! - parts[1].positions[o]!).toBeGreaterThan(-0.07)
      // Far from the midline nothing moves but by the step of storage.
      if (parts[0].positions[o]! < -3)
        expect(Math.abs(left[o]! - parts[0].positions[o]!)).toBeLessThan(0.01)
    }
  })

  test('that cross are drawn back to inner ones that do not, just there', () => {
    const outer = [ball(-9.9, 10), ball(9.9, 10)] as const
    const inner = [ball(-9.9, 8).positions, ball(9.9, 8).positions] as const
    const [left, right] = retractedApart(outer, inner)
    expect(crosses({ positions: left, faces }, { positions: right, faces })).toBe(false)
    const radius = (p: Float32Array, o: number, x: number) =>
      Math.hypot(p[o]! - x, p[o + 1]!, p[o + 2]!)
    let back = 0
    for (let o = 0; o < left.length; o += 3) {
      expect(radius(left, o, -9.9)).toBeGreaterThan(7.9)
      expect(radius(left, o, -9.9)).toBeLessThan(10.1)
      if (radius(left, o, -9.9) < 9.95) back++
    }
    expect(back).toBeGreaterThan(0)
    expect(back).toBeLessThan(left.length / 3 / 10)
    expect(right).toHaveLength(left.length)
  })
})
