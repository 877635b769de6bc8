/** What the program knows: facts only. Whatever can be derived from them is a selector. */
import type { Cortex, HemisphereId } from '#atlas/cortex.ts'
import type { FileInfo } from '#format/file-info.ts'
import type { NamedBlob } from '#format/source.ts'
import type { MapSource, PaneId, ViewSpec } from '#view/spec.ts'
import type { Volume } from '#volume/volume.ts'

/** A map that is on screen: the volume, where it came from, and one value a vertex. */
export type ShownMap = {
  /** Another number for every map that was ever loaded, so that a picture can be told from the one before. */
  readonly loadId: number
  readonly source: MapSource
  readonly title: string
  /** Where it comes from, in a line. */
  readonly method: string
  /** What its numbers say and do not say; empty where only the user knows. */
  readonly meaning: string
  readonly info: FileInfo
  readonly volume: Volume
  readonly values: { readonly [side in HemisphereId]: Float32Array }
  /** Vertices that saw no data, both hemispheres together. */
  readonly notSampled: number
  /** The files, kept to open another volume of a series. */
  readonly files: readonly NamedBlob[]
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

export type CortexState =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly cortex: Cortex }
  | { readonly status: 'failed'; readonly failure: Failure }

/** Something worth saying that is no failure: announced, shown for a while, dismissed. */
export type Notice = { readonly id: number; readonly text: string }

export type AppState = {
  readonly cortex: CortexState
  readonly slots: { readonly [pane in PaneId]: Slot }
  readonly view: ViewSpec
  readonly notices: readonly Notice[]
}
