/** The white surface of one hemisphere: a closed mesh of genus 0 that does not cut itself. */
import { type Adjacency, neighbours } from '#mesh/adjacency.ts'
import { taubin } from '#mesh/smooth.ts'
import { closeHandles } from './close-handles.ts'
import { decimate, keepRows } from './decimate.ts'
import type { Field } from './grid.ts'
import { marchingCubes } from './marching-cubes.ts'
import { medialWall } from './medial-wall.ts'
import { repairCuts } from './repair-cuts.ts'
import { smoothRegion } from './smooth-region.ts'
import { whiteGreyBorder } from './white-mask.ts'
import { withoutCuts } from './without-cuts.ts'

const taubinRounds = 12
const wallRounds = 40

export type WhiteSurface = {
  readonly faces: Uint32Array
  readonly adjacent: Adjacency
  readonly white: Float32Array
  readonly medialWall: Uint8Array
}

/**
 * @param mask of one hemisphere, on the grid of `aal`.
 * @param brain intensities on the grid of `aal`.
 */
export function whiteSurface(
  mask: Uint8Array,
  brain: Field,
  aal: Field<Uint8Array>,
  vertices: number,
): WhiteSurface {
  const { grid } = aal
  const ball = closeHandles(mask, grid)
  const crossing = (inner: number, outer: number) => {
    const a = brain.values[inner]!
    const b = brain.values[outer]!
    // Where the mask was filled the image shows no border; a little outside the middle keeps diagonals apart.
    if (a <= whiteGreyBorder || b >= whiteGreyBorder) return 0.4
    return Math.min(0.9, Math.max(0.1, (a - whiteGreyBorder) / (a - b)))
  }
  const fine = marchingCubes(ball, grid.shape, crossing)
  const adjacent = neighbours(fine.faces, fine.positions.length / 3)
  let at: Float32Array = fine.positions.map(
    (value, i) => grid.origin[i % 3]! + grid.spacing * value,
  )
  for (let round = 0; round < taubinRounds; round++)
    at = withoutCuts(at, taubin(at, adjacent, 1), fine.faces)
  const wall = medialWall(at, fine.faces, adjacent, aal, brain)
  at = smoothRegion(at, fine.faces, adjacent, wall, wallRounds)
  const { faces, kept } = decimate([at], fine.faces, vertices)
  const keptAdjacent = neighbours(faces, kept.length)
  return {
    faces,
    adjacent: keptAdjacent,
    white: repairCuts(keepRows(at, kept, 3), faces, keptAdjacent),
    medialWall: Uint8Array.from(kept, (old) => wall[old]!),
  }
}
