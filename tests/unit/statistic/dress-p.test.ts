import { describe, expect, it } from 'vitest'
import { dressP, type PDress, pDresses } from '#statistic/dress-p.ts'
import { isOfP } from '#volume/statistic-kind.ts'

const p = [0.5, 0.01, 1e-12, 1, 1e-300]

describe('p in another dress', () => {
  it('is large where p is small, in each dress but p itself', () => {
    // scipy: norm.isf of the same p.
    expect([...dressP(p, 'p', 'negLog10P', 1).values].map((v) => Number(v.toFixed(9)))).toEqual([
      0.301029996, 2, 12, 0, 300,
    ])
    expect([...dressP(p, 'p', 'oneMinusP', 1).values]).toEqual([0.5, 0.99, 1 - 1e-12, 0, 1])
    const z = dressP(p, 'p', 'z', 1).values
    expect(z[0]).toBeCloseTo(0, 12)
    expect(z[1]).toBeCloseTo(2.3263478740408408, 12)
    expect(z[2]).toBeCloseTo(7.034483825301132, 9)
    expect(z[4]).toBeCloseTo(37.0471, 3)
  })

  it('goes from each dress to each and back', () => {
    const some = [0.9, 0.5, 0.04, 0.001]
    for (const via of ['negLog10P', 'oneMinusP', 'p'] as const) {
      const there = dressP(some, 'p', via, 1).values
      const back = dressP(there, via, 'p', via === 'p' ? 1 : 0).values
      some.forEach((value, i) => {
        expect(back[i]).toBeCloseTo(value, 12)
      })
    }
    expect([...dressP([3 * Math.LN10], 'negLogP', 'negLog10P', 0).values][0]).toBeCloseTo(3, 12)
  })

  it('leaves out what was not computed: p = 0 as the background', () => {
    const { values, zeros, outside } = dressP([0, 0.5, 0, 0.01], 'p', 'negLog10P', 0)
    expect([...values]).toEqual([
      Number.NaN,
      expect.closeTo(0.301, 3),
      Number.NaN,
      expect.closeTo(2, 12),
    ])
    expect([zeros, outside]).toEqual([0, 0])
  })

  it('takes a p that was rounded to 0 for the smallest that the map states, and counts it', () => {
    const { values, zeros } = dressP([1, 0, 1e-5, 0.5], 'p', 'negLog10P', 1)
    expect([...values]).toEqual([
      0,
      expect.closeTo(5, 12),
      expect.closeTo(5, 12),
      expect.closeTo(0.301, 3),
    ])
    expect(zeros).toBe(1)
  })

  it('makes no value of what is no p, and counts it', () => {
    const { values, outside } = dressP([1.2, -0.1, Number.NaN, 0.1], 'p', 'negLog10P', 1)
    expect([...values]).toEqual([Number.NaN, Number.NaN, Number.NaN, expect.closeTo(1, 12)])
    expect(outside).toBe(2)
  })

  it('knows which maps are of p', () => {
    expect((['p', 'oneMinusP', 'negLogP', 'negLog10P'] as const).every(isOfP)).toBe(true)
    expect((['z', 't', 'unknown', 'ale'] as const).some(isOfP)).toBe(false)
    expect((Object.keys(pDresses) as PDress[])[0]).toBe('negLog10P')
  })
})
