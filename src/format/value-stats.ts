import type { ValueStats } from './file-info.ts'

/** Counts and moments of the finite values. The sum is compensated (Neumaier 1974), so it does not drift with length. */
export function valueStats(values: ArrayLike<number>): ValueStats {
  let nonFinite = 0
  let zeros = 0
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  let sum = 0
  let lost = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    // True for NaN and both infinities only.
    if (value - value !== 0) {
      nonFinite++
      continue
    }
    if (value === 0) {
      zeros++
      if (min > 0) min = 0
      if (max < 0) max = 0
      continue
    }
    if (value < min) min = value
    if (value > max) max = value
    const next = sum + value
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum
    sum = next
  }
  const finite = values.length - nonFinite
  const total = sum + lost
  return {
    n: values.length,
    nonFinite,
    zeros,
    min: finite > 0 ? min : null,
    max: finite > 0 ? max : null,
    mean: finite > 0 ? total / finite : null,
    sum: total,
  }
}
