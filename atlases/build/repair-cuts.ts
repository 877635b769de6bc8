/** Smooths a surface just where it cuts itself, wider and wider, until it does not. */
import type { Adjacency } from '#mesh/adjacency.ts'
import { neighbourMeans } from '#mesh/smooth.ts'
import { cuttingFaces } from './self-intersection.ts'

const mostRounds = 200

/** @throws Error when cuts are left after 200 rounds. */
export function repairCuts(
  positions: Float32Array,
  faces: Uint32Array,
  adjacent: Adjacency,
): Float32Array {
  const at = positions.slice()
  const { start, list } = adjacent
  for (let round = 0; round < mostRounds; round++) {
    const cut = cuttingFaces(at, faces)
    let near: Set<number> = new Set()
    for (let f = 0; f < cut.length; f++)
      if (cut[f]) for (let corner = 3 * f; corner < 3 * f + 3; corner++) near.add(faces[corner]!)
    if (near.size === 0) return at
    for (let ring = 0; ring < 1 + round / 10; ring++) {
      const wider = new Set(near)
      for (const v of near) for (let n = start[v]!; n < start[v + 1]!; n++) wider.add(list[n]!)
      near = wider
    }
    const means = neighbourMeans(at, adjacent)
    for (const v of [...near].sort((a, b) => a - b))
      for (let o = 3 * v; o < 3 * v + 3; o++) at[o]! += 0.5 * (means[o]! - at[o]!)
  }
  throw new Error('the surface still cuts itself')
}
