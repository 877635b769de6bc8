/** The standard normal distribution: tails without cancellation, quantiles to double precision. */

const SQRT_2_PI = Math.sqrt(2 * Math.PI)

/** Coefficients of Wichura 1988, algorithm AS 241 (PPND16), doi:10.2307/2347330; highest power first. */
const CENTRE = {
  top: [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
    1971.5909503065513, 133.14166789178438, 3.3871328727963665,
  ],
  bottom: [
    5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
    687.1870074920579, 42.31333070160091, 1,
  ],
} as const
const MIDDLE = {
  top: [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684,
    3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  bottom: [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008,
    0.6897673349851, 1.6763848301838038, 2.053191626637759, 1,
  ],
} as const
const FAR = {
  top: [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124,
    0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  bottom: [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133,
    0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
  ],
} as const

function ratio(at: number, parts: { top: readonly number[]; bottom: readonly number[] }): number {
  const horner = (coefficients: readonly number[]) =>
    coefficients.reduce((sum, c) => sum * at + c, 0)
  return horner(parts.top) / horner(parts.bottom)
}

/** z whose upper tail is `p`: positive for p < 1/2. `p` down to the smallest double; 0 gives Infinity. */
export function zFromUpperP(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN
  if (p === 0) return Number.POSITIVE_INFINITY
  if (p === 1) return Number.NEGATIVE_INFINITY
  const q = 0.5 - p
  if (Math.abs(q) <= 0.425) return q * ratio(0.180625 - q * q, CENTRE)
  const r = Math.sqrt(-Math.log(q > 0 ? p : 1 - p))
  const z = r <= 5 ? ratio(r - 1.6, MIDDLE) : ratio(r - 5, FAR)
  return q > 0 ? z : -z
}

/** Density at `z`. */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) / SQRT_2_PI
}

/**
 * `Q(z) / density(z)` as `1 / (z + 1 / (z + 2 / (z + ...)))` from the innermost term outwards; converges for z > 0,
 * and fast enough from 2 on.
 */
function inverseMills(z: number): number {
  let value = z
  for (let k = Math.ceil(20 + 900 / (z * z)); k > 0; k--) value = z + k / value
  return value
}

/** P(Z > z), without cancellation in the upper tail. */
export function normalUpperTail(z: number): number {
  if (z < 0) return 1 - normalUpperTail(-z)
  if (z >= 2) return normalDensity(z) / inverseMills(z)
  let term = z
  let sum = z
  for (let k = 3; Math.abs(term) > 1e-18 * sum; k += 2) {
    term *= (z * z) / k
    sum += term
  }
  return 0.5 - normalDensity(z) * sum
}

/** Natural logarithm of P(Z > z), exact also where that probability is below the smallest double. */
export function logNormalUpperTail(z: number): number {
  if (z < 2) return Math.log(normalUpperTail(z))
  return -0.5 * z * z - Math.log(SQRT_2_PI) - Math.log(inverseMills(z))
}

/** z whose upper tail has the natural logarithm `logP`: for p too small to be a double. */
export function zFromLogUpperP(logP: number): number {
  if (!(logP < -690)) return zFromUpperP(Math.exp(logP))
  if (logP === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY
  let z = Math.sqrt(-2 * logP)
  for (let step = 0; step < 6; step++) z += (logNormalUpperTail(z) - logP) / inverseMills(z)
  return z
}
