import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareMaps } from '#comparison/compare-maps.ts'
import { metricIds, metrics } from '#comparison/index.ts'

const value = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: -8, max: 8, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY) },
)
const maps = fc
  .array(fc.tuple(value, value), { maxLength: 60 })
  .map((rows) => ({ a: rows.map(([x]) => x), b: rows.map(([, y]) => y) }))
const options = { zeros: 'drop', thresholds: { a: 1, b: 1 }, twoSided: true } as const

describe.each(metricIds)('%s', (id) => {
  const { range, label, describe: words } = metrics[id]

  it('stays in its range, or is null, whatever the maps hold', () => {
    fc.assert(
      fc.property(maps, ({ a, b }) => {
        const found = compareMaps(a, b, options)[id]
        if (found !== null) {
          expect(found).toBeGreaterThanOrEqual(range[0])
          expect(found).toBeLessThanOrEqual(range[1])
        }
      }),
    )
  })

  it('does not depend on which map comes first', () => {
    fc.assert(
      fc.property(maps, ({ a, b }) => {
        const [one, other] = [compareMaps(a, b, options)[id], compareMaps(b, a, options)[id]]
        if (one === null) expect(other).toBeNull()
        else expect(other).toBeCloseTo(one, 10)
      }),
    )
  })

  it('is highest for a map and itself, and takes no part of places without a number', () => {
    const a = [1, 2.5, -3, 4, 0.5, 7]
    expect(compareMaps(a, a, options)[id]).toBeCloseTo(range[1], 12)
    const withHoles = [Number.NaN, ...a, Number.NaN]
    const b = [-2, 1, 3, 3, -1, 6]
    expect(compareMaps(withHoles, [9, ...b, Number.NEGATIVE_INFINITY], options)[id]).toBe(
      compareMaps(a, b, options)[id],
    )
  })

  it('says what it is in a sentence', () => {
    expect(label.length).toBeGreaterThan(2)
    expect(words).toMatch(/^[A-Z].*\.$/)
  })
})
