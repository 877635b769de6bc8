/** Clusters of a thresholded volume: size, peak, sub-peaks and centre of mass of each, as tables in papers list them. */
import { determinant } from '#space/affine.ts'
import { distance, type Point, worldPoint } from '#space/point.ts'
import type { Volume } from '#volume/volume.ts'
import { indicesOfVoxel, worldOfVoxel } from '#volume/voxel-place.ts'
import {
  type Connectivity,
  connectVoxels,
  neighbourSteps,
  voxelsOfComponents,
} from './connect-voxels.ts'

export type Peak = {
  readonly value: number
  readonly world: Point<'world'>
  /** Index of the voxel in the volume's values. */
  readonly voxel: number
}

export type Cluster = {
  /** 1 above the threshold, -1 below minus the threshold. */
  readonly sign: 1 | -1
  readonly sizeVoxels: number
  readonly sizeMm3: number
  readonly peak: Peak
  /** Further local maxima, each at least `peakDistanceMm` from every higher one listed; highest first. */
  readonly subPeaks: readonly Peak[]
  /** Mean place of its voxels, weighted by |value|. */
  readonly centreOfMass: Point<'world'>
  /** Ascending indices in the volume's values. */
  readonly voxels: Int32Array
}

export type ClusterOptions = {
  /** Voxels count at or beyond it: `value >= threshold`, and `value <= -threshold` when two-sided. Above 0. */
  readonly threshold: number
  readonly twoSided?: boolean | undefined
  /** 6 unless given, as nilearn. */
  readonly connectivity?: Connectivity | undefined
  /** Smaller clusters are left out. */
  readonly minSizeMm3?: number | undefined
  /** 8 mm unless given, as nilearn. */
  readonly peakDistanceMm?: number | undefined
  readonly maxSubPeaks?: number | undefined
}

/** Clusters by descending |peak|; positive and negative values never join. Voxels that are NaN or 0 never count. */
export function clustersOf(volume: Volume, options: ClusterOptions): Cluster[] {
  const { threshold, twoSided = false, connectivity = 6, minSizeMm3 = 0 } = options
  if (!(threshold > 0)) throw new RangeError('the threshold of clusters must be above 0')
  const { values, shape, toWorld } = volume
  const voxelMm3 = Math.abs(determinant(toWorld))
  const clusters: Cluster[] = []
  for (const sign of twoSided ? ([1, -1] as const) : ([1] as const)) {
    const indices = indicesBeyond(values, sign, threshold)
    const { componentOf, sizes } = connectVoxels(indices, shape, connectivity)
    for (const voxels of voxelsOfComponents(indices, componentOf, sizes)) {
      if (voxels.length * voxelMm3 >= minSizeMm3)
        clusters.push(describeCluster(volume, voxels, options))
    }
  }
  return clusters.sort(
    (a, b) => Math.abs(b.peak.value) - Math.abs(a.peak.value) || a.peak.voxel - b.peak.voxel,
  )
}

function indicesBeyond(values: Volume['values'], sign: 1 | -1, threshold: number): Int32Array {
  const found: number[] = []
  for (let v = 0; v < values.length; v++) if (sign * values[v]! >= threshold) found.push(v)
  return Int32Array.from(found)
}

/**
 * Size, peaks and centre of a set of voxels of one sign: that of the strongest, where they differ.
 * @param voxels ascending, at least one
 */
export function describeCluster(
  volume: Volume,
  voxels: Int32Array,
  options: Pick<ClusterOptions, 'peakDistanceMm' | 'maxSubPeaks'> = {},
): Cluster {
  const { peakDistanceMm = 8, maxSubPeaks = Number.POSITIVE_INFINITY } = options
  const { values, toWorld } = volume
  const strongest = voxels.reduce((best, voxel) =>
    Math.abs(values[voxel]!) > Math.abs(values[best]!) ? voxel : best,
  )
  const sign = values[strongest]! < 0 ? -1 : 1
  const sizeMm3 = voxels.length * Math.abs(determinant(toWorld))
  let sum: readonly [number, number, number] = [0, 0, 0]
  let weight = 0
  for (const voxel of voxels) {
    const w = Math.abs(values[voxel]!)
    const [x, y, z] = worldOfVoxel(volume, voxel)
    sum = [sum[0] + w * x, sum[1] + w * y, sum[2] + w * z]
    weight += w
  }
  const peaks: Peak[] = []
  const candidates = localMaxima(volume, sign, voxels).sort(
    (a, b) => sign * (values[b]! - values[a]!) || a - b,
  )
  for (const voxel of candidates) {
    if (peaks.length > maxSubPeaks) break
    const world = worldOfVoxel(volume, voxel)
    if (peaks.every((other) => distance(other.world, world) >= peakDistanceMm)) {
      peaks.push({ value: values[voxel]!, world, voxel })
    }
  }
  return {
    sign,
    sizeVoxels: voxels.length,
    sizeMm3,
    peak: peaks[0]!,
    subPeaks: peaks.slice(1),
    centreOfMass: worldPoint(sum[0] / weight, sum[1] / weight, sum[2] / weight),
    voxels,
  }
}

/** Voxels that none of the cluster's voxels around them exceeds; of a plateau, those that no earlier neighbour equals. */
function localMaxima(volume: Volume, sign: 1 | -1, voxels: Int32Array): number[] {
  const { values, shape } = volume
  const [nx, ny] = shape
  const members = new Set(voxels)
  const steps = neighbourSteps(26)
  const isExceeded = (voxel: number) => {
    const [i, j, k] = indicesOfVoxel(shape, voxel)
    return steps.some(([di, dj, dk]) => {
      const [x, y, z] = [i + di, j + dj, k + dk]
      if (x < 0 || y < 0 || x >= nx || y >= ny) return false
      const neighbour = x + nx * (y + ny * z)
      if (!members.has(neighbour)) return false
      const [own, other] = [sign * values[voxel]!, sign * values[neighbour]!]
      return other > own || (other === own && neighbour < voxel)
    })
  }
  return [...voxels.filter((voxel) => !isExceeded(voxel))]
}
