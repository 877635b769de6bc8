/** A volume of which only clusters of some extent pass a threshold. */
import { determinant } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'
import { connectVoxels } from './connect-voxels.ts'

/**
 * Voxels at or beyond the threshold whose cluster (joined by faces, positive and negative apart) is smaller are brought just
 * below it: what fades there goes on fading, and nothing between voxels passes that no voxel passes.
 *
 * @param threshold |value|, above 0
 * @param leastMm3 clusters of exactly so much stay
 * @returns the volume itself where nothing is too small
 */
export function withoutSmallClusters(volume: Volume, threshold: number, leastMm3: number): Volume {
  if (!(threshold > 0)) return volume
  const { values, shape, toWorld } = volume
  // By so little that no float32 rounds it up again.
  const below = threshold * (1 - 1e-6)
  // A grid's volume is a sum of products: an extent of whole voxels must not fail by the last digit.
  const least = (leastMm3 / Math.abs(determinant(toWorld))) * (1 - 1e-9)
  let changed: Volume['values'] | null = null
  for (const sign of [1, -1] as const) {
    const found: number[] = []
    for (let v = 0; v < values.length; v++) if (sign * values[v]! >= threshold) found.push(v)
    const indices = Int32Array.from(found)
    const { componentOf, sizes } = connectVoxels(indices, shape, 6)
    for (let n = 0; n < indices.length; n++) {
      if (sizes[componentOf[n]!]! >= least) continue
      changed ??= values.slice()
      changed[indices[n]!] = sign * below
    }
  }
  return changed ? { ...volume, values: changed } : volume
}
