import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { combineMaps, modeIds, modes } from '#comparison/mode/index.ts'
import type { Mode } from '#comparison/mode/mode.ts'

const options = { thresholds: { a: 2, b: 3 }, twoSided: true, showing: 'b' } as const

describe.each(modeIds)('mode %s', (id) => {
  const mode: Mode = modes[id]

  it('says what it is and when it means nothing', () => {
    expect(mode.describe).toMatch(/^[A-Z].*\.$/)
    expect(mode.meansNothing).toMatch(/^["A-Z].*\.$/)
    expect(mode.label).not.toBe('')
  })

  it('gives a number wherever both maps have one, and none where a map that it needs has none', () => {
    const value = fc.double({ min: -9, max: 9, noNaN: true })
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(mode.combine(a, b, options)).not.toBeNaN()
      }),
    )
    if (mode.drawn === 'one') return
    expect(mode.combine(Number.NaN, 1, options)).toBeNaN()
    expect(mode.combine(1, Number.NaN, options)).toBeNaN()
  })

  it('that shows classes names each of its values', () => {
    const known = new Set([0, ...(mode.classes ?? []).map(({ value }) => value)])
    if (mode.drawn !== 'classes') return
    for (const a of [-5, -2, 0, 1, 2, 5])
      for (const b of [-5, -3, 0, 1, 3, 5]) expect(known).toContain(mode.combine(a, b, options))
  })
})

describe('modes of two maps', () => {
  const of = (id: keyof typeof modes, a: number, b: number, more = {}) =>
    modes[id].combine(a, b, { ...options, ...more })

  it('subtract, take the weaker of one sign, and sort by agreement', () => {
    expect(of('difference', 3, 5)).toBe(-2)
    expect([of('conjunction', 3, 5), of('conjunction', -3, -5), of('conjunction', 3, -5)]).toEqual([
      3, -3, 0,
    ])
    expect(of('conjunction', 3, -5, { twoSided: false })).toBe(-5)
    expect([
      of('agreement', 2, 3),
      of('agreement', 2, -3),
      of('agreement', 2, 2.9),
      of('agreement', 1.9, 3),
      of('agreement', 1, 1),
    ]).toEqual([1, 2, 3, 4, 0])
    expect(of('agreement', -2, 0, { twoSided: false })).toBe(0)
  })

  it('thresholding the conjunction is intersecting the thresholded maps', () => {
    const value = fc.double({ min: -9, max: 9, noNaN: true })
    fc.assert(
      fc.property(value, value, fc.double({ min: 0.1, max: 5, noNaN: true }), (a, b, t) => {
        const both = (a >= t && b >= t) || (a <= -t && b <= -t)
        expect(Math.abs(of('conjunction', a, b)) >= t).toBe(both)
      }),
    )
  })

  it('show one map at a time where they alternate', () => {
    expect(combineMaps('flicker', [1, 2], [3, 4], options)).toEqual(Float32Array.of(3, 4))
    expect(combineMaps('wipe', [1, 2], [3, 4], { ...options, showing: 'a' })).toEqual(
      Float32Array.of(1, 2),
    )
  })
})
