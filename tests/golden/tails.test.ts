import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { logPOf, pOf, type Statistic, valueAtP } from '#statistic/tail.ts'

/** Made by tests/golden/make-tails.py with mpmath: natural logarithms of upper tails. */
const golden: [kind: 'z' | 't' | 'F' | 'chi2', dof: number[], value: number, logP: number][] =
  JSON.parse(readFileSync(new URL('../fixtures/statistic/tails.json', import.meta.url), 'utf8'))

describe('tails agree with mpmath, however small', () => {
  it.each(golden)('%s %j at %d', (kind, dof, value, logP) => {
    const actual = logPOf(value, { kind, dof })!
    expect(Math.abs(actual - logP)).toBeLessThan(
      1e-11 + 1e-12 * dof.reduce((a, b) => a + b, 0) + 1e-9 * Math.abs(logP),
    )
  })

  it.each(golden.filter(([, , , logP]) => logP > -700 && logP < -0.01))(
    '%s %j has the value %d at its own p',
    (kind, dof, value, logP) => {
      const found = valueAtP(Math.exp(logP), { kind, dof })!
      expect(Math.abs(found - value)).toBeLessThan(1e-7 * Math.max(1, Math.abs(value)))
    },
  )
})

describe('sides', () => {
  it.each([
    [{ kind: 'z' }, 1.96],
    [{ kind: 't', dof: [24] }, 3.1],
    [{ kind: 'r', dof: [30] }, 0.4],
  ] satisfies [Statistic, number][])(
    '%j counts both directions when asked to',
    (statistic, value) => {
      const one = pOf(value, statistic)!
      expect(pOf(value, statistic, { twoSided: true })).toBeCloseTo(2 * one, 14)
      expect(pOf(-value, statistic, { twoSided: true })).toBeCloseTo(2 * one, 14)
      expect(pOf(-value, statistic)).toBeCloseTo(1 - one, 12)
      expect(valueAtP(2 * one, statistic, { twoSided: true })).toBeCloseTo(value, 9)
      expect(valueAtP(1 - one, statistic)).toBeCloseTo(-value, 9)
    },
  )

  it('F and chi-squared have no direction', () => {
    for (const statistic of [
      { kind: 'F', dof: [2, 40] },
      { kind: 'chi2', dof: [3] },
    ] satisfies Statistic[]) {
      expect(pOf(4, statistic, { twoSided: true })).toBe(pOf(4, statistic))
      expect(valueAtP(0.01, statistic, { twoSided: true })).toBe(valueAtP(0.01, statistic))
    }
  })

  it('t(24) at 3.1 is not .001, and r is its t', () => {
    // scipy: t.sf(3.1, 24); r = .4 with 30 degrees of freedom has this t.
    expect(pOf(3.1, { kind: 't', dof: [24] })).toBeCloseTo(0.0024437617, 9)
    const t = 0.4 * Math.sqrt(30 / (1 - 0.16))
    expect(pOf(0.4, { kind: 'r', dof: [30] })).toBeCloseTo(pOf(t, { kind: 't', dof: [30] })!, 14)
  })
})

describe('what is not known is not guessed', () => {
  it.each([
    { kind: 'unknown' },
    { kind: 'effect' },
    { kind: 'ale' },
    { kind: 't' },
    { kind: 't', dof: [0] },
    { kind: 't', dof: [Number.NaN] },
    { kind: 'F', dof: [2] },
    { kind: 'chi2' },
    { kind: 'r' },
  ] satisfies Statistic[])('%j has no p', (statistic) => {
    expect(pOf(0.5, statistic)).toBeNull()
    expect(valueAtP(0.05, statistic)).toBeNull()
  })

  it('no data has no p, and no value has a p of 0 or 2', () => {
    expect(pOf(Number.NaN, { kind: 'z' })).toBeNull()
    expect(pOf(1.2, { kind: 'p' })).toBeNull()
    expect(pOf(1, { kind: 'r', dof: [10] })).toBeNull()
    expect(valueAtP(0, { kind: 'z' })).toBeNull()
    expect(valueAtP(2, { kind: 'z' })).toBeNull()
  })

  it('a finite value never has p = 0', () => {
    expect(pOf(200, { kind: 'z' })).toBeGreaterThan(0)
    expect(pOf(400, { kind: 'negLog10P' })).toBeGreaterThan(0)
    expect(pOf(0, { kind: 'p' })).toBe(0)
  })

  it('maps of p in their dresses stand for their own p', () => {
    expect(pOf(0.03, { kind: 'p' })).toBeCloseTo(0.03, 15)
    expect(pOf(0.97, { kind: 'oneMinusP' })).toBeCloseTo(0.03, 15)
    expect(pOf(3, { kind: 'negLog10P' })).toBeCloseTo(0.001, 15)
    expect(pOf(Math.log(1000), { kind: 'negLogP' })).toBeCloseTo(0.001, 15)
    for (const kind of ['p', 'oneMinusP', 'negLogP', 'negLog10P'] as const) {
      expect(pOf(valueAtP(0.01, { kind })!, { kind })).toBeCloseTo(0.01, 14)
    }
  })
})
