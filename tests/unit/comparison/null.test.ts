import { expect, it } from 'vitest'
import { summariseNull } from '#comparison/null.ts'

it('counts the draws that lie as far from 0, and itself; draws without a number are left out', () => {
  expect(summariseNull(0.5, [0.1, -0.6, 0.5, Number.NaN])).toEqual({
    n: 3,
    p: 3 / 4,
    mean: 0,
    // Squares .01, .36 and .25 over two degrees of freedom.
    sd: expect.closeTo(Math.sqrt(0.62 / 2), 12),
  })
  expect(summariseNull(-0.7, [0.1, -0.6])?.p).toBe(1 / 3)
})

it('has no spread with one draw, and no answer without any or without an observation', () => {
  expect(summariseNull(0.5, [0.2])).toEqual({ n: 1, p: 1 / 2, mean: 0.2, sd: 0 })
  expect(summariseNull(0.5, [Number.NaN])).toBeNull()
  expect(summariseNull(Number.NaN, [0.2])).toBeNull()
})
