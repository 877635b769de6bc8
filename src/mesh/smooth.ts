/** Moves vertices towards their neighbours. */
import type { Adjacency } from './adjacency.ts'

/** Mean of each vertex's neighbours, for 3 numbers a vertex. */
export function neighbourMeans(positions: Float32Array, adjacent: Adjacency): Float32Array {
  const means = new Float32Array(positions.length)
  const { start, list } = adjacent
  for (let v = 0; v < start.length - 1; v++) {
    const from = start[v]!
    const to = start[v + 1]!
    let x = 0
    let y = 0
    let z = 0
    for (let at = from; at < to; at++) {
      const n = list[at]! * 3
      x += positions[n]!
      y += positions[n + 1]!
      z += positions[n + 2]!
    }
    const count = to - from || 1
    means[3 * v] = x / count
    means[3 * v + 1] = y / count
    means[3 * v + 2] = z / count
  }
  return means
}

/** One step: `weight` 1 puts every vertex at the mean of its neighbours. Returns new positions. */
export function smoothStep(
  positions: Float32Array,
  adjacent: Adjacency,
  weight: number,
): Float32Array {
  const means = neighbourMeans(positions, adjacent)
  return positions.map((value, n) => value + weight * (means[n]! - value))
}

/** Taubin 1995: smoothing without shrinking, alternately in and out. */
export function taubin(
  positions: Float32Array,
  adjacent: Adjacency,
  rounds: number,
  inward = 0.5,
  outward = -0.53,
): Float32Array {
  let at = positions
  for (let round = 0; round < rounds; round++)
    at = smoothStep(smoothStep(at, adjacent, inward), adjacent, outward)
  return at
}

/**
 * Smooths one number a vertex.
 * @param only the vertices that may change; all when absent.
 */
export function smoothValues(
  values: Float32Array,
  adjacent: Adjacency,
  rounds: number,
  weight = 0.5,
  only: Uint32Array = Uint32Array.from(values.keys()),
): Float32Array {
  const { start, list } = adjacent
  let from = values.slice()
  let to = values.slice()
  for (let round = 0; round < rounds; round++) {
    for (const v of only) {
      const first = start[v]!
      const end = start[v + 1]!
      let sum = 0
      for (let at = first; at < end; at++) sum += from[list[at]!]!
      to[v] = from[v]! + weight * (sum / (end - first || 1) - from[v]!)
    }
    ;[from, to] = [to, from]
  }
  return from
}
