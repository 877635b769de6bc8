/** Smooths a surface just where it cuts itself, wider and wider, until it does not. */
import type { Adjacency } from '#mesh/adjacency.ts'
import { neighbourMeans } from '#mesh/smooth.ts'
import { cuttingFaces } from './self-intersection.ts'
import { anatomyStepMm, stored } from './stored.ts'

const mostRounds = 200

/**
 * @returns positions as they are stored, free of cuts.
 * @throws Error when cuts are left after 200 rounds.
 */
export function repairCuts(
  positions: Float32Array,
  faces: Uint32Array,
  adjacent: Adjacency,
): Float32Array {
  const at = positions.slice()
  for (let round = 0; round < mostRounds; round++) {
    const kept = stored(at, anatomyStepMm)
    const near = around(cuttingFaces(kept, faces), faces, adjacent, 1 + round / 10)
    if (near.size === 0) return kept
    const means = neighbourMeans(at, adjacent)
    for (const v of [...near].sort((a, b) => a - b))
      for (let o = 3 * v; o < 3 * v + 3; o++) at[o]! += 0.5 * (means[o]! - at[o]!)
  }
  throw new Error('the surface still cuts itself')
}

/** Share of the way back that a cutting vertex goes in one round. */
const retreat = 0.15

/**
 * Draws an outer surface back towards an inner one just where it cuts itself as stored.
 * @param inner free of cuts as stored.
 */
export function retractCuts(
  outer: Float32Array,
  inner: Float32Array,
  faces: Uint32Array,
  adjacent: Adjacency,
): Float32Array {
  const at = outer.slice()
  for (let round = 0; round < mostRounds; round++) {
    const kept = stored(at, anatomyStepMm)
    const near = around(cuttingFaces(kept, faces), faces, adjacent, Math.floor(round / 12))
    if (near.size === 0) return kept
    for (const v of near)
      for (let o = 3 * v; o < 3 * v + 3; o++) at[o]! += retreat * (inner[o]! - at[o]!)
  }
  throw new Error('the surface still cuts itself')
}

/** Vertices of the flagged faces and so many rings of neighbours. */
function around(
  flags: Uint8Array,
  faces: Uint32Array,
  { start, list }: Adjacency,
  rings: number,
): Set<number> {
  let near = new Set<number>()
  for (let f = 0; f < flags.length; f++)
    if (flags[f]) for (let corner = 3 * f; corner < 3 * f + 3; corner++) near.add(faces[corner]!)
  for (let ring = 0; ring < rings; ring++) {
    const wider = new Set(near)
    for (const v of near) for (let n = start[v]!; n < start[v + 1]!; n++) wider.add(list[n]!)
    near = wider
  }
  return near
}
