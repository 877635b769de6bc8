/** What the program knows: facts only. Whatever can be derived from them is a selector. */
import type { Cortex, HemisphereId } from '#atlas/cortex.ts'
import type { DeepRegion } from '#atlas/deep.ts'
import type { DroppedRow } from '#evidence/collect-foci.ts'
import type { StudyTable } from '#evidence/study.ts'
import type { FileInfo } from '#format/file-info.ts'
import type { NamedBlob } from '#format/source.ts'
import type { SurfaceInfo } from '#format/surface-file.ts'
import type { MapReport } from '#statistic/checks.ts'
import type { ViewId } from '#view/kind/index.ts'
import type { MapAsk } from '#view/map-ask.ts'
import type { SideId, ViewSpec } from '#view/spec.ts'
import type { Volume } from '#volume/volume.ts'
import type { AleCluster, AleFacts, Correction } from '#work/evidence-tasks.ts'

/** A map that is on screen: the volume, where it came from, and one value a vertex. */
export type ShownMap = {
  /** Another number for every map that was ever loaded, so that a picture can be told from the one before. */
  readonly loadId: number
  /** What it was asked for by. */
  readonly ask: MapAsk
  readonly title: string
  /** Where it comes from, in a line. */
  readonly method: string
  /** What its numbers say and do not say; empty where only the user knows. */
  readonly meaning: string
  readonly info: FileInfo
  /** Null where the values came one a vertex. */
  readonly volume: Volume | null
  readonly values: { readonly [side in HemisphereId]: Float32Array }
  /** Vertices that saw no data, both hemispheres together. */
  readonly notSampled: number
  /** Said where another sampling rule had to be used than the chosen one. */
  readonly ruleNote: string | null
  /** The files, kept to open another volume of a series. */
  readonly files: readonly NamedBlob[]
  /** What was noticed about the map; null until it has been looked over. */
  readonly report: MapReport | null
  /** The studies that the map was computed from; null for a map that came as a file. */
  readonly evidence: EvidenceState | null
}

/** A meta-analysis that can be questioned: its studies, and the choices that made the map. */
export type EvidenceState = {
  readonly table: StudyTable
  readonly choice: EvidenceChoice
  /** What the computation found; null until the map is recomputed for the first time. */
  readonly result: EvidenceResult | null
  /** Rows of the user's own table that were not taken. */
  readonly dropped: readonly DroppedRow[]
  /** What was assumed or converted while reading. */
  readonly notes: readonly string[]
}

export type EvidenceChoice = {
  /** Ids of the studies that count. */
  readonly included: readonly string[]
  /** Subjects assumed where a study's number is unknown. */
  readonly fallbackN: number
  readonly correction: Correction
  /** Where the cluster test draws its random peaks. */
  readonly nullIn: 'brain' | 'grey'
}

export type EvidenceResult = {
  readonly facts: AleFacts
  readonly clusters: readonly AleCluster[]
  readonly thresholdZ: number | null
  readonly leastClusterVoxels: number | null
}

export type Failure = {
  readonly tag: string
  /** What went wrong and what to do, in the user's words. */
  readonly message: string
  /** What was being opened. */
  readonly subject: string
}

/** One side of the comparison. A failed load leaves `shown` as it was. */
export type Slot = {
  readonly shown: ShownMap | null
  readonly task: { readonly subject: string; readonly progress: number | null } | null
  readonly failure: Failure | null
}

/** Surfaces that the user brought: their files, to read them again in another space, and what is known of them. */
export type OwnSurfaces = {
  readonly files: readonly NamedBlob[]
  readonly infos: readonly SurfaceInfo[]
}

export type CortexState =
  | { readonly status: 'loading' }
  | {
      readonly status: 'ready'
      readonly cortex: Cortex
      readonly own: OwnSurfaces | null
      /** What the regions' outlines need is there: the first picture does not wait for it. */
      readonly outlined: boolean
    }
  | { readonly status: 'failed'; readonly failure: Failure }

/** Something worth saying that is no failure: announced, shown for a while, dismissed. */
export type Notice = { readonly id: number; readonly text: string }

export type AppState = {
  readonly cortex: CortexState
  /** The regions below the cortex; null until they are asked for. */
  readonly deep: readonly DeepRegion[] | null
  readonly slots: { readonly [pane in SideId]: Slot }
  /** What is asked to be on screen. */
  readonly document: ViewSpec
  readonly notices: readonly Notice[]
  /** The view that had the keys last. */
  readonly focus: ViewId | null
}
