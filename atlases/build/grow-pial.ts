/**
 * The pial surface: every vertex of the white surface moves outward in small steps until the grey matter ends, stays
 * clear of what it meets on the way (the other bank of its sulcus), and gives back any move that makes triangles cut
 * each other. The white surface does not cut itself, so neither does any surface on the way.
 */
import type { Adjacency } from '#mesh/adjacency.ts'
import { neighbours } from '#mesh/adjacency.ts'
import { vertexNormals } from '#mesh/normals.ts'
import { neighbourMeans, smoothStep } from '#mesh/smooth.ts'
import { gapAhead } from './gap-ahead.ts'
import { type Field, nearestVoxel, sampleLinear } from './grid.ts'
import { withoutCuts } from './without-cuts.ts'

/** Half-way between grey matter (84) and CSF (0) in ch2better, a little towards the grey: sulci are darkened only partly. */
export const greyCsfBorder = 50
/** White matter of another gyrus: no grey matter continues there. */
const foreignWhite = 104
const stepMm = 0.12
const rounds = 60
const mostThicknessMm = 4.2
/** Distance that two banks keep. */
const clearanceMm = 0.2

export type PialInput = {
  readonly white: Float32Array
  readonly faces: Uint32Array
  /** 1 where there is no cortex: the pial stays on the white there. */
  readonly medialWall: Uint8Array
  readonly brain: Field
  /** 1 in the voxels that the surface may enter. */
  readonly allowed: Field<Uint8Array>
}

export function growPial(input: PialInput): Float32Array {
  const { white, faces, brain } = input
  const count = white.length / 3
  const adjacent = neighbours(faces, count)
  let at: Float32Array = white.slice()
  for (let round = 0; round < rounds; round++) {
    const normals = smoothDirections(vertexNormals(at, faces), adjacent)
    const gaps = gapAhead(at, faces, normals, 2)
    const moved = at.slice()
    const means = neighbourMeans(at, adjacent)
    const last = round >= rounds - 8
    for (let v = 0; v < count; v++) {
      if (input.medialWall[v]) continue
      const o = 3 * v
      const n = [normals[o]!, normals[o + 1]!, normals[o + 2]!] as const
      const outward = last ? 0.5 : 1
      const push = pushOn(input, brain, at, o, n, gaps[v]!) * stepMm * outward
      const d = [0, 1, 2].map((axis) => means[o + axis]! - at[o + axis]!)
      const along = d[0]! * n[0] + d[1]! * n[1] + d[2]! * n[2]
      for (let axis = 0; axis < 3; axis++)
        moved[o + axis]! +=
          push * n[axis]! + 0.1 * (d[axis]! - along * n[axis]!) + 0.04 * along * n[axis]!
    }
    at = withoutCuts(at, moved, faces)
  }
  return at
}

/** -1..1: how strongly the image wants the vertex outward. */
function pushOn(
  input: PialInput,
  brain: Field,
  at: Float32Array,
  o: number,
  n: readonly [number, number, number],
  gap: number,
): number {
  const x = at[o]!
  const y = at[o + 1]!
  const z = at[o + 2]!
  const value = sampleLinear(brain, x, y, z)
  let push = Math.min(1, Math.max(-1, (value - greyCsfBorder) / 20))
  if (push <= 0) return push
  const thickness = Math.hypot(
    x - input.white[o]!,
    y - input.white[o + 1]!,
    z - input.white[o + 2]!,
  )
  const ahead = sampleLinear(brain, x + 0.6 * n[0], y + 0.6 * n[1], z + 0.6 * n[2])
  if (thickness > 0.8 && ahead > foreignWhite) push = 0
  const voxel = nearestVoxel(input.allowed.grid, x + 0.5 * n[0], y + 0.5 * n[1], z + 0.5 * n[2])
  if (voxel < 0 || !input.allowed.values[voxel]) push = 0
  if (thickness > mostThicknessMm) push = 0
  return Math.min(push, Math.max(-0.5, (gap - clearanceMm) / (2 * stepMm)))
}

function smoothDirections(normals: Float32Array, adjacent: Adjacency): Float32Array {
  const out = smoothStep(smoothStep(normals, adjacent, 0.5), adjacent, 0.5)
  for (let o = 0; o < out.length; o += 3) {
    const length = Math.hypot(out[o]!, out[o + 1]!, out[o + 2]!) || 1
    for (let axis = 0; axis < 3; axis++) out[o + axis]! /= length
  }
  return out
}
