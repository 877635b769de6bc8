/** What the stage shares among its views: the brain, what is marked on it, and where people's doings are told. */
import type { Cortex, HemisphereId } from '#atlas/cortex.ts'
import type { Camera } from '#view/camera.ts'
import type { Caught } from './seen-within.ts'
import type { SliceZoom } from './slice-geometry.ts'
import type { ViewId } from './views/view-basis.ts'

/** A place on the cortex: a triangle and where in it. It means the same on every surface of the hemisphere. */
export type SurfacePlace = {
  readonly hemisphere: HemisphereId
  readonly face: number
  readonly barycentric: readonly [number, number, number]
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
  /** How much of the outline is there, 0 to 1, while it comes or goes; 1 unless told. */
  readonly strength?: number
}

export type StageTheme = {
  readonly background: string
  readonly ink: string
}

/** What all views are drawn from and tell the parent by. */
export type StageBasis = {
  readonly cortex: Cortex
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
  readonly onPick: (view: ViewId, place: SurfacePlace) => void
  /** One pointer draws a line round places of the cortex in place of turning it. */
  readonly lasso?: boolean
  /** The vertices that are seen within a line that was drawn. */
  readonly onLasso?: (view: ViewId, caught: Caught) => void
  /** A camera that the user moves; 'settled' once the pointer or key is released. */
  readonly onCamera: (view: ViewId, camera: Camera, phase: 'moving' | 'settled') => void
  /** A place that the user puts the crosshair on in a slice, world mm. */
  readonly onWorld?: (
    view: ViewId,
    world: readonly [number, number, number],
    phase: 'moving' | 'settled',
  ) => void
  /** What the user shows of a slice. */
  readonly onSlice?: (view: ViewId, shown: SliceZoom, phase: 'moving' | 'settled') => void
  /** The first picture is not drawn yet: what belongs to it is about to come. */
  readonly waits?: boolean
  /** After the first picture of the cortex, and after a lost context was restored. */
  readonly onFirstPicture?: () => void
  readonly onContext?: (state: 'lost' | 'restored' | 'unavailable') => void
}
