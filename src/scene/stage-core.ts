/**
 * The stage's part that React doesn't see: which views there are, and what they share. Props come in through `receive`;
 * what moves lives in the views' own parts.
 */
import type { Scene, WebGLRenderer } from 'three'
import type { Camera } from '#view/camera.ts'
import type { Volume } from '#volume/volume.ts'
import { captureCanvas } from './capture-canvas.ts'
import { createCortexAttributes } from './cortex-attributes.ts'
import { createFrame, type FrameRequest, type StageView } from './frame.ts'
import { createLutTextures } from './lut-textures.ts'
import type { StageParts } from './stage-parts.ts'
import type { StageHandle, StageProps } from './stage-props.ts'
import { kindOf } from './views/index.ts'
import type { ViewBasis, ViewId } from './views/view-basis.ts'
import type { ViewPart } from './views/view-kind.ts'
import { createVolumeTextures } from './volume-textures.ts'

export type StageCanvas = {
  readonly element: HTMLElement
  readonly invalidate: () => void
  readonly isCompiling: () => boolean
  /** Once the first picture is there: resolves when the driver has what most of those need that follow. */
  readonly compileNext: () => Promise<void>
}

export type StageCore = {
  readonly parts: StageParts
  readonly handle: StageHandle
  /** Takes new props; says nothing to React. */
  readonly receive: (stage: StageProps) => void
  readonly partOf: (id: ViewId) => ViewPart<ViewBasis> | undefined
  readonly addScene: (id: ViewId, scene: Scene) => () => void
  /** The newest props, and to be told of newer ones: the scenes follow within the same task. */
  readonly stage: () => StageProps
  readonly subscribe: (listener: () => void) => () => void
  /** `atOnce` where the picture on the screen is gone and can't wait for the graphics card. */
  readonly draw: (gl: WebGLRenderer, atOnce?: boolean) => void
  /** One frame without a graphics card; true where another has to follow. */
  readonly paint: (show: (id: ViewId, image: ImageData, box: DOMRect) => void) => boolean
  /** Where frames are asked for while the canvas is there. */
  readonly setCanvas: (canvas: StageCanvas | null) => void
}

/** Every volume that some view draws from. */
function volumesOf({ views }: StageProps): ReadonlySet<Volume> {
  const given = views.flatMap((view) => [
    ...view.layers.flatMap(({ volume, second }) => [volume, second?.volume]),
    'background' in view ? view.background : null,
  ])
  return new Set(given.flatMap((volume) => volume ?? []))
}

export function createStageCore(first: StageProps): StageCore {
  let stage = first
  let canvas: StageCanvas | null = null
  const listeners = new Set<() => void>()
  let uploads = 0
  const views = new Map<ViewId, StageView>()
  const invalidate = () => canvas?.invalidate()
  const countUpload = () => {
    uploads++
  }
  const parts: StageParts = {
    attributes: createCortexAttributes(countUpload),
    luts: createLutTextures(),
    volumes: createVolumeTextures(),
    countUpload,
    stage: () => stage,
    invalidate,
    held: new Set(),
  }
  const frame = createFrame({ invalidate, isHeld: () => parts.held.size > 0 })
  let renderer: WebGLRenderer | null = null

  const receive = (next: StageProps) => {
    stage = next
    const gone = new Set(views.keys())
    for (const drawing of next.views) {
      gone.delete(drawing.id)
      const known = views.get(drawing.id)
      // An id that comes back as another kind is another view.
      if (known?.drawing.kind === drawing.kind) {
        views.set(drawing.id, { ...known, drawing })
        known.part.receive(drawing, known.drawing, next)
      } else {
        const part = kindOf(drawing).create(parts, drawing)
        views.set(drawing.id, { drawing, part, scene: null })
        part.receive(drawing, null, next)
      }
    }
    parts.volumes.keep(volumesOf(next))
    for (const id of gone) {
      views.delete(id)
      parts.held.delete(id)
    }
    for (const listener of listeners) listener()
    invalidate()
  }
  receive(first)

  const requestFor = (
    { element, isCompiling, compileNext }: StageCanvas,
    gl: WebGLRenderer,
  ): Omit<FrameRequest, 'atOnce'> => ({
    gl,
    canvas: element,
    stage,
    views,
    unready: isCompiling(),
    compileNext,
  })

  return {
    parts,
    receive,
    partOf: (id) => views.get(id)?.part,
    handle: {
      moveCameras: (cameras: { readonly [view: ViewId]: Camera | undefined }) => {
        for (const [id, camera] of Object.entries(cameras))
          if (camera) views.get(id)?.part.cutCamera?.(camera)
        invalidate()
      },
      afterKey: (id, from, event) => views.get(id)?.part.afterKey?.(from, event) ?? null,
      stats: () => ({ ...frame.stats(), uploads }),
      capture: (scale, background) => {
        if (!canvas || !renderer) return null
        const gl = renderer
        const usual = { ...requestFor(canvas, gl), atOnce: true, toKeep: true }
        const theme = { ...stage.theme, background: background ?? stage.theme.background }
        const asked = { ...usual, stage: { ...stage, theme } }
        return captureCanvas(gl, scale, {
          draw: () => void frame.draw(asked),
          restore: () => void frame.draw(usual),
        })
      },
    },
    addScene: (id, scene) => {
      const view = views.get(id)
      if (view) view.scene = scene
      invalidate()
      return () => {
        const now = views.get(id)
        if (now?.scene === scene) now.scene = null
      }
    },
    stage: () => stage,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    draw: (gl, atOnce = false) => {
      if (!canvas) return
      renderer = gl
      if (frame.draw({ ...requestFor(canvas, gl), atOnce })) invalidate()
    },
    paint: (show) => frame.paint({ stage, views }, show),
    setCanvas: (next) => {
      canvas = next
      renderer = null
      frame.restart()
    },
  }
}
