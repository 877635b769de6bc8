/** What a null distribution says of a correlation. */

export type NullSummary = {
  readonly n: number
  /** Two-sided: (1 + draws at least as far from 0) / (1 + n), so never 0. */
  readonly p: number
  readonly mean: number
  readonly sd: number
}

/** Draws that gave no correlation (NaN) are left out of `n`. Null where none is left. */
export function summariseNull(observed: number, draws: ArrayLike<number>): NullSummary | null {
  const values = Array.from(draws).filter((value) => Number.isFinite(value))
  const n = values.length
  if (n === 0 || !Number.isFinite(observed)) return null
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const reached = values.filter((value) => Math.abs(value) >= Math.abs(observed)).length
  return { n, p: (1 + reached) / (1 + n), mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : 0 }
}
