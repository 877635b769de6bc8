import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { adjustedP, fdrThresholdP } from '#statistic/fdr.ts'
import {
  logNormalUpperTail,
  normalUpperTail,
  zFromLogUpperP,
  zFromUpperP,
} from '#statistic/normal.ts'
import { logFUpperTail, logTUpperTail, zFromT } from '#statistic/student-t.ts'

/** Made by tests/golden/make-distributions.py with scipy. */
const golden: {
  zFromP: [p: number, z: number][]
  tails: [z: number, p: number, logP: number][]
  logTails: [z: number, logP: number][]
  t: [t: number, df: number, z: number][]
  f: [f: number, df1: number, df2: number, logP: number][]
  fdr: { p: number[]; adjusted: number[] }
} = JSON.parse(readFileSync(new URL('../fixtures/ale/distributions.json', import.meta.url), 'utf8'))

function relativeError(actual: number, expected: number): number {
  return Math.abs(actual - expected) / Math.max(Math.abs(expected), 1e-300)
}

describe('the normal distribution agrees with scipy', () => {
  it.each(golden.zFromP)('z of the upper tail %d', (p, z) => {
    expect(zFromUpperP(p)).toBeCloseTo(z, 12)
  })

  it.each(golden.tails)('upper tail of z = %d', (z, p, logP) => {
    expect(relativeError(normalUpperTail(z), p)).toBeLessThan(1e-12)
    expect(logNormalUpperTail(z)).toBeCloseTo(logP, 11)
  })

  it.each(golden.logTails)('the tail of z = %d, too small for a double, and back', (z, logP) => {
    expect(relativeError(logNormalUpperTail(z), logP)).toBeLessThan(1e-14)
    expect(zFromLogUpperP(logP)).toBeCloseTo(z, 9)
  })

  it('gives the ends of the line at p = 0 and 1, and NaN beyond', () => {
    expect(zFromUpperP(0)).toBe(Number.POSITIVE_INFINITY)
    expect(zFromUpperP(1)).toBe(Number.NEGATIVE_INFINITY)
    expect(zFromUpperP(-0.1)).toBeNaN()
    expect(zFromUpperP(Number.NaN)).toBeNaN()
  })
})

describe('t and F agree with scipy', () => {
  it.each(golden.t)('z of t = %d with %d degrees of freedom', (t, df, z) => {
    expect(Math.abs(zFromT(t, df) - z)).toBeLessThan(1e-9)
  })

  it.each(golden.f)('log tail of F = %d with %d and %d degrees of freedom', (f, df1, df2, logP) => {
    expect(relativeError(logFUpperTail(f, df1, df2), logP)).toBeLessThan(1e-9)
  })

  it('is half at t = 0, sums to one over both tails and refuses no degrees of freedom', () => {
    expect(Math.exp(logTUpperTail(0, 7))).toBeCloseTo(0.5, 12)
    expect(Math.exp(logTUpperTail(1.3, 7)) + Math.exp(logTUpperTail(-1.3, 7))).toBeCloseTo(1, 12)
    expect(zFromT(2, 0)).toBeNaN()
  })
})

describe('the false discovery rate', () => {
  it('adjusts p as scipy does', () => {
    const adjusted = adjustedP(golden.fdr.p)
    golden.fdr.adjusted.forEach((q, i) => {
      expect(adjusted[i]).toBeCloseTo(q, 14)
    })
  })

  it('finds the largest p whose adjusted value is within the rate', () => {
    const { p, adjusted } = golden.fdr
    for (const q of [0.0005, 0.01, 0.05, 0.1, 0.5]) {
      const kept = p.filter((_, i) => adjusted[i]! <= q)
      expect(fdrThresholdP(p, q)).toBe(kept.length > 0 ? Math.max(...kept) : null)
    }
  })
})
