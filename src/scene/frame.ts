/** One frame of the stage: every view in its own rectangle of the one canvas, and never a pixel beyond. */
import { Color, type Scene, SRGBColorSpace, type WebGLRenderer } from 'three'
import { createFrameDetail } from './frame-detail.ts'
import { createFrameGate } from './frame-gate.ts'
import { parseColour } from './parse-colour.ts'
import type { StageProps, StageStats, ViewDrawing } from './stage-props.ts'
import type { ViewBasis, ViewId } from './views/view-basis.ts'
import type { ViewPart } from './views/view-kind.ts'

export type StageView = {
  readonly drawing: ViewDrawing
  readonly part: ViewPart<ViewBasis>
  /** Of three; there while React Three Fiber has the view mounted. */
  scene: Scene | null
}

export type FrameRequest = {
  readonly gl: WebGLRenderer
  readonly canvas: HTMLElement
  readonly stage: StageProps
  readonly views: ReadonlyMap<ViewId, StageView>
  /** Where the picture on the screen is gone and can't wait for the graphics card. */
  readonly atOnce: boolean
  /** For a picture that is kept: as finely as it can be. */
  readonly toKeep?: boolean
  /** The driver is still at the shaders, and to draw would hold up the page until they are there. */
  readonly unready: boolean
  /** Resolves when the driver has what most pictures need that follow the first. */
  readonly compileNext: () => Promise<void>
}

export type Frame = {
  /** Draws, unless the graphics card still works on the last frame. True where another frame has to follow. */
  readonly draw: (request: FrameRequest) => boolean
  /** The same without a graphics card: `show` is handed each view's picture. True where another frame has to follow. */
  readonly paint: (
    request: Pick<FrameRequest, 'stage' | 'views'>,
    show: (id: ViewId, image: ImageData, box: DOMRect) => void,
  ) => boolean
  readonly stats: () => Omit<StageStats, 'uploads'>
  /** For another canvas. */
  readonly restart: () => void
}

export type FrameOwner = {
  /** Asks for another frame, later on. */
  readonly invalidate: () => void
  /** Whether somebody has a view in hand. */
  readonly isHeld: () => boolean
}

export function createFrame({ invalidate, isHeld }: FrameOwner): Frame {
  const gate = createFrameGate()
  const detail = createFrameDetail(invalidate)
  const background = new Color()
  let renderer: WebGLRenderer | null = null
  let frames = 0
  let [pictured, waiting] = [false, false]

  /** What is on the screen is never taken away by waiting. */
  const isEarly = ({ waits = false }: StageProps, unready = false) =>
    (waits || unready) && !pictured

  const clear = (gl: WebGLRenderer, box: DOMRect, colour: string) => {
    gl.autoClear = false
    gl.setScissorTest(false)
    gl.setViewport(0, 0, box.width, box.height)
    background.setRGB(...parseColour(colour), SRGBColorSpace)
    gl.setClearColor(background, 1)
    gl.clear()
  }

  const drawView = (
    { gl, stage }: FrameRequest,
    { drawing, part, scene }: StageView,
    canvasBox: DOMRect,
    nowMs: number,
    coarse: boolean,
  ): boolean => {
    if (!drawing.element || !scene) return false
    const box = drawing.element.getBoundingClientRect()
    const size = { width: box.width, height: box.height }
    if (size.width < 2 || size.height < 2) return false
    const frame = { stage, drawing, size, nowMs, coarse, pixelRatio: gl.getPixelRatio() }
    const camera = part.prepare(frame)
    if (!camera) return false
    const [x, y] = [box.left - canvasBox.left, canvasBox.bottom - box.bottom]
    gl.setViewport(x, y, size.width, size.height)
    gl.setScissor(x, y, size.width, size.height)
    gl.setScissorTest(true)
    gl.render(scene, camera)
    part.drawOverlay(frame)
    return true
  }

  const draw = (request: FrameRequest): boolean => {
    const { gl, stage, views, atOnce, toKeep = false } = request
    renderer = gl
    const context = gl.getContext() as WebGL2RenderingContext
    if (context.isContextLost() || isEarly(stage, request.unready)) return false
    const nowMs = performance.now()
    const waited = waiting
    waiting = !atOnce && gate.isBusy(context, nowMs)
    if (waiting) return true
    const all = [...views.values()]
    const isMoving = () => all.some(({ part }) => part.isMoving(nowMs))
    const coarse =
      !toKeep &&
      all.some(({ part }) => part.canBeCoarse?.(stage)) &&
      detail.isCoarse({ nowMs, first: !pictured, moving: isHeld() || isMoving(), waited })
    // Shown by the first picture; until then it takes no room.
    if (!pictured) request.canvas.style.display = ''
    const box = request.canvas.getBoundingClientRect()
    clear(gl, box, stage.theme.background)
    let drawn = false
    for (const view of all) drawn = drawView(request, view, box, nowMs, coarse) || drawn
    gl.setScissorTest(false)
    frames++
    gate.drew(context, performance.now())
    const done = gate.done(context)
    detail.drew({ coarse, first: !pictured, usual: !atOnce, nowMs: performance.now(), done })
    if (!drawn && !pictured) request.canvas.style.display = 'none'
    if (drawn && !pictured) {
      pictured = true
      // What follows would take the time of a slow graphics card, which may be this very processor.
      void done.then(request.compileNext).then(() => {
        if (renderer === gl) stage.onFirstPicture?.()
      })
    }
    return isMoving()
  }

  const paint: Frame['paint'] = ({ stage, views }, show) => {
    if (isEarly(stage)) return false
    const nowMs = performance.now()
    waiting = false
    for (const [id, { drawing, part }] of views) {
      const box = drawing.element?.getBoundingClientRect()
      if (!box || box.width < 2 || box.height < 2) continue
      const size = { width: box.width, height: box.height }
      const frame = { stage, drawing, size, nowMs, coarse: false, pixelRatio: 1 }
      show(id, part.paint(frame), box)
      part.drawOverlay(frame)
      if (pictured) continue
      pictured = true
      stage.onFirstPicture?.()
    }
    frames++
    return [...views.values()].some(({ part }) => part.isMoving(nowMs))
  }

  return {
    draw,
    paint,
    stats: () => ({
      frames,
      waiting: waiting || (detail.isUnfinished() && !isHeld()),
      geometries: renderer?.info.memory.geometries ?? 0,
      textures: renderer?.info.memory.textures ?? 0,
    }),
    restart: () => {
      renderer = null
      pictured = false
    },
  }
}
