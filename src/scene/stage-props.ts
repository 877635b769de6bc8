/** What the stage is given: everything that it draws, as plain values. It never reads the store. */
import type { Cortex, HemisphereId } from '#atlas/cortex.ts'
import type { Colouring } from '#colormap/colouring.ts'
import type { Camera } from '#view/camera.ts'
import type { BrainLayout } from '#view/layout.ts'
import type { PaneId } from '#view/spec.ts'
import type { PaneInsets } from './pane-projection.ts'

export type { PaneId } from '#view/spec.ts'

/** A place on the cortex: a triangle and where in it. It means the same on every surface of the hemisphere. */
export type SurfacePlace = {
  readonly hemisphere: HemisphereId
  readonly face: number
  readonly barycentric: readonly [number, number, number]
}

export type PaneDrawing = {
  readonly id: PaneId
  /** Element whose rectangle is the pane; the canvas lies behind all panes. */
  readonly element: HTMLElement | null
  readonly camera: Camera
  readonly colouring: Colouring
  /** One value a vertex of each hemisphere, NaN = not sampled; null while there is no map. */
  readonly values: { readonly [side in HemisphereId]: Float32Array } | null
  /** What titles and bars cover, CSS px: the brain and its labels are fitted into the rest. */
  readonly insets?: PaneInsets
  /** Peaks drawn as spheres; inside the brain they are seen through glass. */
  readonly foci?: readonly FociDrawing[]
}

export type FociDrawing = {
  readonly key: string
  /** 3 numbers a focus. */
  readonly positionsWorld: Float32Array
  /** '#rrggbb' */
  readonly colour: string
  readonly radiusMm: number
}

/** A body inside the brain, seen through glass. */
export type DeepMeshDrawing = {
  readonly key: string
  /** Of its label; empty for none, as for the second one of a pair. */
  readonly name: string
  /** The hemisphere that it moves with; 'both' stays at the midline. */
  readonly side: HemisphereId | 'both'
  readonly positionsWorld: Float32Array
  readonly faces: Uint32Array
  /** '#rrggbb' */
  readonly colour: string
}

/** A highlighted region on one hemisphere. */
export type RegionDrawing = {
  readonly key: string
  readonly hemisphere: HemisphereId
  readonly label: string
  /** '#rrggbb' */
  readonly colour: string
  /** Membership smoothed over the mesh, one number a vertex; the border is at 0.5. */
  readonly field: Float32Array
}

export type StageTheme = {
  readonly background: string
  readonly ink: string
}

export type StageProps = {
  readonly cortex: Cortex
  readonly panes: readonly PaneDrawing[]
  readonly layout: BrainLayout
  readonly regions: readonly RegionDrawing[]
  /** Labels of regions and of deep bodies. */
  readonly showLabels: boolean
  readonly deepMeshes?: readonly DeepMeshDrawing[]
  readonly cursor: SurfacePlace | null
  readonly theme: StageTheme
  /** No animated moves. */
  readonly reducedMotion: boolean
  /** No light and no relief: every colour as the colour bar has it. */
  readonly flat?: boolean
  readonly onPick: (pane: PaneId, place: SurfacePlace) => void
  /** A camera that the user moves; 'settled' once the pointer or key is released. */
  readonly onCamera: (pane: PaneId, camera: Camera, phase: 'moving' | 'settled') => void
  /** After the first picture of the cortex, and after a lost context was restored. */
  readonly onFirstPicture?: () => void
  readonly onContext?: (state: 'lost' | 'restored' | 'unavailable') => void
}

export type StageStats = {
  /** Frames drawn since the stage was made. */
  readonly frames: number
  /** A frame is held back until the graphics card has finished the last one. */
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
  readonly moveCameras: (cameras: { readonly [pane in PaneId]?: Camera }) => void
  readonly stats: () => StageStats
}
