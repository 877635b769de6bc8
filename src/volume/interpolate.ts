/** The value of a volume at a place between its voxels. */
import { apply, invert } from '#space/affine.ts'
import type { Point } from '#space/point.ts'
import type { Volume, VoxelValues } from './volume.ts'

export type Interpolation = 'nearest' | 'trilinear'

/**
 * So far beyond the outermost centres a place still counts as on them: what an affine of float32 loses on its way to world mm and
 * back, in voxels. A fifth of a micrometre at 2 mm.
 */
const roundoff = 1e-4

/** The coordinate itself, on the outermost centre where roundoff took it beyond; NaN outside. */
export function withinCentres(place: number, length: number): number {
  if (place >= 0 && place <= length - 1) return place
  if (place < 0) return place >= -roundoff ? 0 : Number.NaN
  return place <= length - 1 + roundoff ? length - 1 : Number.NaN
}

/**
 * Value at the voxel coordinates, linear between the eight centres around. NaN outside the box of voxel centres, and where
 * a voxel with weight is NaN; voxels of weight 0 do not matter.
 */
export function trilinearAtVoxel(volume: Volume, atX: number, atY: number, atZ: number): number {
  const { values, shape } = volume
  const [nx, ny, nz] = shape
  const x = withinCentres(atX, nx)
  const y = withinCentres(atY, ny)
  const z = withinCentres(atZ, nz)
  if (Number.isNaN(x + y + z)) return Number.NaN
  const i = Math.floor(x)
  const j = Math.floor(y)
  const k = Math.floor(z)
  const fx = x - i
  const fy = y - j
  const fz = z - k
  // On a far face there is no cell beyond, and what is read in its place has weight 0.
  const near = i + nx * (j + ny * k)
  const far = near + nx * ny
  const gx = 1 - fx
  const gy = 1 - fy
  const value =
    (1 - fz) *
      (gy * (gx * values[near]! + fx * values[near + 1]!) +
        fy * (gx * values[near + nx]! + fx * values[near + 1 + nx]!)) +
    fz *
      (gy * (gx * values[far]! + fx * values[far + 1]!) +
        fy * (gx * values[far + nx]! + fx * values[far + 1 + nx]!))
  // A NaN, an infinity or nothing spoils the sum even with weight 0, so where that may be the reason only corners of weight are summed.
  if (value - value === 0) return value
  return weightedCorners(values, near, [fx, fy, fz], [1, nx, nx * ny])
}

function weightedCorners(
  values: VoxelValues,
  near: number,
  fractions: readonly [number, number, number],
  steps: readonly [number, number, number],
): number {
  let sum = 0
  for (let corner = 0; corner < 8; corner++) {
    let weight = 1
    let at = near
    for (let axis = 0; axis < 3; axis++) {
      const far = (corner >> axis) & 1
      weight *= far ? fractions[axis]! : 1 - fractions[axis]!
      at += far * steps[axis]!
    }
    if (weight !== 0) sum += weight * values[at]!
  }
  return sum
}

/**
 * Value of the voxel whose centre is nearest; NaN outside the outer faces of the voxels. A place exactly half-way
 * belongs to the higher index.
 */
export function nearestAtVoxel(volume: Volume, x: number, y: number, z: number): number {
  const { values, shape } = volume
  const i = Math.floor(x + 0.5)
  const j = Math.floor(y + 0.5)
  const k = Math.floor(z + 0.5)
  if (!(i >= 0 && j >= 0 && k >= 0 && i < shape[0] && j < shape[1] && k < shape[2])) {
    return Number.NaN
  }
  return values[i + shape[0] * (j + shape[1] * k)]!
}

export const interpolations = {
  nearest: nearestAtVoxel,
  trilinear: trilinearAtVoxel,
} as const satisfies { readonly [rule in Interpolation]: unknown }

/** NaN outside the volume. @throws RangeError when the volume's affine has no inverse. */
export function valueAt(
  volume: Volume,
  where: Point<'world'>,
  interpolation: Interpolation,
): number {
  const [x, y, z] = apply(invert(volume.toWorld), where)
  return interpolations[interpolation](volume, x, y, z)
}
