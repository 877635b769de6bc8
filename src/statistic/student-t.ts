/** Student's t and Fisher's F: upper tails as logarithms, and the z of the same tail. */
import { logIncompleteBeta } from './incomplete-beta.ts'
import { zFromLogUpperP } from './normal.ts'

/** Natural logarithm of P(T > t) for `df` degrees of freedom, t >= 0. */
function logUpperTail(t: number, df: number): number {
  const squared = t * t
  const sum = df + squared
  return Math.log(0.5) + logIncompleteBeta(df / sum, squared / sum, df / 2, 0.5)
}

/** Natural logarithm of P(T > t). */
export function logTUpperTail(t: number, df: number): number {
  if (!(df > 0)) return Number.NaN
  return t >= 0 ? logUpperTail(t, df) : Math.log1p(-Math.exp(logUpperTail(-t, df)))
}

/** z with the same tail as `t`: keeps the sign, and stays exact where p is too small for a double. */
export function zFromT(t: number, df: number): number {
  if (!(df > 0) || Number.isNaN(t)) return Number.NaN
  const z = zFromLogUpperP(logUpperTail(Math.abs(t), df))
  return t < 0 ? -z : z
}

/** Natural logarithm of P(F > f). */
export function logFUpperTail(f: number, df1: number, df2: number): number {
  if (!(df1 > 0 && df2 > 0) || Number.isNaN(f)) return Number.NaN
  if (f <= 0) return 0
  const sum = df2 + df1 * f
  return logIncompleteBeta(df2 / sum, (df1 * f) / sum, df2 / 2, df1 / 2)
}

/** z with the same upper tail as `f`: an F is not signed, so a small F gives a negative z. */
export function zFromF(f: number, df1: number, df2: number): number {
  return zFromLogUpperP(logFUpperTail(f, df1, df2))
}
