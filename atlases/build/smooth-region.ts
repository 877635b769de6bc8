/** Smooths part of a surface as a membrane held by the rest, without letting it cut itself. */
import type { Adjacency } from '#mesh/adjacency.ts'
import { neighbourMeans } from '#mesh/smooth.ts'
import { withoutCuts } from './without-cuts.ts'

/** @param mask 1 for the vertices that may move. */
export function smoothRegion(
  positions: Float32Array,
  faces: Uint32Array,
  adjacent: Adjacency,
  mask: Uint8Array,
  rounds: number,
): Float32Array {
  let at = positions
  for (let round = 0; round < rounds; round++) {
    const means = neighbourMeans(at, adjacent)
    const moved = at.map((value, i) =>
      mask[Math.floor(i / 3)] ? value + 0.5 * (means[i]! - value) : value,
    )
    at = withoutCuts(at, moved, faces)
  }
  return at
}
