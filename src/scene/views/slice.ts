/** One cut through background and maps at the crosshair. */
import { SliceScene } from '#scene/SliceScene.tsx'
import type { SliceDrawing } from '#scene/slice-drawing.ts'
import { createSlicePart, type SlicePart } from '#scene/slice-part.ts'
import type { ViewKind } from './view-kind.ts'

export type { SliceDrawing } from '#scene/slice-drawing.ts'

export const slice: ViewKind<SliceDrawing, SlicePart> = {
  create: createSlicePart,
  Scene: SliceScene,
}
