/** What a kind of view is to the stage. A new kind is one file that exports such a value, and one line in the index. */
import type { ComponentType } from 'react'
import type { Camera as ThreeCamera } from 'three'
import type { PaneSize } from '#scene/pane-projection.ts'
import type { StageBasis } from '#scene/stage-basis.ts'
import type { StageParts } from '#scene/stage-parts.ts'
import type { Camera } from '#view/camera.ts'
import type { ViewBasis } from './view-basis.ts'

export type ViewFrame<Drawing> = {
  readonly stage: StageBasis
  readonly drawing: Drawing
  readonly size: PaneSize
  readonly nowMs: number
  readonly pixelRatio: number
  /** A frame that has to come quickly. */
  readonly coarse: boolean
}

/** The part of a view that React doesn't see: what is shown at this moment, and what people do on it. */
export type ViewPart<Drawing> = {
  /** Takes new props; `before` is null the first time. */
  readonly receive: (drawing: Drawing, before: Drawing | null, stage: StageBasis) => void
  /** Brings the scene up to this moment; null where there is nothing to draw. */
  readonly prepare: (frame: ViewFrame<Drawing>) => ThreeCamera | null
  /** What lies over the picture in the DOM; called after the picture was drawn. */
  readonly drawOverlay: (frame: ViewFrame<Drawing>) => void
  /** The picture without a graphics card, one px a CSS px of the view. */
  readonly paint: (frame: ViewFrame<Drawing>) => ImageData
  readonly isMoving: (nowMs: number) => boolean
  /** Whether a coarse frame is drawn more quickly than a whole one; never without this. */
  readonly canBeCoarse?: (stage: StageBasis) => boolean
  /** Puts listeners and overlay on the view's element and returns what takes them off. */
  readonly attach: (element: HTMLElement) => () => void
  /** Where the view has a camera: shows this one at once. */
  readonly cutCamera?: (camera: Camera) => void
  /** And what it becomes by a key, null for keys that do nothing to it. */
  readonly afterKey?: (
    from: Camera,
    event: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  ) => Camera | null
}

export type ViewSceneProps<Drawing, Part> = {
  readonly parts: StageParts
  readonly part: Part
  readonly stage: StageBasis
  readonly drawing: Drawing
}

export type ViewKind<Drawing extends ViewBasis, Part extends ViewPart<Drawing>> = {
  readonly create: (parts: StageParts, drawing: Drawing) => Part
  /** Children of the view's three scene. */
  readonly Scene: ComponentType<ViewSceneProps<Drawing, Part>>
}
