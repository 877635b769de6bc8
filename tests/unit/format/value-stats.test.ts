import fc from 'fast-check'
import { expect, it } from 'vitest'
import { valueStats } from '#format/value-stats.ts'

it('counts and sums as a naive reading of the definition does', () => {
  const value = fc.oneof(
    fc.constantFrom(0, -0, Number.NaN, Infinity, -Infinity),
    fc.integer({ min: -1e6, max: 1e6 }),
  )
  fc.assert(
    fc.property(fc.array(value, { maxLength: 50 }), (list) => {
      const finite = list.filter(Number.isFinite)
      const sum = finite.reduce((a, b) => a + b, 0)
      const stats = valueStats(Float64Array.from(list))
      expect(stats).toEqual({
        n: list.length,
        nonFinite: list.length - finite.length,
        zeros: finite.filter((v) => v === 0).length,
        min: finite.length > 0 ? expect.closeTo(Math.min(...finite), 12) : null,
        max: finite.length > 0 ? expect.closeTo(Math.max(...finite), 12) : null,
        mean: finite.length > 0 ? expect.closeTo(sum / finite.length, 6) : null,
        sum: expect.closeTo(sum, 6),
      })
    }),
  )
})

it('does not drift over millions of values', () => {
  const values = new Float64Array(3_000_000).fill(0.1)
  expect(Math.abs(valueStats(values).sum - 300_000)).toBeLessThan(1e-7)
})
