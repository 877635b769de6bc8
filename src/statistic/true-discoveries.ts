/**
 * All-Resolutions Inference: for any set of voxels, chosen before or after looking, a lower bound of how many of them are
 * truly active, at once for all sets with probability 1 - alpha. Rosenblatt et al. 2018, doi:10.1016/j.neuroimage.2018.07.060,
 * on closed testing with Simes' tests (Goeman & Solari), which needs p values that are valid and not negatively dependent.
 */

export type TrueDiscoveries = {
  readonly alpha: number
  /** Tests in the family: voxels with a p. */
  readonly tests: number
  /** Hommel's value: at most this many of the tests are truly null, with confidence 1 - alpha. */
  readonly hommel: number
  /** Least u with `hommel * p <= u * alpha`, one entry a p passed in; 0 where it was no number. */
  readonly category: Int32Array
}

/**
 * @param p one a voxel, one-sided or two-sided as the question is; NaN where there is no test (outside the mask).
 * Sorting is all it costs beyond a pass: the steepest line from (m, alpha) to the points below it gives the Hommel value.
 * @throws RangeError unless 0 < alpha < 1
 */
export function trueDiscoveries(p: ArrayLike<number>, alpha: number): TrueDiscoveries {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError('alpha must lie between 0 and 1')
  const sorted = Float64Array.from(p)
    .filter((value) => value >= 0)
    .sort()
  const hommel = hommelValue(sorted, alpha)
  const category = new Int32Array(p.length)
  for (let v = 0; v < p.length; v++) {
    const value = p[v]!
    if (!(value >= 0)) continue
    // Beyond the number of tests nothing changes, so the value is held there, within 32 bits.
    let u = Math.min(sorted.length + 1, Math.max(1, Math.ceil((hommel * value) / alpha)))
    while (u > 1 && value <= ((u - 1) * alpha) / hommel) u--
    while (u <= sorted.length && value > (u * alpha) / hommel) u++
    category[v] = u
  }
  return { alpha, tests: sorted.length, hommel, category }
}

/** The largest i such that for every j from 1 to i the j-th smallest of the i largest p exceeds j alpha / i. */
function hommelValue(sorted: Float64Array, alpha: number): number {
  const m = sorted.length
  if (m === 0 || sorted[m - 1]! <= alpha) return 0
  let slope = Number.NEGATIVE_INFINITY
  for (let k = 0; k < m - 1; k++) slope = Math.max(slope, (alpha - sorted[k]!) / (m - 1 - k))
  if (!(slope > 0)) return m
  // Roundoff can move the line across a whole number, so the definition itself decides.
  let i = Math.min(m, Math.floor(alpha / slope) + 1)
  while (i > 0 && !isKept(sorted, i, alpha)) i--
  return i
}

/** Whether Simes' test keeps the null of the `i` largest p. */
function isKept(sorted: Float64Array, i: number, alpha: number): boolean {
  for (let j = 1; j <= i; j++) {
    if (sorted[sorted.length - i + j - 1]! <= (j * alpha) / i) return false
  }
  return true
}

/** At least so many of these voxels are truly active. `voxels`: indices of the p that were passed in, each once. */
export function leastTrue({ category }: TrueDiscoveries, voxels: ArrayLike<number>): number {
  const counts = new Int32Array(voxels.length + 2)
  for (let n = 0; n < voxels.length; n++) {
    const u = category[voxels[n]!]!
    if (u > 0 && u <= voxels.length) counts[u]!++
  }
  let best = 0
  let within = 0
  for (let u = 1; u <= voxels.length; u++) {
    within += counts[u]!
    best = Math.max(best, 1 - u + within)
  }
  return best
}

/** As `leastTrue`, as a share of the voxels; 0 of none. */
export function leastTrueShare(ari: TrueDiscoveries, voxels: ArrayLike<number>): number {
  return voxels.length === 0 ? 0 : leastTrue(ari, voxels) / voxels.length
}
