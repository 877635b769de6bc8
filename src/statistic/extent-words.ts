/** A least cluster extent as captions, tables and methods paragraphs say it. */
import type { ClusterExtent } from './cluster-reach.ts'

/** 'in clusters of at least 200 mm³ (26-connected voxels)' */
export function extentWords({ least, unit, connectivity }: ClusterExtent): string {
  const much = unit === 'mm3' ? `${least} mm³` : `${least} voxel${least === 1 ? '' : 's'}`
  return `in clusters of at least ${much} (${connectivity}-connected voxels)`
}
