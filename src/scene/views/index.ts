/** The registry: one line a kind of view brings it onto the canvas. */
import { type BrainDrawing, brain } from './brain.ts'
import { type MosaicDrawing, mosaic } from './mosaic.ts'
import { type SliceDrawing, slice } from './slice.ts'
import type { ViewBasis } from './view-basis.ts'
import type { ViewKind, ViewPart } from './view-kind.ts'

export const viewKinds = { brain, slice, mosaic } as const

type Kinds = typeof viewKinds
export type ViewKindId = keyof Kinds

/** One view as plain values; `kind` is a key of the registry. */
export type ViewDrawing = BrainDrawing | SliceDrawing | MosaicDrawing

type AnyKind = ViewKind<ViewBasis, ViewPart<ViewBasis>>

/** The kind of a view. What one kind made is only ever handed to that kind again. */
export function kindOf({ kind }: ViewDrawing): AnyKind {
  return viewKinds[kind] as unknown as AnyKind
}
