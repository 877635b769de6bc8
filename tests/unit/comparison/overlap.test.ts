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

  it('by value goes on in steps until nothing of either map is left', () => {
    const pairs = pairForOverlap([0.3, 1, -2, 0.6], [0.5, 0.9, 0.1, -0.6])
    const points = overlapByValue(pairs, { step: 0.3 })
    expect(points.map(({ thresholds }) => [thresholds.a, thresholds.b])).toEqual([
      [0.3, 0.3],
      [0.6, 0.6],
      [0.9, 0.9],
    ])
    expect(points.map(({ inA, inB, inBoth, extent }) => [inA, inB, inBoth, extent])).toEqual([
      [3, 2, 2, null],
      [2, 1, 1, null],
      [1, 1, 1, null],
    ])
    expect(overlapByValue(pairs)).toHaveLength(10)
    const twoSided = overlapByValue(pairs, { step: 0.5, twoSided: true })
    expect(twoSided.map(({ inA, inB }) => [inA, inB])).toEqual([
      [3, 3],
      [2, 0],
      [1, 0],
      [1, 0],
    ])
    expect(overlapByValue(pairForOverlap([-1], [-2]))).toEqual([])
    // Where one map has nothing at all, the other one still says how far it goes.
    expect(overlapByValue(pairForOverlap([-1, 1], [-2, -2]), { step: 1 })).toHaveLength(1)
    expect(overlapByValue(pairForOverlap([1e6], [1]), { step: 0.1 })).toHaveLength(1000)
  })

  it('by extent takes the strongest share of each map, one place at least', () => {
    const a = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    const b = [100, 90, 80, 70, 60, 50, 40, 30, 20, 10]
    const points = overlapByExtent(pairForOverlap(a, b), { shares: [0.01, 0.24, 0.6] })
    expect(
      points.map(({ thresholds, inA, inB, inBoth, extent }) => [
        thresholds.a,
        thresholds.b,
        inA,
        inB,
        inBoth,
        extent,
      ]),
    ).toEqual([
      [10, 100, 1, 1, 0, 0.01],
      [9, 90, 2, 2, 0, 0.24],
      [5, 50, 6, 6, 2, 0.6],
    ])
    const signed = pairForOverlap([-9, 1, 2, 8], [-9, 1, 8, 2])
    const [two] = overlapByExtent(signed, { shares: [0.5], twoSided: true })
    expect([two?.thresholds.a, two?.inBoth, two?.jaccard]).toEqual([8, 1, 1 / 3])
  })

  it('by extent and of free thresholds is the same whatever the unit of the maps', () => {
    const random = seededRandom(9)
    const draw = () => Float64Array.from({ length: 200 }, () => random() - 0.3)
    const [a, b] = [draw(), draw()]
    const counts = (scale: number) => {
      const pairs = pairForOverlap(
        a.map((value) => scale * value),
        b.map((value) => scale * value),
      )
      const grid = overlapGrid(pairs, { steps: 5, twoSided: true })
      return [...overlapByExtent(pairs, { shares: [0.1, 0.3] }), ...grid.cells].map(
        ({ inA, inB, inBoth }) => [inA, inB, inBoth],
      )
    }
    expect(counts(1)).toHaveLength(27)
    // As in a map of ALE values, of which none comes near 1; and in one of percent.
    expect(counts(2 ** -10)).toEqual(counts(1))
    expect(counts(2 ** 7)).toEqual(counts(1))
  })

  it('by extent leaves out shares that would reach down to 0', () => {
    const pairs = pairForOverlap([3, 2, 0, 0], [1, 1, 1, 1])
    expect(
      overlapByExtent(pairs, { shares: [0.25, 0.5, 0.75] }).map(({ extent }) => extent),
    ).toEqual([0.25, 0.5])
  })
})
