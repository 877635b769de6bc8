/** Takes the teeth off the pial surface, where the banks of a sulcus stopped each other triangle by triangle. */
import type { Adjacency } from '#mesh/adjacency.ts'
import { taubin } from '#mesh/smooth.ts'
import { withoutCuts } from './without-cuts.ts'

const rounds = 5

/** @param fixed 1 for the vertices that stay. */
export function smoothPial(
  start: Float32Array,
  faces: Uint32Array,
  adjacent: Adjacency,
  fixed: Uint8Array,
): Float32Array {
  let at = start
  for (let round = 0; round < rounds; round++) {
    const smooth = taubin(at, adjacent, 1)
    const moved = smooth.map((value, i) => (fixed[Math.floor(i / 3)] ? at[i]! : value))
    at = withoutCuts(at, moved, faces)
  }
  return at
}
