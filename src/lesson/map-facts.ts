/** The facts of one map that was computed from the peaks of studies. */
import { focusCount, type Study } from '#evidence/study.ts'
import { determinant } from '#space/affine.ts'
import { distance } from '#space/point.ts'
import { type Cluster, clustersOf, type Peak } from '#statistic/cluster.ts'
import { countAtLeast } from '#statistic/count-at-least.ts'
import type { Volume } from '#volume/volume.ts'
import { worldOfVoxel } from '#volume/voxel-place.ts'
import {
  type ClusterCriterion,
  type Kept,
  type MapFacts,
  NEAR_MM,
  type PeakFact,
  type Place,
  type RegionFacts,
} from './facts.ts'

export type MapToDescribe = {
  readonly title: string
  /** One-sided z. */
  readonly volume: Volume
  readonly studies: readonly Study[]
  readonly studiesInTable: number
  readonly criterion: ClusterCriterion
  /** Indices of the volume's voxels; empty where the region is not on that side. */
  readonly voxelsOf: (place: Place) => Int32Array
}

export function mapFacts(map: MapToDescribe): MapFacts {
  const { volume, criterion } = map
  const found = clustersOf(volume, { threshold: criterion.z })
  const significant = found.filter(({ sizeVoxels }) => sizeVoxels >= criterion.leastVoxels)
  const sorted = volume.values.filter((value) => value > 0).sort()
  const voxelMm3 = Math.abs(determinant(volume.toWorld))
  const regions = new Map<string, RegionFacts | null>()
  let inClusters: ReadonlySet<number> | null = null
  return {
    title: map.title,
    studies: map.studies.length,
    studiesInTable: map.studiesInTable,
    foci: focusCount(map.studies),
    peak: peakAmong(volume, volume.values.keys()) ?? { value: Number.NaN, world: [0, 0, 0] },
    clusters: found.map((cluster) => ({
      peak: peakFact(cluster.peak),
      sizeVoxels: cluster.sizeVoxels,
      sizeMm3: cluster.sizeMm3,
      significant: significant.includes(cluster),
    })),
    criterion,
    region: (place) => {
      const key = `${place.region} ${place.side}`
      const known = regions.get(key)
      if (known !== undefined) return known
      const facts = regionFacts(volume, map.voxelsOf(place), criterion, significant)
      regions.set(key, facts)
      return facts
    },
    mm3Above: (value, kept) =>
      (countAtLeast(sorted, value) - (kept ? takenAway(volume, value, kept) : 0)) * voxelMm3,
    volume,
    voxelsOf: map.voxelsOf,
    isInSignificantCluster: (voxel) => {
      inClusters ??= new Set(significant.flatMap(({ voxels }) => [...voxels]))
      return inClusters.has(voxel)
    },
  }
}

/** How many voxels reach the value and are in no cluster that is large enough there. */
function takenAway({ values }: Volume, least: number, { voxels: { voxels, reach } }: Kept): number {
  let n = 0
  for (let at = 0; at < voxels.length; at++)
    if (values[voxels[at]!]! >= least && reach[at]! < least) n++
  return n
}

function regionFacts(
  volume: Volume,
  voxels: Int32Array,
  criterion: ClusterCriterion,
  significant: readonly Cluster[],
): RegionFacts | null {
  const measured = voxels.filter((voxel) => !Number.isNaN(volume.values[voxel]!))
  const peak = peakAmong(volume, measured)
  if (!peak) return null
  let [sum, above] = [0, 0]
  for (const voxel of measured) {
    const value = volume.values[voxel]!
    sum += value
    if (value >= criterion.z) above++
  }
  const members = new Set(measured)
  const places = Array.from(measured, (voxel) => worldOfVoxel(volume, voxel))
  const isNear = ({ world }: Peak) => places.some((place) => distance(place, world) <= NEAR_MM)
  return {
    voxels: measured.length,
    mean: sum / measured.length,
    peak,
    shareAbove: above / measured.length,
    significantVoxels: significant.reduce(
      (n, cluster) => n + cluster.voxels.filter((voxel) => members.has(voxel)).length,
      0,
    ),
    significantPeaks: significant
      .flatMap(({ peak, subPeaks }) => [peak, ...subPeaks])
      .filter(isNear)
      .sort((a, b) => b.value - a.value)
      .map(peakFact),
  }
}

/** The first of the voxels with the largest value; null where there is none. */
function peakAmong(volume: Volume, voxels: Iterable<number>): PeakFact | null {
  const { values } = volume
  let best = -1
  for (const voxel of voxels) if (best < 0 || values[voxel]! > values[best]!) best = voxel
  return best < 0 ? null : peakFact({ value: values[best]!, world: worldOfVoxel(volume, best) })
}

function peakFact({ value, world }: Pick<Peak, 'value' | 'world'>): PeakFact {
  return { value, world: [world[0], world[1], world[2]] }
}
