/** The clusters of a map as the page lists them: where each peaks, how large it is, and whether the map on screen shows it. */
import { clustersOf } from '#statistic/cluster.ts'
import { zFromUpperP } from '#statistic/normal.ts'
import type { Volume } from '#volume/volume.ts'
import type { AleMap } from './ale-map.ts'
import type { StudyContrast } from './contrast.ts'
import type { CorrectedMap } from './correction.ts'
import { type Grid, volumeOfMask } from './grid.ts'

export type ListedCluster = {
  readonly sizeVoxels: number
  readonly sizeMm3: number
  readonly peakZ: number
  /** MNI mm. */
  readonly peakWorld: readonly [number, number, number]
  /** Indices of its voxels in the grid, ascending. */
  readonly voxels: Int32Array
}

export type AleCluster = ListedCluster & {
  /** Family-wise error, where it was tested. */
  readonly pFwe: number | null
  /**
   * Whether the map has its z at the peak. Where it is false the correction has set the cluster to 0, so that a reading
   * there differs from this list on purpose.
   */
  readonly shown: boolean
}

/** p that forms the clusters of an ALE map. */
const FORMING_P = 0.001

/** Clusters at p < .001 uncorrected, highest peak first, whether the correction left them or not. */
export function aleClusters(map: AleMap, corrected: CorrectedMap, grid: Grid): AleCluster[] {
  const shown = volumeOfMask(corrected.z, map.mask, grid).values
  const pOfSize = new Map(corrected.tests.map(({ sizeVoxels, p }) => [sizeVoxels, p]))
  return clustersOf(volumeOfMask(map.z, map.mask, grid), {
    threshold: zFromUpperP(FORMING_P),
  }).map((cluster) => ({
    ...listed(cluster),
    pFwe: pOfSize.get(cluster.sizeVoxels) ?? null,
    shown: shown[cluster.peak.voxel]! > 0,
  }))
}

export type ContrastCluster = ListedCluster & {
  /** Whose peaks lie nearer. */
  readonly nearer: 'first' | 'second'
}

/** Clusters beyond the corrected threshold, strongest first; none where nothing exceeds it. */
export function contrastClusters(
  { z, mask, correctedZ }: StudyContrast,
  grid: Grid,
): ContrastCluster[] {
  if (!Number.isFinite(correctedZ)) return []
  // The corrected threshold has to be exceeded, and clusters count from a value on.
  const exceeding = z.map((value) => (Math.abs(value) > correctedZ ? value : 0))
  const volume: Volume = volumeOfMask(exceeding, mask, grid)
  return clustersOf(volume, { threshold: correctedZ / 2, twoSided: true }).map((cluster) => ({
    ...listed(cluster),
    nearer: cluster.sign > 0 ? 'first' : 'second',
  }))
}

function listed({ sizeVoxels, sizeMm3, peak, voxels }: ReturnType<typeof clustersOf>[number]) {
  const [x, y, z] = peak.world
  return { sizeVoxels, sizeMm3, peakZ: peak.value, peakWorld: [x, y, z] as const, voxels }
}

/** The cluster that holds a voxel of the grid (`i + nx * (j + ny * k)`), or null. */
export function clusterAt<Listed extends ListedCluster>(
  clusters: readonly Listed[],
  voxel: number,
): Listed | null {
  return clusters.find(({ voxels }) => voxels.includes(voxel)) ?? null
}
