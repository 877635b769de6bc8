/** The regularised upper incomplete gamma function, from which the tail of chi-squared follows. */
import { logGamma } from './incomplete-beta.ts'

/** Terms enough for shapes up to some ten million; both expansions need a few times the root of the shape. */
const mostTerms = 100_000

/**
 * Natural logarithm of Q(a, x) for a > 0, x >= 0: the power series of P below a + 1, Legendre's continued fraction by Lentz's
 * method above it (Press et al. 2007, Numerical Recipes, section 6.2).
 */
export function logUpperGamma(a: number, x: number): number {
  if (x <= 0) return 0
  if (x === Number.POSITIVE_INFINITY) return Number.NEGATIVE_INFINITY
  const front = a * Math.log(x) - x - logGamma(a)
  if (x < a + 1) {
    let term = 1 / a
    let sum = term
    for (let n = 1; n < mostTerms && term > 1e-17 * sum; n++) {
      term *= x / (a + n)
      sum += term
    }
    return Math.log1p(-Math.exp(front + Math.log(sum)))
  }
  const small = 1e-300
  let b = x + 1 - a
  let c = 1 / small
  let d = 1 / b
  let h = d
  for (let n = 1; n < mostTerms; n++) {
    const numerator = -n * (n - a)
    b += 2
    d = numerator * d + b
    d = 1 / (Math.abs(d) < small ? small : d)
    c = b + numerator / c
    if (Math.abs(c) < small) c = small
    const change = d * c
    h *= change
    if (Math.abs(change - 1) < 1e-16) break
  }
  return front + Math.log(h)
}
