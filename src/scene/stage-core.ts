/**
 * The stage's part that React doesn't see: which camera and layout are shown at this moment, and one frame of all
 * panes. Props come in through `receive`; moving cameras and animation live here only.
 */
import { Color, PerspectiveCamera, type Scene, SRGBColorSpace, type WebGLRenderer } from 'three'
import type { HemisphereId } from '#atlas/cortex.ts'
import type { Affine } from '#space/affine.ts'
import { type Camera, sameCamera } from '#view/camera.ts'
import { type BrainHull, brainHull, hullBox, hullCentre, placedHull } from './brain-hull.ts'
import { type CortexAttributes, createCortexAttributes } from './cortex-attributes.ts'
import { createLutTextures, type LutTextures } from './cortex-material.ts'
import { createFrameGate } from './frame-gate.ts'
import { type HemispherePlacement, placeHemispheres } from './hemisphere-placement.ts'
import { overlayDrawing } from './overlay-drawing.ts'
import type { PaneOverlay } from './pane-overlay.ts'
import {
  type Framing,
  frameBrain,
  mixFramings,
  mmPerPx,
  noInsets,
  type PaneProjection,
  type PaneSize,
  paneProjection,
} from './pane-projection.ts'
import { parseColour } from './parse-colour.ts'
import { pickPlace } from './pick-place.ts'
import {
  createStageMotion,
  isSliderStep,
  type LiveLayout,
  liveLayout,
  type StageMotion,
} from './stage-motion.ts'
import type { PaneDrawing, PaneId, StageHandle, StageProps, StageStats } from './stage-props.ts'

type HemisphereUpdate = (
  live: LiveLayout,
  placement: Affine<'world', 'scene'>,
  pixelRatio: number,
) => void
type OutlineUpdate = (live: LiveLayout, size: PaneSize) => void

type Pane = {
  scene: Scene | null
  overlay: PaneOverlay | null
  readonly camera: PerspectiveCamera
  readonly hemispheres: Map<HemisphereUpdate, HemisphereId>
  readonly outlines: Set<OutlineUpdate>
  /** Of the last frame. */
  framing: Framing | null
  projection: PaneProjection | null
  /** Where an animated change of the layout set off. */
  framingBefore: Framing | null
  /** Somebody holds this pane's camera. */
  held: boolean
  /** Vertices that labels pointed at, by region. */
  readonly anchors: Map<string, number>
}

export type StageCore = {
  readonly attributes: CortexAttributes
  readonly luts: LutTextures
  readonly countUpload: () => void
  readonly handle: StageHandle
  /** Takes new props; says nothing to React. */
  readonly receive: (stage: StageProps) => void
  readonly addScene: (pane: PaneId, scene: Scene) => () => void
  readonly addOverlay: (pane: PaneId, overlay: PaneOverlay) => () => void
  readonly addHemisphere: (pane: PaneId, side: HemisphereId, update: HemisphereUpdate) => () => void
  readonly addOutline: (pane: PaneId, update: OutlineUpdate) => () => void
  readonly cameraOf: (pane: PaneId) => Camera
  readonly mmPerPxOf: (pane: PaneId) => number
  /** The user moves a pane's camera. */
  readonly userMoves: (pane: PaneId, camera: Camera, phase: 'moving' | 'settled') => void
  readonly userPicks: (pane: PaneId, x: number, y: number) => void
  /** `atOnce` where the picture on the screen is gone and can't wait for the graphics card. */
  readonly draw: (gl: WebGLRenderer, atOnce?: boolean) => void
  readonly invalidate: () => void
  /** Where frames are asked for while the canvas is there. */
  readonly setCanvas: (canvas: { element: HTMLElement; invalidate: () => void } | null) => void
}

export function createStageCore(first: StageProps): StageCore {
  let stage = first
  let canvas: { element: HTMLElement; invalidate: () => void } | null = null
  let renderer: WebGLRenderer | null = null
  let [frames, uploads] = [0, 0]
  let [pictured, waiting] = [false, false]
  const gate = createFrameGate()
  const motion: StageMotion = createStageMotion(first.layout)
  const panes = new Map<PaneId, Pane>()
  const background = new Color()

  const paneOf = (id: PaneId): Pane => {
    const known = panes.get(id)
    if (known) return known
    const camera = new PerspectiveCamera()
    camera.matrixAutoUpdate = false
    const made: Pane = {
      scene: null,
      overlay: null,
      camera,
      hemispheres: new Map(),
      outlines: new Set(),
      framing: null,
      projection: null,
      framingBefore: null,
      held: false,
      anchors: new Map(),
    }
    panes.set(id, made)
    return made
  }
  const invalidate = () => canvas?.invalidate()
  const now = () => performance.now()
  const cameraOf = (id: PaneId): Camera =>
    motion.cameraAt(id, now()) ?? stage.panes.find((pane) => pane.id === id)!.camera
  for (const { id, camera } of first.panes) motion.cutCamera(id, camera)

  const receiveLayout = (before: StageProps) => {
    const [from, to] = [motion.layoutTarget(), liveLayout(stage.layout)]
    if (before.layout === stage.layout || JSON.stringify(from) === JSON.stringify(to)) return
    if (stage.reducedMotion || frames === 0 || isSliderStep(from, to)) {
      motion.cutLayout(to)
      return
    }
    for (const pane of panes.values()) pane.framingBefore = pane.framing
    motion.changeLayout(to, now())
  }

  const receiveCameras = (before: StageProps) => {
    const somebodyHolds = [...panes.values()].some(({ held }) => held)
    for (const { id, camera } of stage.panes) {
      const was = before.panes.find((pane) => pane.id === id)?.camera
      if (was && sameCamera(was, camera)) continue
      // An echo of a move that the user has gone on with must not throw the camera back.
      if (paneOf(id).held) continue
      if (!was || stage.reducedMotion || somebodyHolds || sameCamera(cameraOf(id), camera))
        motion.cutCamera(id, camera)
      else motion.flyCamera(id, camera, now())
    }
  }

  /** Where the brain and the camera stand in this moment; the same for every pane but for its size. */
  const layOut = (nowMs: number) => {
    const live = motion.layoutAt(nowMs)
    const hull = brainHull(stage.cortex, live.inflation)
    const placement = placeHemispheres(
      { left: hullBox(hull.left), right: hullBox(hull.right) },
      live,
    )
    const target = motion.layoutTarget()
    const targetHull = brainHull(stage.cortex, target.inflation)
    const targetPlacement = placeHemispheres(
      { left: hullBox(targetHull.left), right: hullBox(targetHull.right) },
      target,
    )
    const hidden = target.shown.left === 0 ? 'left' : target.shown.right === 0 ? 'right' : 'none'
    const fitted = placedHull(targetHull, targetPlacement, hidden)
    return { live, hull, placement, fitted, centre: hullCentre(fitted) }
  }
  type LaidOut = {
    live: LiveLayout
    hull: BrainHull
    placement: HemispherePlacement
    fitted: Float64Array
    centre: ReturnType<typeof hullCentre>
  }

  const drawPane = (
    gl: WebGLRenderer,
    drawing: PaneDrawing,
    laidOut: LaidOut,
    canvasBox: DOMRect,
    nowMs: number,
  ): boolean => {
    const pane = paneOf(drawing.id)
    if (!drawing.element || !pane.scene) return false
    const box = drawing.element.getBoundingClientRect()
    const size = { width: box.width, height: box.height }
    if (size.width < 2 || size.height < 2) return false
    const insets = drawing.insets ?? noInsets
    const camera = motion.cameraAt(drawing.id, nowMs) ?? drawing.camera
    const fitted = frameBrain(laidOut.fitted, laidOut.centre, camera, size, insets)
    const part = motion.layoutPart(nowMs)
    const framing =
      part < 1 && pane.framingBefore ? mixFramings(pane.framingBefore, fitted, part) : fitted
    const projection = paneProjection(framing, camera, size, insets)
    pane.framing = framing
    pane.projection = projection
    setCamera(pane.camera, projection)
    for (const [update, side] of pane.hemispheres)
      update(laidOut.live, laidOut.placement[side], gl.getPixelRatio())
    for (const update of pane.outlines) update(laidOut.live, size)
    const [x, y] = [box.left - canvasBox.left, canvasBox.bottom - box.bottom]
    gl.setViewport(x, y, size.width, size.height)
    gl.setScissor(x, y, size.width, size.height)
    gl.setScissorTest(true)
    gl.render(pane.scene, pane.camera)
    pane.overlay?.draw(
      overlayDrawing({
        stage,
        projection,
        insets,
        live: laidOut.live,
        hull: laidOut.hull,
        placement: laidOut.placement,
        anchors: pane.anchors,
      }),
    )
    return true
  }

  const draw = (gl: WebGLRenderer, atOnce = false) => {
    renderer = gl
    const context = gl.getContext() as WebGL2RenderingContext
    if (!canvas || context.isContextLost()) return
    const nowMs = now()
    waiting = !atOnce && gate.isBusy(context, nowMs)
    if (waiting) {
      invalidate()
      return
    }
    const laidOut = layOut(nowMs)
    const box = canvas.element.getBoundingClientRect()
    gl.autoClear = false
    gl.setScissorTest(false)
    gl.setViewport(0, 0, box.width, box.height)
    background.setRGB(...parseColour(stage.theme.background), SRGBColorSpace)
    gl.setClearColor(background, 1)
    gl.clear()
    let drawn = false
    for (const pane of stage.panes) drawn = drawPane(gl, pane, laidOut, box, nowMs) || drawn
    gl.setScissorTest(false)
    frames++
    gate.drew(context, now())
    if (motion.isMoving(nowMs)) invalidate()
    if (drawn && !pictured) {
      pictured = true
      stage.onFirstPicture?.()
    }
  }

  const stats = (): StageStats => ({
    frames,
    waiting,
    uploads,
    geometries: renderer?.info.memory.geometries ?? 0,
    textures: renderer?.info.memory.textures ?? 0,
  })

  const countUpload = () => {
    uploads++
  }
  return {
    attributes: createCortexAttributes(countUpload),
    luts: createLutTextures(),
    countUpload,
    handle: {
      moveCameras: (cameras) => {
        for (const id of ['a', 'b'] as const) {
          const camera = cameras[id]
          if (camera) motion.cutCamera(id, camera)
        }
        invalidate()
      },
      stats,
    },
    receive: (next) => {
      const before = stage
      stage = next
      receiveLayout(before)
      receiveCameras(before)
      for (const id of panes.keys()) {
        if (!next.panes.some((pane) => pane.id === id)) panes.get(id)!.framing = null
        panes.get(id)!.overlay?.setTheme(next.theme)
      }
      invalidate()
    },
    addScene: (id, scene) => {
      const pane = paneOf(id)
      pane.scene = scene
      return () => {
        if (pane.scene === scene) pane.scene = null
      }
    },
    addOverlay: (id, overlay) => {
      const pane = paneOf(id)
      pane.overlay = overlay
      overlay.setTheme(stage.theme)
      invalidate()
      return () => {
        if (pane.overlay === overlay) pane.overlay = null
        overlay.remove()
      }
    },
    addHemisphere: (id, side, update) => {
      const { hemispheres } = paneOf(id)
      hemispheres.set(update, side)
      return () => hemispheres.delete(update)
    },
    addOutline: (id, update) => {
      const { outlines } = paneOf(id)
      outlines.add(update)
      return () => outlines.delete(update)
    },
    cameraOf,
    mmPerPxOf: (id) => {
      const { framing } = paneOf(id)
      return framing ? mmPerPx({ framing, camera: cameraOf(id) }) : 0
    },
    userMoves: (id, camera, phase) => {
      paneOf(id).held = phase === 'moving'
      motion.cutCamera(id, camera)
      invalidate()
      stage.onCamera(id, camera, phase)
    },
    userPicks: (id, x, y) => {
      const { projection } = paneOf(id)
      if (!projection) return
      const { live, placement } = layOut(now())
      const shown = (side: HemisphereId) => live.shown[side] > 0
      const place = pickPlace(stage.cortex, live.inflation, placement, shown, projection, x, y)
      if (place) stage.onPick(id, place)
    },
    draw,
    invalidate,
    setCanvas: (next) => {
      canvas = next
      if (!next) renderer = null
      pictured = false
    },
  }
}

/** Gives three's camera the projection that labels and picking use. */
function setCamera(camera: PerspectiveCamera, projection: PaneProjection): void {
  const { right: r, up: u, toEye: t, eye: e, near, far, pxPerSlope } = projection
  camera.matrix.set(
    r[0],
    u[0],
    t[0],
    e[0],
    r[1],
    u[1],
    t[1],
    e[1],
    r[2],
    u[2],
    t[2],
    e[2],
    0,
    0,
    0,
    1,
  )
  camera.matrixWorldNeedsUpdate = true
  const slope = near / pxPerSlope
  camera.projectionMatrix.makePerspective(
    -projection.centreX * slope,
    (projection.width - projection.centreX) * slope,
    projection.centreY * slope,
    (projection.centreY - projection.height) * slope,
    near,
    far,
  )
  camera.projectionMatrixInverse.copy(camera.projectionMatrix).invert()
  camera.near = near
  camera.far = far
}
