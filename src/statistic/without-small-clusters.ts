/** A volume of which only clusters of some extent pass one threshold; `cluster-reach.ts` does it for all of them at once. */
import type { Volume } from '#volume/volume.ts'
import { type ClusterExtent, leastVoxels } from './cluster-reach.ts'
import { connectVoxels } from './connect-voxels.ts'

/**
 * Voxels at or beyond the threshold whose cluster (positive and negative apart) is smaller are brought just below it.
 *
 * @param threshold |value|, above 0
 * @param extent clusters of exactly so much stay; null asks for none
 * @returns the volume itself where nothing is too small
 */
export function withoutSmallClusters(
  volume: Volume,
  threshold: number,
  extent: ClusterExtent | null,
): Volume {
  if (!(threshold > 0 && extent)) return volume
  const { values, shape } = volume
  // By so little that no float32 rounds it up again.
  const below = threshold * (1 - 1e-6)
  const least = leastVoxels(extent, volume)
  let changed: Volume['values'] | null = null
  for (const sign of [1, -1] as const) {
    const found: number[] = []
    for (let v = 0; v < values.length; v++) if (sign * values[v]! >= threshold) found.push(v)
    const indices = Int32Array.from(found)
    const { componentOf, sizes } = connectVoxels(indices, shape, extent.connectivity)
    for (let n = 0; n < indices.length; n++) {
      if (sizes[componentOf[n]!]! >= least) continue
      changed ??= values.slice()
      changed[indices[n]!] = sign * below
    }
  }
  return changed ? { ...volume, values: changed } : volume
}
