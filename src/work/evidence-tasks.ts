/** What the evidence worker can be asked: meta-analyses of a table of studies, any of them left out. Types only. */

import type { AleCluster, ContrastCluster } from '#evidence/cluster-table.ts'
import type { AleThreshold } from '#evidence/correction.ts'
import type { RegionValue } from '#evidence/leave-one-out.ts'
import type { MapWords } from '#evidence/method-words.ts'
import type { Study } from '#evidence/study.ts'
import type { NamedBlob } from '#format/source.ts'
import type { Volume } from '#volume/volume.ts'

/** Which studies, in which brain. The worker keeps what it prepared for the same `tableKey`, mask and fallback. */
export type Evidence = {
  /** Another text for every other list of studies. */
  readonly tableKey: string
  readonly studies: readonly Study[]
  /** Ids of the studies that count. */
  readonly included: readonly string[]
  /** Subjects assumed where a study's number is unknown. */
  readonly fallbackN: number
  /** Seed with which every study's peaks are put anywhere in the brain instead: a map of nothing, to compare with. */
  readonly scatterSeed?: number
  /** NIfTI file of the brain mask; its grid is the map's. */
  readonly mask: NamedBlob
  /** Where the cluster test draws its random peaks: a mask on the same grid; the brain mask unless given. */
  readonly drawFrom?: NamedBlob
}

export type AleFacts = {
  readonly studies: number
  readonly foci: number
  readonly fociOutsideMask: number
  readonly studiesOfUnknownN: number
  /** Subjects of the studies whose number is known. */
  readonly subjectsKnown: number
  readonly maxZ: number
  /** MNI mm. */
  readonly peakWorld: readonly [number, number, number]
}

export type LeftOutRow = RegionValue & { readonly studyId: string }

export type { AleCluster, ContrastCluster } from '#evidence/cluster-table.ts'
export type { AleThreshold, Correction } from '#evidence/correction.ts'

export type PairKind = 'contrast' | 'conjunction'

export type EvidenceTasks = {
  /** One-sided z, thresholded as asked, and the clusters at p < .001. */
  aleMap: {
    request: Evidence & { readonly threshold: AleThreshold }
    result: {
      readonly volume: Volume
      readonly facts: AleFacts
      readonly clusters: readonly AleCluster[]
      /** Least z that is shown, null where nothing is. */
      readonly thresholdZ: number | null
      /** Clusters of this size and more are significant; null where that was not tested. */
      readonly leastClusterVoxels: number | null
    }
  }
  /**
   * Both sets of studies against each other. 'contrast': signed z of where one set's peaks lie nearer, by dealing the
   * studies anew; 'conjunction': the smaller of the two z.
   */
  alePair: {
    request: {
      readonly first: Evidence
      readonly second: Evidence
      readonly question:
        | { readonly kind: 'contrast'; readonly permutations: number; readonly seed: number }
        | { readonly kind: 'conjunction' }
    }
    result: {
      readonly volume: Volume
      readonly words: MapWords
      /** |z| beyond which the map counts for the whole brain; null where there is no such value. */
      readonly thresholdZ: number | null
      /** Beyond that threshold, strongest first; empty for a conjunction, which has no test of its own. */
      readonly clusters: readonly ContrastCluster[]
    }
  }
  /** Values of a region with all studies, and without each one in turn. `voxels` are indices of the mask's grid. */
  aleJackknife: {
    request: Evidence & { readonly voxels: Int32Array }
    result: { readonly all: RegionValue; readonly leftOut: readonly LeftOutRow[] }
  }
}

export const evidenceTaskNames = [
  'aleMap',
  'alePair',
  'aleJackknife',
] as const satisfies readonly (keyof EvidenceTasks)[]
