/** Where a voxel lies, from its place in the list of values; and where on the grid a place lies, and in which voxel. */
import { apply, invert } from '#space/affine.ts'
import { type Point, voxelPoint } from '#space/point.ts'
import type { Volume } from './volume.ts'

/** Which one along each axis the voxel with this index (`i + nx * (j + ny * k)`) is. */
export function indicesOfVoxel([nx, ny]: Volume['shape'], voxel: number): Point<'voxel'> {
  return voxelPoint(voxel % nx, Math.floor(voxel / nx) % ny, Math.floor(voxel / (nx * ny)))
}

/** Centre of the voxel with this index. */
export function worldOfVoxel(
  { shape, toWorld }: Pick<Volume, 'shape' | 'toWorld'>,
  voxel: number,
): Point<'world'> {
  return apply(toWorld, indicesOfVoxel(shape, voxel))
}

/** Voxel coordinates of places in world mm, 3 numbers each. @throws RangeError for an affine without inverse */
export function placesInVoxels(
  { toWorld }: Pick<Volume, 'toWorld'>,
  places: ArrayLike<number>,
): Float64Array {
  const m = invert(toWorld)
  const out = new Float64Array(places.length)
  for (let at = 0; at < places.length; at += 3) {
    const x = places[at]!
    const y = places[at + 1]!
    const z = places[at + 2]!
    out[at] = m[0]! * x + m[1]! * y + m[2]! * z + m[3]!
    out[at + 1] = m[4]! * x + m[5]! * y + m[6]! * z + m[7]!
    out[at + 2] = m[8]! * x + m[9]! * y + m[10]! * z + m[11]!
  }
  return out
}

/**
 * Looks for the voxel in which a place lies: its index (`i + nx * (j + ny * k)`), null beyond the grid. For many places of
 * one grid, which is inverted once.
 */
export function voxelFinder({
  shape,
  toWorld,
}: Pick<Volume, 'shape' | 'toWorld'>): (place: Point<'world'>) => number | null {
  const toVoxel = invert(toWorld)
  const [nx, ny, nz] = shape
  return (place) => {
    const [x, y, z] = apply(toVoxel, place)
    const [i, j, k] = [Math.floor(x + 0.5), Math.floor(y + 0.5), Math.floor(z + 0.5)]
    const inside = i >= 0 && j >= 0 && k >= 0 && i < nx && j < ny && k < nz
    return inside ? i + nx * (j + ny * k) : null
  }
}

/** The same for one place. */
export function voxelAt(
  grid: Pick<Volume, 'shape' | 'toWorld'>,
  place: Point<'world'>,
): number | null {
  return voxelFinder(grid)(place)
}
