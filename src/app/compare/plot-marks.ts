/** Where places of the brain lie on the joint plot: the voxel under the cursor, the voxels of a region. */
import { plotted } from '#comparison/joint.ts'
import { sameGrid, type ZeroRule } from '#comparison/pair.ts'
import { valueAt } from '#volume/interpolate.ts'
import type { Volume } from '#volume/volume.ts'
import { worldOfVoxel } from '#volume/voxel-place.ts'

/** In the plot's units; voxels that the plot leaves out have no point. */
export function pointsOf(
  voxels: ArrayLike<number>,
  { a, b }: { readonly a: Volume; readonly b: Volume },
  zeros: ZeroRule,
  apart: boolean,
): readonly (readonly [x: number, y: number])[] {
  const same = sameGrid(a, b)
  return Array.from(voxels).flatMap((voxel) => {
    const x = a.values[voxel] ?? Number.NaN
    const y = same
      ? (b.values[voxel] ?? Number.NaN)
      : valueAt(b, worldOfVoxel(a, voxel), 'trilinear')
    const counts = Number.isFinite(x) && Number.isFinite(y)
    if (!counts || (zeros === 'drop' && (x === 0 || y === 0))) return []
    return [plotted(x, y, apart)]
  })
}
