/**
 * What a value of a statistic means as a probability under the null hypothesis, and back. Where that can't be said, because the
 * statistic or its degrees of freedom are not known, the answer is null and never a guess.
 */
import type { StatisticKind } from '#volume/statistic-kind.ts'
import { logUpperGamma } from './incomplete-gamma.ts'
import { logNormalUpperTail, zFromLogUpperP } from './normal.ts'
import { logFUpperTail, logTUpperTail } from './student-t.ts'

export type Statistic = {
  readonly kind: StatisticKind
  readonly dof?: readonly number[] | undefined
}

export type Tails = {
  /** Both directions count: p of the magnitude, doubled. Says nothing of F and chi-squared, which have no direction. */
  readonly twoSided?: boolean | undefined
}

/** Natural logarithm of P(chi-squared > x) with `df` degrees of freedom. */
export function logChi2UpperTail(x: number, df: number): number {
  if (!(df > 0) || Number.isNaN(x)) return Number.NaN
  return logUpperGamma(df / 2, x / 2)
}

type LogTail = { readonly logUpperTail: (value: number) => number; readonly signed: boolean }

const usable = (df: number | undefined): df is number => df !== undefined && df > 0 && df < 1e12

/** Distributions with a tail to look up; undefined for all else. */
function distributionOf({ kind, dof = [] }: Statistic): LogTail | undefined {
  const [first, second] = dof
  if (kind === 'z') return { logUpperTail: logNormalUpperTail, signed: true }
  if (kind === 't' && usable(first)) {
    return { logUpperTail: (t) => logTUpperTail(t, first), signed: true }
  }
  if (kind === 'r' && usable(first)) {
    // t of a correlation with df = n - 2.
    const tOf = (r: number) => r * Math.sqrt(first / ((1 - r) * (1 + r)))
    return {
      logUpperTail: (r) => (Math.abs(r) < 1 ? logTUpperTail(tOf(r), first) : Number.NaN),
      signed: true,
    }
  }
  if (kind === 'F' && usable(first) && usable(second)) {
    return { logUpperTail: (f) => logFUpperTail(f, first, second), signed: false }
  }
  if (kind === 'chi2' && usable(first)) {
    return { logUpperTail: (x) => logChi2UpperTail(x, first), signed: false }
  }
  return undefined
}

/** Maps of p in its various dresses: the natural logarithm of the p that a value stands for. */
const logPOfProbability: { readonly [kind in StatisticKind]?: (value: number) => number } = {
  p: (p) => (p >= 0 && p <= 1 ? Math.log(p) : Number.NaN),
  oneMinusP: (q) => (q >= 0 && q <= 1 ? Math.log1p(-q) : Number.NaN),
  negLogP: (x) => (x >= 0 ? -x : Number.NaN),
  negLog10P: (x) => (x >= 0 ? -x * Math.LN10 : Number.NaN),
}

/**
 * Natural logarithm of p, exact also where p is too small for a double. One-sided means the upper tail. A map of p values says
 * its own p, whose sides only its makers know. Null where the value can't be turned into a p.
 */
export function logPOf(
  value: number,
  statistic: Statistic,
  { twoSided }: Tails = {},
): number | null {
  const known = (logP: number) => (Number.isNaN(logP) ? null : logP)
  const probability = logPOfProbability[statistic.kind]
  if (probability) return known(probability(value))
  const distribution = distributionOf(statistic)
  if (!distribution) return null
  if (!(twoSided && distribution.signed)) return known(distribution.logUpperTail(value))
  return known(Math.min(0, Math.LN2 + distribution.logUpperTail(Math.abs(value))))
}

/**
 * p of a value, or null where it is not known. Never 0 for a value that is finite: below the smallest double that is what comes
 * back (`logPOf` has the logarithm).
 */
export function pOf(value: number, statistic: Statistic, tails: Tails = {}): number | null {
  const logP = logPOf(value, statistic, tails)
  if (logP === null) return null
  return logP === Number.NEGATIVE_INFINITY ? 0 : Math.max(Math.exp(logP), Number.MIN_VALUE)
}

/**
 * The value whose p is `p`: the threshold for a given p. Null where the statistic is not known, or p is not between 0 and 1.
 * Two-sided, the positive one of the two.
 */
export function valueAtP(p: number, statistic: Statistic, { twoSided }: Tails = {}): number | null {
  if (!(p > 0 && p < 1)) return null
  const { kind } = statistic
  if (kind === 'p') return p
  if (kind === 'oneMinusP') return 1 - p
  if (kind === 'negLogP') return -Math.log(p)
  if (kind === 'negLog10P') return -Math.log10(p)
  const distribution = distributionOf(statistic)
  if (!distribution) return null
  const tail = twoSided && distribution.signed ? p / 2 : p
  const logP = Math.log(tail)
  if (kind === 'z') return zFromLogUpperP(logP)
  if (distribution.signed && tail > 0.5)
    return -valueWithTail(distribution, Math.log1p(-tail), kind)
  return valueWithTail(distribution, logP, kind)
}

/** Bisection of the tail's logarithm over the values from 0 up: 1 at most for a correlation. */
function valueWithTail({ logUpperTail }: LogTail, logP: number, kind: StatisticKind): number {
  let low = 0
  let high = 1
  if (kind !== 'r') while (logUpperTail(high) > logP && high < 1e300) high *= 2
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (logUpperTail(middle) > logP) low = middle
    else high = middle
  }
  return (low + high) / 2
}
