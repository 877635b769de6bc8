/** What the stage is given: everything that it draws, as plain values. It never reads the store. */
import type { Camera } from '#view/camera.ts'
import type { StageBasis } from './stage-basis.ts'
import type { ViewDrawing } from './views/index.ts'
import type { ViewId } from './views/view-basis.ts'

export type {
  DeepMeshDrawing,
  RegionDrawing,
  StageTheme,
  SurfacePlace,
} from './stage-basis.ts'
export type { BrainDrawing, FociDrawing } from './views/brain.ts'
export type { ViewDrawing } from './views/index.ts'
export type { MosaicDrawing } from './views/mosaic.ts'
export type { SliceDrawing } from './views/slice.ts'
export type { LayerDrawing, SecondDrawing, ViewId } from './views/view-basis.ts'

export type StageProps = StageBasis & {
  /** Drawn side by side on one canvas, each clipped to its own element; a view knows nothing of the others. */
  readonly views: readonly ViewDrawing[]
}

export type StageStats = {
  /** Frames drawn since the stage was made. */
  readonly frames: number
  /** A frame is held back until the graphics card has finished the last one, or the last one was coarse and a whole one follows. */
  readonly waiting: boolean
  /** Vertex buffers sent to the GPU, each time that one was. */
  readonly uploads: number
  readonly geometries: number
  readonly textures: number
}

/** What a ref to the stage gives: the paths that go past React. */
export type StageHandle = {
  /**
   * Shows these cameras at once, without a render of React and without animation: for followers of a moving camera.
   * The cameras in the props stay what they are until the parent changes them.
   */
  readonly moveCameras: (cameras: { readonly [view: ViewId]: Camera | undefined }) => void
  /** What a camera of a view becomes by a key, as if the view had the focus; null for keys that do nothing to it. */
  readonly afterKey: (
    view: ViewId,
    from: Camera,
    event: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  ) => Camera | null
  readonly stats: () => StageStats
  /**
   * Draws at once and gives a copy of the picture, without the overlay.
   *
   * @param scale device pixels a CSS pixel; what the screen has unless given
   * @param background a CSS colour in place of the theme's
   * @returns null while there is no canvas; fewer pixels than asked for where the graphics card has no room for them
   */
  readonly capture: (scale?: number, background?: string) => HTMLCanvasElement | null
}
