/**
 * Which voxels a least cluster extent takes away, at every threshold at once. A voxel's reach is the highest threshold at which
 * it lies in a cluster that is large enough (the area opening of Vincent 1993), so a threshold that moves only compares.
 */
import { determinant } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'
import { componentTree } from './component-tree.ts'
import type { Connectivity } from './connect-voxels.ts'
import { orderByMagnitude } from './order-by-magnitude.ts'

/** Clusters of this extent or more are kept. */
export type ClusterExtent = {
  readonly least: number
  readonly unit: 'mm3' | 'voxels'
  readonly connectivity: Connectivity
}

/** Voxels that a threshold below their own value can take away; all others reach as far as their value. */
export type ClusterReach = {
  readonly voxels: Int32Array
  /** Of each, the highest |threshold| at which it is kept; 0 where it is at none. Below its |value|. */
  readonly reach: Float64Array
}

/** The least number of voxels of a cluster that is kept, not always whole. */
export function leastVoxels({ least, unit }: ClusterExtent, { toWorld }: Pick<Volume, 'toWorld'>) {
  // A grid's volume is a sum of products: an extent of whole voxels must not fail by the last digit.
  return unit === 'voxels' ? least : (least / Math.abs(determinant(toWorld))) * (1 - 1e-9)
}

/** The least size of a cluster that is kept, mm³. */
export function leastMm3(extent: ClusterExtent, volume: Pick<Volume, 'toWorld'>): number {
  return leastVoxels(extent, volume) * Math.abs(determinant(volume.toWorld))
}

/** The same extent for the same map on another grid. */
export function inMm3(extent: ClusterExtent, { toWorld }: Pick<Volume, 'toWorld'>): ClusterExtent {
  if (extent.unit === 'mm3') return extent
  return { ...extent, unit: 'mm3', least: extent.least * Math.abs(determinant(toWorld)) }
}

/** Positive and negative values never join; 0 and what is no number belongs to no cluster. */
export function clusterReach(
  volume: Volume,
  extent: ClusterExtent,
  onProgress?: (fraction: number) => void,
): ClusterReach {
  const { values, shape } = volume
  const least = leastVoxels(extent, volume)
  const found = ([1, -1] as const).map((sign, part) => {
    const order = orderByMagnitude(values, sign)
    const { parent, size } = componentTree(order, shape, extent.connectivity, (fraction) =>
      onProgress?.((part + fraction) / 2),
    )
    return shortOf(order, parent, size, values, least)
  })
  const [positive, negative] = found as [ClusterReach, ClusterReach]
  const first = positive.voxels.length
  const voxels = new Int32Array(first + negative.voxels.length)
  const reach = new Float64Array(voxels.length)
  voxels.set(positive.voxels)
  voxels.set(negative.voxels, first)
  reach.set(positive.reach)
  reach.set(negative.reach, first)
  return { voxels, reach }
}

/** The voxels whose own cluster is too small at their own value, with the value at which one that holds it is not. */
function shortOf(
  order: Int32Array,
  parent: Int32Array,
  size: Int32Array,
  values: ArrayLike<number>,
  least: number,
): ClusterReach {
  const magnitude = (n: number) => Math.abs(values[order[n]!]!)
  const reach = new Float64Array(order.length)
  let short = 0
  for (let n = order.length - 1; n >= 0; n--) {
    const up = parent[n]!
    // Of equal values the last one's cluster is that of the threshold.
    const whole = up >= 0 && magnitude(up) === magnitude(n)
    const kept = whole ? reach[up] === magnitude(n) : size[n]! >= least
    reach[n] = kept ? magnitude(n) : up >= 0 ? reach[up]! : 0
    if (!kept) short++
  }
  const found = { voxels: new Int32Array(short), reach: new Float64Array(short) }
  for (let n = 0, at = 0; n < order.length; n++) {
    if (reach[n] === magnitude(n)) continue
    found.voxels[at] = order[n]!
    found.reach[at++] = reach[n]!
  }
  return found
}

/**
 * The volume as a threshold leaves it: voxels of clusters that are too small there have no more than their reach, so that what
 * fades goes on fading, and nothing between voxels passes that no voxel passes.
 *
 * @param threshold |value|, above 0
 * @returns the volume itself where nothing is too small
 */
export function cutAt(volume: Volume, { voxels, reach }: ClusterReach, threshold: number): Volume {
  const { values } = volume
  let cut: Volume['values'] | null = null
  for (let n = 0; n < voxels.length; n++) {
    const value = values[voxels[n]!]!
    if (reach[n]! >= threshold || Math.abs(value) < threshold) continue
    cut ??= values.slice()
    cut[voxels[n]!] = Math.sign(value) * reach[n]!
  }
  return cut ? { ...volume, values: cut } : volume
}

/** Each voxel's reach with the sign of its value: at or beyond any threshold exactly where that threshold keeps it. */
export function reachVolume(volume: Volume, { voxels, reach }: ClusterReach): Volume {
  if (voxels.length === 0) return volume
  const values = volume.values.slice()
  for (let n = 0; n < voxels.length; n++)
    values[voxels[n]!] = Math.sign(volume.values[voxels[n]!]!) * reach[n]!
  return { ...volume, values }
}

/**
 * Values read between voxels as a threshold leaves them: one passes where it would, and one of the voxels that it is made of is
 * kept. Over 26 neighbours those of the eight voxels around a place that pass are of one cluster a sign, so where no strong place
 * of the other sign is beside it this is what the cut volume gives there.
 *
 * @param reach of the same places, by `SamplingRule.largest` of the reach with the value's sign
 */
export function cutValues(
  values: Float32Array,
  reach: Float32Array,
  threshold: number,
): Float32Array {
  return values.map((value, at) => {
    const far = Math.abs(reach[at]!)
    return Math.abs(value) >= threshold && far < threshold ? Math.sign(value) * far : value
  })
}
