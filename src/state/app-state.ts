/**
 * What the program knows: the document says what is asked for, the rest is what has been found out so far. Whatever can be
 * derived from these facts is a selector.
 */
import type { Cortex, HemisphereId } from '#atlas/cortex.ts'
import type { DeepRegion } from '#atlas/deep.ts'
import type { DroppedRow } from '#evidence/collect-foci.ts'
import type { StudyTable } from '#evidence/study.ts'
import type { FileInfo } from '#format/file-info.ts'
import type { Glance } from '#format/glance.ts'
import type { OpenedFile } from '#format/index.ts'
import type { NamedBlob } from '#format/source.ts'
import type { SurfaceInfo } from '#format/surface-file.ts'
import type { MapReport } from '#statistic/checks.ts'
import type { ClusterReach } from '#statistic/cluster-reach.ts'
import type { ViewId } from '#view/kind/index.ts'
import type { Extent, Layer, Side } from '#view/layer.ts'
import type { MapAsk } from '#view/map-ask.ts'
import type { SideId, ViewSpec } from '#view/spec.ts'
import type { Volume } from '#volume/volume.ts'
import type { AleCluster, AleFacts, Correction } from '#work/evidence-tasks.ts'
import type { History } from './history.ts'

export type VertexData = Extract<OpenedFile, { kind: 'surface-data' | 'labels' }>

export type HemisphereValues = { readonly [side in HemisphereId]: Float32Array }

/** A map that has been read or computed; not yet on any surface. */
export type LoadedMap = {
  /** Another number for every map that was ever loaded, so that a picture can be told from the one before. */
  readonly id: number
  readonly title: string
  /** Where it comes from, in a line. */
  readonly method: string
  /** What its numbers say and do not say; empty where only the user knows. */
  readonly meaning: string
  readonly info: FileInfo
  /** Null where the values came one a vertex. */
  readonly volume: Volume | null
  /** |value| from which the map counts for the whole brain, where it came with one. */
  readonly opensAt: number | null
  /** Values that came one a vertex. */
  readonly vertexData: readonly VertexData[]
}

/** A map's values on one cortex, read by one rule; its key names all three. */
export type SampledMap = {
  readonly values: HemisphereValues
  /** Vertices that saw no data, both hemispheres together. */
  readonly notSampled: number
  /** Said where another sampling rule had to be used than the chosen one. */
  readonly ruleNote: string | null
}

/** How far the voxels and vertices of a map reach, whatever the threshold. */
export type MapReach = {
  readonly extent: Extent
  readonly voxels: ClusterReach
  /** The largest reach of the voxels that a vertex's value is made of, with the sign of its value. */
  readonly onCortex: HemisphereValues
}

/** A map that is on screen: put together only of parts that belong to each other. */
export type ShownMap = Omit<LoadedMap, 'id' | 'vertexData'> &
  SampledMap & {
    /** The loaded map's number. */
    readonly loadId: number
    /** What it was asked for by. */
    readonly ask: MapAsk
    /** The rule by which its values were asked for. */
    readonly rule: Side['rule']
    /** What was noticed about the map; null until it has been looked over. */
    readonly report: MapReport | null
    /** The studies that the map was computed from; null for a map that came as a file. */
    readonly evidence: EvidenceState | null
  }

/** Studies that have been read, and what was found while reading. */
export type EvidenceTable = {
  readonly table: StudyTable
  /** Rows of the user's own table that were not taken. */
  readonly dropped: readonly DroppedRow[]
  /** What was assumed or converted while reading. */
  readonly notes: readonly string[]
}

/** A meta-analysis that can be questioned: its studies, and the choices that make the map. */
export type EvidenceState = EvidenceTable & {
  readonly choice: EvidenceChoice
  /** What the computation found; null until it is there. */
  readonly result: EvidenceResult | null
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
  /** What was asked for, where asking again may help. */
  readonly ask?: MapAsk
  /** The layer that asked for it, with its scale. */
  readonly layer?: Layer
  /** Where that layer lay, from below; 0, where it is not said, is the side's map. */
  readonly at?: number
  /** What may be shown in its place, if the user wishes: a file of that name that is another one. */
  readonly instead?: MapAsk
}

/** Work under way for something that the document asks for. */
export type Job = {
  readonly id: number
  readonly subject: string
  /** What is done with the subject. */
  readonly verb: string
  /** 0..1, or null while it can't be told. */
  readonly progress: number | null
  /** Nobody has to be told: what is on screen is read anew, or added to. */
  readonly quiet: boolean
  /** Of what was dropped: the side that it is for; a swap takes it along. */
  readonly side: SideId | null
}

/** What a side last showed completely: it stays on screen until what is asked for is there, and comes back if that fails. */
export type Screen = {
  readonly layer: Layer
  readonly rule: Side['rule']
  /** The least clusters that its threshold asked for. */
  readonly extent: Extent | null
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
      /** Another text for every other cortex: values carry it, and are drawn on no other. */
      readonly key: string
      readonly cortex: Cortex
      /** As the document asks for it. */
      readonly surfaces: ViewSpec['surfaces']
      readonly own: OwnSurfaces | null
    }
  | { readonly status: 'failed'; readonly failure: Failure }

/** Something worth saying that is no failure: announced, shown for a while, dismissed. */
export type Notice = { readonly id: number; readonly text: string }

/** What a click or a drag on a brain does: turns and picks, puts a disc, or draws a line round a region. */
export type Tool = 'turn' | 'disc' | 'lasso'

/** Places that somebody asked to see, lit on every picture until they are let go. */
export type Lit = {
  /** 1 where lit, 0 elsewhere. */
  readonly volume: Volume
  /** The same at vertices, where these were asked for; else the cortex shows the nearest voxels. */
  readonly vertices?: HemisphereValues
}

type By<Value> = { readonly [key: string]: Value }

export type AppState = {
  /** What is asked to be on screen: the only thing that people change. */
  readonly document: ViewSpec
  /** The documents before and after this one. */
  readonly history: History
  readonly cortex: CortexState
  /** The bundled brain's further surfaces are on their way: until then it is drawn by the ones that are there. */
  readonly surfacesCome: boolean
  /** The regions below the cortex; null until they are asked for. */
  readonly deep: readonly DeepRegion[] | null

  /** What lies under the maps on slices, once a view that shows it is drawn. */
  readonly background: { readonly key: string; readonly volume: Volume } | null

  /** The files of sources, by `sourceKey`: the user's own, and what was fetched. */
  readonly files: By<readonly NamedBlob[]>
  /** By `askKey`. */
  readonly maps: By<LoadedMap>
  /** By `sampleKey`. */
  readonly samples: By<SampledMap>
  /** By `reachKey`. */
  readonly reaches: By<MapReach>
  /** By `sourceKey`. */
  readonly tables: By<EvidenceTable>
  /** By `askKey`. */
  readonly results: By<EvidenceResult>
  /** By `reportKey`. */
  readonly reports: By<MapReport>
  /** SHA-256 of files, by `sourceKey` and name. */
  readonly hashes: By<string>
  /** What the files of maps in the tray are, or why they can be none, by `filesKey`. */
  readonly glances: By<Glance | { readonly wrong: string }>
  /** Somebody has looked at the evidence: studies and clusters are found out for what is on screen. */
  readonly evidenceWanted: boolean

  /** By the key of what they bring. */
  readonly jobs: By<Job>
  /** Jobs that failed and are not tried again until somebody asks; `told` where the user has been. */
  readonly failed: By<{ readonly failure: Failure; readonly told: boolean }>
  readonly screen: { readonly [side in SideId]: Screen | null }
  readonly failures: { readonly [side in SideId]: Failure | null }

  readonly notices: readonly Notice[]
  /** The view that had the keys last. */
  readonly focus: ViewId | null
  /** For the next click or drag; nothing of it is on the picture, so that it is no part of the document. */
  readonly tool: Tool
  /** Transient: an answer to a question that is being asked, no part of the document. */
  readonly lit: Lit | null
}
