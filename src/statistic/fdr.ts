/** False discovery rate after Benjamini & Hochberg 1995. Only the tests that are passed in count: leave masked voxels out. */

/**
 * The largest p that is significant at rate `q`, or `null` when none is.
 * A threshold of one family of tests: two maps have two.
 */
export function fdrThresholdP(p: ArrayLike<number>, q: number): number | null {
  const sorted = Float64Array.from(p).sort()
  for (let k = sorted.length; k > 0; k--) {
    if (sorted[k - 1]! <= (k * q) / sorted.length) return sorted[k - 1]!
  }
  return null
}

/** Adjusted p ("q") of each test, in the order given: significant at rate q where the value is at most q. */
export function adjustedP(p: ArrayLike<number>): Float64Array {
  const count = p.length
  const order = Uint32Array.from({ length: count }, (_, i) => i).sort((a, b) => p[a]! - p[b]!)
  const adjusted = new Float64Array(count)
  let smallest = 1
  for (let k = count; k > 0; k--) {
    const at = order[k - 1]!
    smallest = Math.min(smallest, (p[at]! * count) / k)
    adjusted[at] = smallest
  }
  return adjusted
}
