/** The regularised incomplete beta function, from which the tails of t and F follow. */

/** Lanczos' approximation with g = 7 and nine terms (Godfrey 2001); relative error about 1e-15 for x > 0. */
const LANCZOS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
  12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
]

export function logGamma(x: number): number {
  let sum = LANCZOS[0]!
  for (let k = 1; k < LANCZOS.length; k++) sum += LANCZOS[k]! / (x - 1 + k)
  const t = x + 6.5
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum)
}

/**
 * Natural logarithm of I_x(a, b) for 0 <= x <= 1; `complement` is 1 - x, passed in because near 1 it can't be had from x.
 * Continued fraction evaluated by Lentz's method on the side where it converges.
 */
export function logIncompleteBeta(x: number, complement: number, a: number, b: number): number {
  if (x <= 0) return Number.NEGATIVE_INFINITY
  if (complement <= 0) return 0
  const swap = x > (a + 1) / (a + b + 2)
  const log = swap ? logFraction(complement, x, b, a) : logFraction(x, complement, a, b)
  return swap ? Math.log1p(-Math.exp(log)) : log
}

function logFraction(x: number, complement: number, a: number, b: number): number {
  const front =
    a * Math.log(x) +
    b * Math.log(complement) +
    logGamma(a + b) -
    logGamma(a) -
    logGamma(b) -
    Math.log(a)
  const tiny = 1e-300
  let c = 1
  let d = 1 - ((a + b) * x) / (a + 1)
  d = 1 / (Math.abs(d) < tiny ? tiny : d)
  let h = d
  for (let m = 1; m <= 10000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 + even * d
    c = 1 + even / c
    d = 1 / (Math.abs(d) < tiny ? tiny : d)
    if (Math.abs(c) < tiny) c = tiny
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 + odd * d
    c = 1 + odd / c
    d = 1 / (Math.abs(d) < tiny ? tiny : d)
    if (Math.abs(c) < tiny) c = tiny
    const change = d * c
    h *= change
    if (Math.abs(change - 1) < 1e-16) break
  }
  return front + Math.log(h)
}
