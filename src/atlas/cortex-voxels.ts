/** With which vertex of the cortex each voxel near it goes. */
import { invert } from '#space/affine.ts'
import { placesInVoxels } from '#volume/voxel-place.ts'
import { type Cortex, hemisphereIds } from './cortex.ts'
import type { VoxelGrid } from './region-voxels.ts'

export type CortexVoxels = {
  /**
   * One entry a voxel: the vertex whose column between white and pial is nearest, of the right hemisphere `+ leftVertices`;
   * -1 where none is within `reachMm`.
   */
  readonly vertexOf: Int32Array
  /** Distance of the voxel's centre from that column, mm; Infinity where there is none. */
  readonly distanceMm: Float32Array
  readonly leftVertices: number
}

/** Places of a column that are looked at, white to pial. */
const depths = [0, 0.25, 0.5, 0.75, 1]

/** How far from the cortex a voxel still takes the name of the nearest gyrus. */
export const nameReachMm = 4

/** @throws RangeError when the grid's affine has no inverse */
export function cortexVoxels(
  cortex: Cortex,
  grid: VoxelGrid,
  reachMm: number = nameReachMm,
): CortexVoxels {
  const [nx, ny, nz] = grid.shape
  const vertexOf = new Int32Array(nx * ny * nz).fill(-1)
  const distanceMm = new Float32Array(nx * ny * nz).fill(Number.POSITIVE_INFINITY)
  const m: readonly number[] = grid.toWorld
  const w: readonly number[] = invert(grid.toWorld)
  // How far the reach goes along each axis of the grid, in voxels.
  const reach = [0, 1, 2].map((axis) => reachMm * Math.hypot(...w.slice(4 * axis, 4 * axis + 3)))
  let offset = 0
  for (const side of hemisphereIds) {
    const white = placesInVoxels(grid, cortex[side].surfaces.white)
    const pial = placesInVoxels(grid, cortex[side].surfaces.pial)
    for (let v = 0; v < white.length / 3; v++) {
      for (const depth of depths) {
        const i = white[3 * v]! + depth * (pial[3 * v]! - white[3 * v]!)
        const j = white[3 * v + 1]! + depth * (pial[3 * v + 1]! - white[3 * v + 1]!)
        const k = white[3 * v + 2]! + depth * (pial[3 * v + 2]! - white[3 * v + 2]!)
        const lastI = Math.min(nx - 1, Math.floor(i + reach[0]!))
        const lastJ = Math.min(ny - 1, Math.floor(j + reach[1]!))
        const lastK = Math.min(nz - 1, Math.floor(k + reach[2]!))
        for (let c = Math.max(0, Math.ceil(k - reach[2]!)); c <= lastK; c++) {
          for (let b = Math.max(0, Math.ceil(j - reach[1]!)); b <= lastJ; b++) {
            for (let a = Math.max(0, Math.ceil(i - reach[0]!)); a <= lastI; a++) {
              const [p, q, r] = [a - i, b - j, c - k]
              const dx = m[0]! * p + m[1]! * q + m[2]! * r
              const dy = m[4]! * p + m[5]! * q + m[6]! * r
              const dz = m[8]! * p + m[9]! * q + m[10]! * r
              const distance = Math.fround(Math.sqrt(dx * dx + dy * dy + dz * dz))
              const at = a + nx * (b + ny * c)
              if (distance > reachMm || distance >= distanceMm[at]!) continue
              distanceMm[at] = distance
              vertexOf[at] = offset + v
            }
          }
        }
      }
    }
    offset += white.length / 3
  }
  return { vertexOf, distanceMm, leftVertices: cortex.left.surfaces.white.length / 3 }
}
