/** What stands beside a sample map, in the style of BIDS side-cars. */
import type { AleMap } from '#evidence/ale-map.ts'
import { MNI152_2MM } from '#evidence/grid.ts'
import type { MonteCarloNull } from '#evidence/monte-carlo-null.ts'
import type { Sample } from '#evidence/samples.ts'
import type { StudyTable } from '#evidence/study.ts'
import type { ClusterFweMap, ClusterTest } from '#evidence/threshold-map.ts'
import {
  ALE_LIMITS,
  ALE_METHOD,
  ALE_SENTENCE,
  CLUSTER_CLAIM,
  CLUSTER_METHOD,
} from '#evidence/words.ts'

type Json = Record<string, unknown>

export function aleSidecar(sample: Sample, table: StudyTable, map: AleMap): Json {
  return {
    Name: sample.title,
    Description: ALE_SENTENCE,
    Contrast: table.contrast,
    StudiesLetIn: table.rule,
    StatisticType: 'z',
    OneSided: true,
    Method: ALE_METHOD,
    NumberOfStudies: map.studies,
    NumberOfFoci: map.foci,
    FociOutsideMask: map.fociOutsideMask,
    StudiesOfUnknownSampleSize: map.studiesOfUnknownN,
    SampleSizeAssumedWhereUnknown: map.fallbackN,
    LargestALE: round(largest(map.ale)),
    LargestZ: round(largest(map.z)),
    Space: 'MNI152, 2 mm',
    Mask: 'atlases/colin27/brainmask_2mm.nii.gz',
    MaskVoxels: map.mask.length,
    Source: table.source,
    Sources: [`sample-data/${sample.id}_foci.json`],
    License:
      'A picture made from an ODbL database: cite Neurosynth and NeuroQuery (sample-data/NOTICE).',
    Limits: [...ALE_LIMITS, ...table.limits],
  }
}

export function clusterSidecar(
  sample: Sample,
  table: StudyTable,
  map: AleMap,
  random: MonteCarloNull,
  result: ClusterFweMap,
  alpha: number,
): Json {
  const { Limits, ...about } = aleSidecar(sample, table, map)
  return {
    ...about,
    Name: `${sample.title}, significant clusters`,
    Thresholded: true,
    Correction: 'cluster-level family-wise error',
    CorrectionMethod: CLUSTER_METHOD,
    Alpha: alpha,
    ClusterFormingP: random.formingP,
    ClusterFormingALE: random.formingAle,
    Connectivity: random.connectivity,
    Permutations: random.permutations,
    Seed: random.seed,
    LeastClusterVoxels: result.leastSizeVoxels,
    SignificantVoxels: result.significantVoxels,
    Clusters: result.clusters
      .filter((cluster) => cluster.significant)
      .map((cluster) => clusterEntry(cluster, map)),
    Limits: [CLUSTER_CLAIM, ...(Limits as string[])],
  }
}

function clusterEntry(cluster: ClusterTest, map: AleMap): Json {
  const [nx, ny] = MNI152_2MM.shape
  const peak = cluster.at.reduce((best, m) => (map.ale[m]! > map.ale[best]! ? m : best))
  const index = map.mask[peak]!
  const voxel = [index % nx, Math.floor(index / nx) % ny, Math.floor(index / (nx * ny))]
  return {
    PeakWorld: voxel.map((v, axis) => 2 * v + MNI152_2MM.toWorld[4 * axis + 3]!),
    PeakZ: round(map.z[peak]!),
    Voxels: cluster.sizeVoxels,
    SizeMm3: 8 * cluster.sizeVoxels,
    CorrectedP: round(cluster.p),
  }
}

function largest(values: Float64Array): number {
  return values.reduce((a, b) => Math.max(a, b), 0)
}

function round(value: number): number {
  return Number(value.toPrecision(6))
}
