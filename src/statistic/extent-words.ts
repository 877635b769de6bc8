/** A least cluster extent as captions, tables and methods paragraphs say it. */
import type { ClusterExtent } from './cluster-reach.ts'

/** '200 mm³' */
export function leastWords({ least, unit }: ClusterExtent): string {
  return unit === 'mm3' ? `${least} mm³` : `${least} voxel${least === 1 ? '' : 's'}`
}

/** 'in clusters of at least 200 mm³ (26-connected voxels)' */
export function extentWords(extent: ClusterExtent): string {
  return `in clusters of at least ${leastWords(extent)} (${extent.connectivity}-connected voxels)`
}
