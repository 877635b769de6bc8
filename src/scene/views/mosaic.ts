/** Many cuts along one axis side by side: the lightbox. */
import { SliceScene } from '#scene/SliceScene.tsx'
import type { MosaicDrawing } from '#scene/slice-drawing.ts'
import { createMosaicPart, type MosaicPart } from '#scene/slice-part.ts'
import type { ViewKind } from './view-kind.ts'

export type { MosaicDrawing } from '#scene/slice-drawing.ts'

export const mosaic: ViewKind<MosaicDrawing, MosaicPart> = {
  create: createMosaicPart,
  Scene: SliceScene,
}
