import { describe, expect, it } from 'vitest'
import { overlapByExtent, overlapByValue, overlapOf } from '#comparison/overlap.ts'
import { overlapGrid } from '#comparison/overlap-grid.ts'
import { pairForOverlap } from '#comparison/pair.ts'
import { seededRandom } from '#statistic/random.ts'

describe('overlap', () => {
  const thresholds = { a: 1, b: 1 }

  it('never matches a positive with a negative value', () => {
    const pairs = pairForOverlap([2, -2, 2, 0.5], [2, -2, -2, 2])
    expect(overlapOf(pairs, { thresholds, twoSided: true })).toMatchObject({
      inA: 3,
      inB: 4,
      inBoth: 2,
      dice: 4 / 7,
      jaccard: 2 / 5,
    })
    expect(overlapOf(pairs, { thresholds, twoSided: false })).toMatchObject({
      inA: 2,
      inB: 2,
      inBoth: 1,
    })
  })

  it('has no value where neither map has anything', () => {
    expect(overlapOf(pairForOverlap([0.1], [0.2]), { thresholds, twoSided: false })).toMatchObject({
      dice: null,
      jaccard: null,
      diceByChance: null,
    })
  })

  it('of maps that know nothing of each other is what chance gives', () => {
    const random = seededRandom(3)
    const draw = () => Float64Array.from({ length: 40_000 }, () => random() * 4)
    const pairs = pairForOverlap(draw(), draw())
    for (const point of [...overlapByValue(pairs, { step: 0.5 }), ...overlapByExtent(pairs)])
      expect(Math.abs(point.dice! - point.diceByChance!)).toBeLessThan(0.05)
    for (const { extent, diceByChance } of overlapByExtent(pairs))
      expect(diceByChance).toBeCloseTo(extent!, 4)
  })

  it('of each pair of free thresholds is what counting anew gives', () => {
    const random = seededRandom(5)
    const draw = () =>
      Float64Array.from({ length: 400 }, () => Math.round((random() - 0.4) * 40) / 10)
    const pairs = pairForOverlap(draw(), draw())
    for (const twoSided of [false, true]) {
      const { thresholds, cells } = overlapGrid(pairs, { steps: 6, twoSided })
      expect(thresholds.a).toHaveLength(6)
      expect(thresholds.a.at(-1)).toBe(
        Math.max(...pairs.a.map((v) => (twoSided ? Math.abs(v) : v))),
      )
      for (const [i, a] of thresholds.a.entries())
        for (const [j, b] of thresholds.b.entries())
          expect(cells[i * 6 + j]).toEqual(overlapOf(pairs, { thresholds: { a, b }, twoSided }))
    }
  })

  it('has no free thresholds where a map has nothing above 0', () => {
    const { cells } = overlapGrid(pairForOverlap([-1, -2], [1, 2]), {})
    expect(cells).toEqual([])
  })

  it('by extent leaves out shares that would reach down to 0', () => {
    const pairs = pairForOverlap([3, 2, 0, 0], [1, 1, 1, 1])
    expect(
      overlapByExtent(pairs, { shares: [0.25, 0.5, 0.75] }).map(({ extent }) => extent),
    ).toEqual([0.25, 0.5])
  })
})
