/** Where a voxel lies, from its place in the list of values. */
import { apply } from '#space/affine.ts'
import { type Point, voxelPoint } from '#space/point.ts'
import type { Volume } from './volume.ts'

/** Centre of the voxel with this index (`i + nx * (j + ny * k)`). */
export function worldOfVoxel(
  { shape, toWorld }: Pick<Volume, 'shape' | 'toWorld'>,
  voxel: number,
): Point<'world'> {
  const [nx, ny] = shape
  const i = voxel % nx
  const j = ((voxel - i) / nx) % ny
  return apply(toWorld, voxelPoint(i, j, Math.floor(voxel / (nx * ny))))
}
