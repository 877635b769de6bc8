/** A view of the cortex, the part that React doesn't see: its camera and layout at this moment, and picks. */
import { PerspectiveCamera } from 'three'
import type { HemisphereId } from '#atlas/cortex.ts'
import type { Affine } from '#space/affine.ts'
import { type Camera, sameCamera } from '#view/camera.ts'
import type { BrainDrawing } from './brain-drawing.ts'
import { type LaidOutBrain, layOutBrain } from './brain-layout.ts'
import { createBrainMotion, isSliderStep, type LiveLayout, liveLayout } from './brain-motion.ts'
import { overlayDrawing } from './overlay-drawing.ts'
import { attachPaneControls } from './pane-controls.ts'
import { createPaneOverlay, type PaneOverlay } from './pane-overlay.ts'
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
import { pickPlace } from './pick-place.ts'
import { setProjection } from './set-projection.ts'
import type { StageParts } from './stage-parts.ts'
import type { ViewPart } from './views/view-kind.ts'

export type HemisphereUpdate = (
  live: LiveLayout,
  placement: Affine<'world', 'scene'>,
  pixelRatio: number,
) => void
export type OutlineUpdate = (live: LiveLayout, size: PaneSize) => void

export type BrainPart = ViewPart<BrainDrawing> & {
  /** Told before each frame how the hemisphere stands; returns what takes it off. */
  readonly addHemisphere: (side: HemisphereId, update: HemisphereUpdate) => () => void
  readonly addOutline: (update: OutlineUpdate) => () => void
}

export function createBrainPart(parts: StageParts, first: BrainDrawing): BrainPart {
  const { id } = first
  const motion = createBrainMotion(first.layout, first.camera)
  const camera = new PerspectiveCamera()
  camera.matrixAutoUpdate = false
  const hemispheres = new Map<HemisphereUpdate, HemisphereId>()
  const outlines = new Set<OutlineUpdate>()
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

  const userPicks = (x: number, y: number) => {
    if (!shown) return
    const { cortex, onPick } = parts.stage()
    const { live, placement } = layOutBrain(cortex, motion, now())
    const isShown = (side: HemisphereId) => live.shown[side] > 0
    const place = pickPlace(cortex, live.inflation, placement, isShown, shown.projection, x, y)
    if (place) onPick(id, place)
  }

  return {
    receive: (drawing, before, stage) => {
      overlay?.setTheme(stage.theme)
      if (!before) return
      if (before.layout !== drawing.layout)
        receiveLayout(liveLayout(drawing.layout), stage.reducedMotion)
      receiveCamera(drawing.camera, before.camera, stage.reducedMotion)
    },
    prepare: ({ stage, drawing, size, nowMs, pixelRatio }) => {
      const laidOut = layOutBrain(stage.cortex, motion, nowMs)
      const insets = drawing.insets ?? noInsets
      const at = motion.cameraAt(nowMs)
      const fitted = frameBrain(laidOut.fitted, laidOut.centre, at, size, insets)
      const part = motion.layoutPart(nowMs)
      const framing = part < 1 && framingBefore ? mixFramings(framingBefore, fitted, part) : fitted
      const projection = paneProjection(framing, at, size, insets)
      shown = { framing, projection, laidOut }
      setProjection(camera, projection)
      for (const [update, side] of hemispheres)
        update(laidOut.live, laidOut.placement[side], pixelRatio)
      for (const update of outlines) update(laidOut.live, size)
      return camera
    },
    drawOverlay: ({ stage, drawing }) => {
      if (!shown) return
      const { projection, laidOut } = shown
      const { live, hull, placement } = laidOut
      const insets = drawing.insets ?? noInsets
      overlay?.draw(overlayDrawing({ stage, projection, insets, live, hull, placement, anchors }))
    },
    isMoving: motion.isMoving,
    attach: (element) => {
      const made = createPaneOverlay(element)
      overlay = made
      made.setTheme(parts.stage().theme)
      const detach = attachPaneControls(element, {
        camera: () => motion.cameraAt(now()),
        mmPerPx: () =>
          shown ? mmPerPx({ framing: shown.framing, camera: motion.cameraAt(now()) }) : 0,
        onMove: userMoves,
        onPick: userPicks,
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
    addHemisphere: (side, update) => {
      hemispheres.set(update, side)
      return () => hemispheres.delete(update)
    },
    addOutline: (update) => {
      outlines.add(update)
      return () => outlines.delete(update)
    },
  }
}
