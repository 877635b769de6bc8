import { describe, expect, test } from 'vitest'
import { logNormalUpperTail, zFromLogUpperP, zFromUpperP } from '#statistic/normal.ts'

describe('z of an upper tail by its logarithm', () => {
  test.each([-800, -5000, -1e6])('is where the tail has that logarithm: %d', (logP) => {
    expect(logNormalUpperTail(zFromLogUpperP(logP)) / logP).toBeCloseTo(1, 12)
  })

  test('goes on from what a double still holds', () => {
    expect(zFromLogUpperP(-3)).toBeCloseTo(zFromUpperP(Math.exp(-3)), 12)
    const [near, far] = [zFromLogUpperP(-689.999), zFromLogUpperP(-690.001)]
    expect(far - near).toBeGreaterThan(0)
    expect(far - near).toBeLessThan(1e-4)
  })

  test('of no probability at all has no end', () => {
    expect(zFromLogUpperP(Number.NEGATIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY)
  })
})
