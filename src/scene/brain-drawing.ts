/** What a view of the cortex is given. */
import type { Camera } from '#view/camera.ts'
import type { BrainLayout } from '#view/layout.ts'
import type { ViewBasis } from './views/view-basis.ts'

export type FociDrawing = {
  readonly key: string
  /** 3 numbers a focus. */
  readonly positionsWorld: Float32Array
  /** '#rrggbb' */
  readonly colour: string
  readonly radiusMm: number
}

export type BrainDrawing = ViewBasis & {
  readonly kind: 'brain'
  readonly camera: Camera
  readonly layout: BrainLayout
  /** Peaks drawn as spheres; inside the brain they are seen through glass. */
  readonly foci?: readonly FociDrawing[]
}
