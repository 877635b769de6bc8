/** The vertex that is nearest to a place, by looking at each: a few milliseconds on the largest surfaces. */
export function nearestVertex(
  positions: Float32Array,
  world: readonly number[],
): { readonly vertex: number; readonly distanceMm: number } {
  let [best, bestSquared] = [0, Number.POSITIVE_INFINITY]
  for (let i = 0; i < positions.length; i += 3) {
    const squared =
      (positions[i]! - world[0]!) ** 2 +
      (positions[i + 1]! - world[1]!) ** 2 +
      (positions[i + 2]! - world[2]!) ** 2
    if (squared < bestSquared) [best, bestSquared] = [i / 3, squared]
  }
  return { vertex: best, distanceMm: Math.sqrt(bestSquared) }
}
