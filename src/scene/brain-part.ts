/** A view of the cortex, the part that React doesn't see: its camera and layout at this moment, and picks. */
import { PerspectiveCamera } from 'three'
import type { HemisphereId } from '#atlas/cortex.ts'
import { mostCoarseFaces } from '#mesh/surface-shape.ts'
import { type Affine, apply } from '#space/affine.ts'
import { type Camera, moveCamera, moveFaces, sameCamera } from '#view/camera.ts'
import type { BrainDrawing } from './brain-drawing.ts'
import { type LaidOutBrain, layOutBrain } from './brain-layout.ts'
import { createBrainMotion, isSliderStep, type LiveLayout, liveLayout } from './brain-motion.ts'
import { overlayDrawing } from './overlay-drawing.ts'
import { paintBrain } from './paint-brain.ts'
import { afterKey, attachPaneControls, type PaneControls } from './pane-controls.ts'
import { createPaneOverlay, type PaneOverlay } from './pane-overlay.ts'
import {
  type Framing,
  frameBrain,
  freeOf,
  mixFramings,
  mmPerPx,
  noInsets,
  type PaneProjection,
  paneProjection,
  toPane,
} from './pane-projection.ts'
import { pickPlace, placeOnSurface } from './pick-place.ts'
import { type PanePath, seenWithin } from './seen-within.ts'
import { setProjection } from './set-projection.ts'
import type { SurfacePlace } from './stage-basis.ts'
import type { StageParts } from './stage-parts.ts'
import { standingTowards } from './towards-viewer.ts'
import type { ViewFrame, ViewPart } from './views/view-kind.ts'

export type HemisphereUpdate = (
  live: LiveLayout,
  /** Where it stands; none where it is not shown. */
  places: readonly Affine<'world', 'scene'>[],
  frame: Pick<ViewFrame<BrainDrawing>, 'pixelRatio' | 'coarse'>,
) => void

export type BrainPart = ViewPart<BrainDrawing> & {
  /** Told before each frame how the hemisphere stands; returns what takes it off. */
  readonly addHemisphere: (side: HemisphereId, update: HemisphereUpdate) => () => void
}

export function createBrainPart(parts: StageParts, first: BrainDrawing): BrainPart {
  const { id } = first
  const motion = createBrainMotion(first.layout, first.camera)
  const camera = new PerspectiveCamera()
  camera.matrixAutoUpdate = false
  const hemispheres = new Map<HemisphereUpdate, HemisphereId>()
  /** Vertices that labels pointed at, by region. */
  const anchors = new Map<string, number>()
  let overlay: PaneOverlay | null = null
  /** Of the last frame. */
  let shown: {
    readonly framing: Framing
    readonly projection: PaneProjection
    readonly laidOut: LaidOutBrain
  } | null = null
  /** Where an animated change of the layout set off. */
  let framingBefore: Framing | null = null
  const now = () => performance.now()

  const receiveLayout = (to: LiveLayout, cut: boolean) => {
    const from = motion.layoutTarget()
    if (JSON.stringify(from) === JSON.stringify(to)) return
    if (cut || !shown || isSliderStep(from, to)) {
      motion.cutLayout(to)
      return
    }
    framingBefore = shown.framing
    motion.changeLayout(to, now())
  }

  const receiveCamera = (to: Camera, before: Camera, cut: boolean) => {
    // An echo of a move that the user has gone on with must not throw the camera back.
    if (sameCamera(before, to) || parts.held.has(id)) return
    if (cut || parts.held.size > 0 || sameCamera(motion.cameraAt(now()), to)) motion.cutCamera(to)
    else motion.flyCamera(to, now())
  }

  const userMoves = (to: Camera, phase: 'moving' | 'settled') => {
    if (phase === 'moving') parts.held.add(id)
    else parts.held.delete(id)
    motion.cutCamera(to)
    parts.invalidate()
    parts.stage().onCamera(id, to, phase)
  }

  const placeAt = (x: number, y: number): SurfacePlace | null => {
    if (!shown) return null
    const { cortex } = parts.stage()
    const { live, standing } = shown.laidOut
    return pickPlace(cortex, live.inflation, standing, shown.projection, x, y)
  }

  const userPicks = (x: number, y: number) => {
    const place = placeAt(x, y)
    if (place) parts.stage().onPick(id, place)
  }

  const userDraws = (path: PanePath, phase: 'moving' | 'settled' | 'dropped') => {
    overlay?.drawPath(phase === 'moving' ? path : null)
    if (phase !== 'settled' || !shown) return
    const { cortex, onLasso } = parts.stage()
    onLasso?.(id, seenWithin(cortex, shown.laidOut, shown.projection, path))
  }

  const middleMmPerPx = () =>
    shown ? mmPerPx({ framing: shown.framing, camera: motion.cameraAt(now()) }) : 0

  /** Beside the brain as in the middle of it. */
  const mmPerPxAt = (x: number, y: number) => {
    const place = placeAt(x, y)
    if (!shown || !place) return middleMmPerPx()
    const { live, standing } = shown.laidOut
    const { cortex } = parts.stage()
    const { toEye } = shown.projection
    const towards = standingTowards(cortex, place, standing, live.inflation, toEye)
    if (!towards) return middleMmPerPx()
    const world = placeOnSurface(cortex, place, live.inflation)
    const [, , ahead] = toPane(shown.projection, apply(towards.toScene, world))
    return (middleMmPerPx() * ahead) / shown.framing.distance
  }

  const moved: PaneControls['moved'] = (from, move) =>
    (shown?.laidOut.turnsApart ? moveFaces : moveCamera)(from, move)

  const lookAt = ({ stage, drawing, size, nowMs }: ViewFrame<BrainDrawing>) => {
    const insets = drawing.insets ?? noInsets
    const laidOut = layOutBrain(stage.cortex, motion, nowMs, freeOf(size, insets))
    const at = motion.cameraAt(nowMs)
    const fitted = frameBrain(laidOut, at, size, insets)
    const part = motion.layoutPart(nowMs)
    const framing = part < 1 && framingBefore ? mixFramings(framingBefore, fitted, part) : fitted
    const projection = paneProjection(framing, at, size, insets)
    shown = { framing, projection, laidOut }
    return shown
  }

  return {
    receive: (drawing, before, stage) => {
      overlay?.setTheme(stage.theme)
      if (!before) return
      if (before.layout !== drawing.layout)
        receiveLayout(liveLayout(drawing.layout), stage.reducedMotion)
      receiveCamera(drawing.camera, before.camera, stage.reducedMotion)
    },
    prepare: (frame) => {
      const { projection, laidOut } = lookAt(frame)
      setProjection(camera, projection)
      for (const [update, side] of hemispheres) {
        const own = laidOut.standing.filter((one) => one.side === side)
        update(
          laidOut.live,
          own.map(({ toScene }) => toScene),
          frame,
        )
      }
      return camera
    },
    paint: (frame) => {
      const { projection, laidOut } = lookAt(frame)
      const { stage, drawing } = frame
      const { layers, edge = 0.5 } = drawing
      return paintBrain({ stage, layers, edge, laidOut, projection })
    },
    drawOverlay: ({ stage, drawing }) => {
      if (!shown) return
      const { projection, laidOut } = shown
      const { live, hull, standing } = laidOut
      const insets = drawing.insets ?? noInsets
      overlay?.draw(overlayDrawing({ stage, projection, insets, live, hull, standing, anchors }))
    },
    isMoving: motion.isMoving,
    canBeCoarse: ({ cortex }) => cortex.left.faces.length > 3 * mostCoarseFaces,
    attach: (element) => {
      const made = createPaneOverlay(element)
      overlay = made
      made.setTheme(parts.stage().theme)
      const detach = attachPaneControls(element, {
        isBrainAt: (x, y) => placeAt(x, y) !== null,
        camera: () => motion.cameraAt(now()),
        moved,
        mmPerPx: middleMmPerPx,
        mmPerPxAt,
        centre: () => (shown ? [shown.projection.centreX, shown.projection.centreY] : [0, 0]),
        onMove: userMoves,
        onPick: userPicks,
        isDrawing: () => parts.stage().lasso === true,
        onDraw: userDraws,
      })
      return () => {
        detach()
        // A hand that was on a view which is taken away has let go.
        parts.held.delete(id)
        if (overlay === made) overlay = null
        made.remove()
      }
    },
    cutCamera: motion.cutCamera,
    afterKey: (from, event) => afterKey({ moved, mmPerPx: middleMmPerPx }, from, event),
    addHemisphere: (side, update) => {
      hemispheres.set(update, side)
      return () => hemispheres.delete(update)
    },
  }
}
