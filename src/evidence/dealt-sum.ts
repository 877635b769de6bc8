/**
 * What the sum of a few of many numbers is when the few are dealt at random: the permutation distribution by its first three
 * moments, which are known without a single deal. It is taken for a gamma distribution (Pearson type III), whose quantiles
 * follow from the cube root (Wilson & Hilferty).
 */

export type DealtSum = {
  readonly mean: number
  readonly sd: number
  /** Third standardised moment. */
  readonly skewness: number
}

/** Relative to the mean: what is left of a standard deviation by rounding when all numbers are equal. */
const ROUNDING = 1e-6

/** Moments of the sum of `chosen` numbers dealt from all: sampling without replacement. */
export function dealtSum(numbers: ArrayLike<number>, chosen: number): DealtSum {
  const n = numbers.length
  let sum = 0
  for (let i = 0; i < n; i++) sum += numbers[i]!
  const mean = sum / n
  let second = 0
  let third = 0
  for (let i = 0; i < n; i++) {
    const d = numbers[i]! - mean
    second += d * d
    third += d * d * d
  }
  const rest = n - chosen
  const variance = n > 1 ? (chosen * rest * second) / (n * (n - 1)) : 0
  const sd = Math.sqrt(variance)
  if (!(sd > ROUNDING * Math.abs(mean) * n)) return { mean: chosen * mean, sd: 0, skewness: 0 }
  const thirdMoment =
    n > 2 ? (chosen * rest * (rest - chosen) * third) / (n * (n - 1) * (n - 2)) : 0
  return { mean: chosen * mean, sd, skewness: thirdMoment / sd ** 3 }
}

/** z of a standardised value under a distribution of mean 0, variance 1 and this skewness. */
export function zOfSkewed(standardised: number, skewness: number): number {
  if (Math.abs(skewness) < 1e-3) return standardised
  return (6 / skewness) * (Math.cbrt(1 + (skewness * standardised) / 2) - 1) + skewness / 6
}

/** The way back from `zOfSkewed`. */
export function skewedOfZ(z: number, skewness: number): number {
  if (Math.abs(skewness) < 1e-3) return z
  return (2 / skewness) * ((1 + (skewness / 6) * (z - skewness / 6)) ** 3 - 1)
}

/** In how many ways `chosen` of `n` can be dealt; Infinity beyond the largest double. */
export function waysToDeal(n: number, chosen: number): number {
  let ways = 1
  for (let i = 1; i <= chosen; i++) ways = (ways * (n - chosen + i)) / i
  return ways
}
