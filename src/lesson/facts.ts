/** What the sentences of a lesson may ask of the maps on screen. Computed by the functions that fill the tables. */
import type { RegionId } from '#atlas/regions.ts'
import type { SampleId } from '#evidence/samples.ts'
import type { ClusterExtent, ClusterReach } from '#statistic/cluster-reach.ts'
import type { Volume } from '#volume/volume.ts'

/** A map as a sentence names it. */
export const subjects = {
  social: { sample: 'social-exclusion', words: 'social exclusion' },
  inclusive: { sample: 'social-exclusion-inclusive', words: 'social exclusion, inclusive' },
  pain: { sample: 'physical-pain', words: 'physical pain' },
} as const satisfies Record<string, { readonly sample: SampleId; readonly words: string }>

export type SubjectId = keyof typeof subjects
export const subjectIds = Object.keys(subjects) as SubjectId[]

export const regionSides = ['both', 'left', 'right'] as const
export type RegionSide = (typeof regionSides)[number]

/** Part of the brain that a sentence speaks of. */
export type Place = { readonly region: RegionId; readonly side: RegionSide }

export type PeakFact = {
  /** In the map's unit. */
  readonly value: number
  /** MNI mm. */
  readonly world: readonly [number, number, number]
}

export type ClusterFact = {
  readonly peak: PeakFact
  readonly sizeVoxels: number
  readonly sizeMm3: number
  /** At least as large as the cluster test asks. */
  readonly significant: boolean
}

export type RegionFacts = {
  /** Voxels of the region that have a value. */
  readonly voxels: number
  readonly mean: number
  readonly peak: PeakFact
  /** Share of its voxels at or above the level that forms clusters, 0 to 1. */
  readonly shareAbove: number
  /** Its voxels that lie in a significant cluster. */
  readonly significantVoxels: number
  /** Peaks and sub-peaks of significant clusters in the region or within `NEAR_MM` of it, highest first. */
  readonly significantPeaks: readonly PeakFact[]
}

export type MapFacts = {
  /** What the map is called on screen. */
  readonly title: string
  /** Studies that count, and those of the whole table. */
  readonly studies: number
  readonly studiesInTable: number
  readonly foci: number
  readonly peak: PeakFact
  /** Clusters at or above `criterion.z`, highest peak first. */
  readonly clusters: readonly ClusterFact[]
  readonly criterion: ClusterCriterion
  readonly region: (place: Place) => RegionFacts | null
  /** Brain at or above a value, mm³; of clusters of some extent alone where that is asked. */
  readonly mm3Above: (value: number, kept: Kept | null) => number
  /** The map itself, for facts about two of them. */
  readonly volume: Volume
  /** Indices of its voxels. */
  readonly voxelsOf: (place: Place) => Int32Array
  readonly isInSignificantCluster: (voxel: number) => boolean
}

/** Which clusters count as significant. */
export type ClusterCriterion = {
  /** Least z of a voxel in a cluster: that of an uncorrected p of .001. */
  readonly z: number
  /** Least size in voxels, from maps of randomly placed peaks. */
  readonly leastVoxels: number
}

/** The clusters that a threshold keeps, and how far they reach; of one map. */
export type Kept = { readonly extent: ClusterExtent; readonly voxels: ClusterReach }

export type Facts = {
  /** Null where the map is not on screen. */
  readonly map: (subject: SubjectId) => MapFacts | null
  /** The threshold on screen for that map, in its unit; null where it is not on screen. */
  readonly threshold: (subject: SubjectId) => number | null
  /** What the threshold on screen asks of clusters; null where it asks nothing. */
  readonly kept: (subject: SubjectId) => Kept | null
}

/** How far a cluster's peak may lie from a region and still be called its own: two voxels, a convention of this program. */
export const NEAR_MM = 4

/**
 * Whether the studies' peaks converge in a region: a significant cluster has a peak or a sub-peak there. A region that such
 * a cluster only touches does not count. The test itself speaks of the whole cluster, not of its peaks.
 */
export function converges({ significantPeaks }: RegionFacts): boolean {
  return significantPeaks.length > 0
}
