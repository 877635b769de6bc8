import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alphaOfTwoGrounds } from '#app/figure/clear-ground.ts'

test('a colour that covers the ground in part comes back with its part', () => {
  const level = fc.integer({ min: 0, max: 255 })
  fc.assert(
    fc.property(level, level, level, fc.integer({ min: 16, max: 255 }), (r, g, b, alpha) => {
      const on = (ground: number) =>
        Uint8ClampedArray.from([
          ...[r, g, b].map((c) => Math.round((c * alpha + ground * (255 - alpha)) / 255)),
          255,
        ])
      const picture = on(0)
      alphaOfTwoGrounds(picture, on(255))
      expect(Math.abs((picture[3] ?? 0) - alpha)).toBeLessThanOrEqual(1)
      for (const [c, value] of [r, g, b].entries())
        expect(Math.abs((picture[c] ?? 0) - value)).toBeLessThanOrEqual(255 / alpha + 1)
    }),
  )
})

test('bare ground is wholly clear, and what hides it is wholly there', () => {
  const bare = Uint8ClampedArray.of(0, 0, 0, 255)
  alphaOfTwoGrounds(bare, Uint8ClampedArray.of(255, 255, 255, 255))
  expect([...bare]).toEqual([0, 0, 0, 0])
  const solid = Uint8ClampedArray.of(9, 80, 200, 255)
  alphaOfTwoGrounds(solid, Uint8ClampedArray.of(9, 80, 200, 255))
  expect([...solid]).toEqual([9, 80, 200, 255])
})
