/** The cortex in three dimensions, with what is marked on and in it. */

import { BrainScene } from '#scene/BrainScene.tsx'
import type { BrainDrawing } from '#scene/brain-drawing.ts'
import { type BrainPart, createBrainPart } from '#scene/brain-part.ts'
import type { ViewKind } from './view-kind.ts'

export type { BrainDrawing, FociDrawing } from '#scene/brain-drawing.ts'

export const brain: ViewKind<BrainDrawing, BrainPart> = {
  create: createBrainPart,
  Scene: BrainScene,
}
