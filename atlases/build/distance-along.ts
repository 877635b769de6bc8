/** How far vertices are from a set of vertices along a surface's edges. */
import type { Adjacency } from '#mesh/adjacency.ts'

/**
 * @param from 1 for the vertices of the set.
 * @returns millimetres; Infinity beyond `reachMm`.
 */
export function distanceAlong(
  positions: Float32Array,
  { start, list }: Adjacency,
  from: Uint8Array,
  reachMm: number,
): Float32Array {
  const distance = Float32Array.from(from, (flag) => (flag ? 0 : Number.POSITIVE_INFINITY))
  let changed = [...from.keys()].filter((v) => from[v])
  // Shortest ways settle after as many rounds as they have edges: a few within the reach.
  while (changed.length > 0) {
    const next = new Set<number>()
    for (const v of changed)
      for (const u of list.subarray(start[v], start[v + 1])) {
        const edge = Math.hypot(
          positions[3 * u]! - positions[3 * v]!,
          positions[3 * u + 1]! - positions[3 * v + 1]!,
          positions[3 * u + 2]! - positions[3 * v + 2]!,
        )
        const way = Math.fround(distance[v]! + edge)
        if (way > reachMm || way >= distance[u]!) continue
        distance[u] = way
        next.add(u)
      }
    changed = [...next]
  }
  return distance
}
