/** Everything that can be done, as the page and the tests call it. */
import type { Cortex, HemisphereId } from '#atlas/cortex.ts'
import type { NullOutcome, NullQuestion } from '#comparison/null-test.ts'
import type { NamedBlob } from '#format/source.ts'
import type { Placement } from '#format/surface-file.ts'
import type { SamplingRuleId } from '#sampling/index.ts'
import type { ViewId } from '#view/kind/index.ts'
import type { Look } from '#view/look.ts'
import type { Dress, MapAsk, MapSource } from '#view/map-ask.ts'
import type { FetchedSource } from '#view/own-files.ts'
import type { SideId, ViewSpec } from '#view/spec.ts'
import type { StatisticKind } from '#volume/statistic-kind.ts'
import type { CompareTasks } from '#work/compare-tasks.ts'
import type { EvidenceTasks, PairKind } from '#work/evidence-tasks.ts'
import type { TaskContext } from '#work/tasks.ts'
import type {
  EvidenceChoice,
  HemisphereValues,
  Lit,
  SampledMap,
  ShownMap,
  Tool,
} from './app-state.ts'

/** What a side can be asked to show, beside what is questioned of it. */
export type MapRequest =
  | MapSource
  | { readonly kind: 'files'; readonly files: readonly NamedBlob[] }

export type CortexActions = {
  /** The way back from surfaces of the user's own to the bundled cortex, which is tried again where it failed. */
  readonly loadCortex: () => Promise<void>
  /** Adds the inflated surfaces; asked for once the first picture is there. */
  readonly loadInflated: () => Promise<void>
  /** The regions below the cortex: asked for when the brain is made of glass. */
  readonly loadDeep: () => Promise<void>
}

export type MapActions = {
  /** Shows a map on a side; a load that is still running there is cancelled. */
  readonly open: (side: SideId, request: MapRequest) => Promise<void>
  /**
   * What was dropped on a side or picked for it. Two maps at once fill left and right, more stand in the tray; surfaces
   * of both hemispheres become the brain on both sides; a table of peaks is computed to a map.
   */
  readonly openFiles: (pane: SideId, files: readonly NamedBlob[]) => Promise<void>
  /** Lays files of the user's own over what a side shows, each map by itself. */
  readonly layOver: (side: SideId, files: readonly NamedBlob[]) => Promise<void>
  /** Shows the file that was dropped for another one of its name. */
  readonly showInstead: (side: SideId) => Promise<void>
  /** Another volume of the series that a side shows. */
  readonly openVolume: (pane: SideId, volumeIndex: number) => Promise<void>
  /** How both sides read volumes. */
  readonly setRule: (rule: SamplingRuleId) => Promise<void>
  /** Asks again for what could not be had. */
  readonly retry: (side: SideId) => Promise<void>
  /** Says of which hemisphere the values a vertex are that a side was to show, and shows them. */
  readonly nameHemisphere: (side: SideId, hemisphere: HemisphereId) => Promise<void>
  /** Reads the user's surfaces again in another of the spaces that they may be in. */
  readonly placeSurfaces: (placement: Placement['id']) => Promise<void>
  /** Fills in the checksum of the file that a side shows: asked for when somebody wants to see it. */
  readonly identify: (pane: SideId) => Promise<void>
  /** What the numbers of a side are, where the file does not say or the user knows better; looked over anew. */
  readonly setStatistic: (pane: SideId, kind: StatisticKind, dof: readonly number[]) => void
  /** How a map of p is shown: another unit, so that its scale is chosen anew. */
  readonly setDress: (side: SideId, dress: Dress) => Promise<void>
  readonly cancel: (pane: SideId) => void
  readonly dismissFailure: (pane: SideId) => void
  readonly fail: (pane: SideId, subject: string, error: unknown) => void
  readonly swap: () => void
}

/** A comparison of two sets of studies: what was asked, and what came out. */
export type Compared = {
  readonly source: Extract<MapSource, { kind: 'pair' }>
  readonly title: string
  /** What the two sides were called. */
  readonly names: readonly [first: string, second: string]
  readonly result: EvidenceTasks['alePair']['result']
}

export type EvidenceActions = {
  /** Fetches the studies of a sample map: asked for when somebody looks at the evidence. */
  readonly loadEvidence: (pane: SideId) => Promise<void>
  /** Computes the map of a side anew with other choices: studies left out, another threshold. */
  readonly question: (pane: SideId, choice: Partial<EvidenceChoice>) => Promise<void>
  /** A map from a table of peaks that the user pasted or dropped. */
  readonly openFoci: (pane: SideId, text: string | Blob, title: string) => Promise<void>
  /** Compares the studies of both sides. Nothing on screen changes: `showPair` puts the map on a side. */
  readonly comparePair: (kind: PairKind, context: Partial<TaskContext>) => Promise<Compared | null>
  /** Puts the map of a comparison on a side, in the place of what is there. */
  readonly showPair: (target: SideId, source: Compared['source']) => Promise<void>
  /** A region's values without each study in turn. `voxels` are indices of the 2 mm MNI grid. */
  readonly jackknife: (
    pane: SideId,
    voxels: Int32Array,
    context: Partial<TaskContext>,
  ) => Promise<EvidenceTasks['aleJackknife']['result'] | null>
}

export type MatchedOnCortex = CompareTasks['matchMaps']['result'] & {
  readonly values: { readonly a: HemisphereValues; readonly b: HemisphereValues }
  /** As their thresholds leave them. */
  readonly cutValues: { readonly a: HemisphereValues; readonly b: HemisphereValues }
}

export type CompareActions = {
  /** One of the tasks about two maps. */
  readonly askAboutBoth: <Name extends keyof CompareTasks>(
    name: Name,
    request: CompareTasks[Name]['request'],
    context: Partial<TaskContext>,
  ) => Promise<CompareTasks[Name]['result']>
  /** Both maps brought together, with their values on the cortex. */
  readonly matchBoth: (
    request: CompareTasks['matchMaps']['request'],
    shown: { readonly a: ShownMap; readonly b: ShownMap },
    cortex: Cortex,
    context: Pick<TaskContext, 'signal'>,
  ) => Promise<MatchedOnCortex>
  /** A map that is shown, read by another rule than the one in force. */
  readonly sampleBy: (
    map: Pick<ShownMap, 'info' | 'volume'>,
    cortex: Cortex,
    rule: SamplingRuleId,
    context: Pick<TaskContext, 'signal'>,
  ) => Promise<SampledMap>
  /** A spin test or surrogates, on all cores. */
  readonly nullTest: (
    question: NullQuestion,
    draws: number,
    context: Partial<TaskContext>,
  ) => Promise<NullOutcome>
  /** The file of the brain mask, in which p values are counted. */
  readonly brainMask: () => Promise<NamedBlob>
}

/** By the keys of their sources. */
export type FilesByKey = { readonly [key: string]: readonly NamedBlob[] }

export type SessionActions = {
  /** Another document in place of this one, with files of the user's own that it speaks of. */
  readonly restore: (
    document: ViewSpec,
    files: { readonly [key: string]: readonly NamedBlob[] },
  ) => Promise<void>
  /**
   * Fills in the checksums of the user's own files, by which they are found again.
   *
   * @returns the document as it was when this was asked for, with them
   * @throws Error where a file can't be read any more
   */
  readonly identifyOwnFiles: () => Promise<ViewSpec>
  /** Fetches what is not here yet and shows nothing of it: by the sources' keys; what could not be had is missing. */
  readonly fetchFiles: (sources: readonly FetchedSource[]) => Promise<FilesByKey>
  /** Files that came with a lecture: at hand for as long as the page is open, though nothing on screen needs them yet. */
  readonly bringFiles: (files: FilesByKey) => void
}

export type ViewActions = {
  /** Begins to carry the document out, and goes on to. */
  readonly start: () => void
  /** Applies a pure change (src/view/change*.ts) to the document; `look` is what is in effect before. */
  readonly change: (change: (view: ViewSpec, look: Look) => ViewSpec) => void
  readonly undo: () => void
  readonly redo: () => void
  /** The view that keys and buttons act on from now on. */
  readonly focus: (view: ViewId) => void
  /** Takes a tool for what is done on a brain next. */
  readonly take: (tool: Tool) => void
  /** Lights places up in the place of those that were; null lets them go. */
  readonly light: (lit: Lit | null) => void
  readonly say: (text: string) => void
  readonly dismissNotice: (id: number) => void
}

/** Where a map goes: in the place of a side's map, or over what the side shows. */
export type Target = { readonly side: SideId; readonly as: 'map' | 'layer' }

export type TrayActions = {
  /** Files of the user's own into the tray, each map by itself. */
  readonly gather: (files: readonly NamedBlob[]) => void
  /** Maps of which it is known already which files each has. */
  readonly gatherGroups: (groups: readonly (readonly NamedBlob[])[]) => void
  /** Maps that can be fetched. */
  readonly gatherFrom: (sources: readonly MapSource[]) => void
  /** Puts a map of the tray on a side; it stays in the tray, too. */
  readonly put: (ask: MapAsk, target: Target) => Promise<void>
  readonly takeOut: (asks: readonly MapAsk[]) => void
}

export type Actions = CortexActions &
  MapActions &
  TrayActions &
  EvidenceActions &
  CompareActions &
  SessionActions &
  ViewActions
