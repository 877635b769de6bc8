/** Where a view's hemispheres stand at one moment, and which points its picture is fitted around. */
import { type Cortex, hemisphereIds } from '#atlas/cortex.ts'
import { apply } from '#space/affine.ts'
import { point, worldPoint } from '#space/point.ts'
import type { Camera } from '#view/camera.ts'
import type { BrainLayout } from '#view/layout.ts'
import { type BrainHull, brainHull, hullBoxes, hullCentre } from './brain-hull.ts'
import { type BrainMotion, createBrainMotion, type LiveLayout } from './brain-motion.ts'
import { placeHemispheres } from './hemisphere-placement.ts'
import { areBeside, liftWay } from './lift-way.ts'
import { type Fitted, fillShares, type PaneSize } from './pane-projection.ts'
import { placeFaces } from './place-faces.ts'
import type { StandingHemisphere } from './standing-hemisphere.ts'

/** It is fitted around the layout that is being gone to. */
export type LaidOutBrain = Fitted & {
  readonly live: LiveLayout
  readonly hull: BrainHull
  /** The hemispheres that are there, be it in part. */
  readonly standing: readonly StandingHemisphere[]
  /** Each part of the picture turns about its own middle, not all of them about one. */
  readonly turnsApart: boolean
}

/** @param pane what the picture may take: hemispheres and faces stand in it as it is wide or tall */
export function layOutBrain(
  cortex: Cortex,
  motion: BrainMotion,
  nowMs: number,
  pane: PaneSize,
): LaidOutBrain {
  const camera = motion.cameraAt(nowMs)
  const live = motion.layoutAt(nowMs)
  const hull = hullWithBoxes(cortex, live.inflation)
  const target = motion.layoutTarget()
  // A brain that does not change on its way has one hull.
  const targetHull =
    target.inflation === live.inflation ? hull : hullWithBoxes(cortex, target.inflation)
  // Fitted as a whole, whatever part of it is looked at.
  const from = { ...camera, targetScene: [0, 0, 0] } as const
  const fitted = placedHull(targetHull.hull, stand(targetHull, target, from, pane))
  // Four faces lie around the origin, whichever way they are turned.
  const centre = target.faces === 1 ? point<'scene'>(0, 0, 0) : hullCentre(fitted)
  const apart = Math.max(target.faces, target.openDeg / 90)
  const fillShare = fillShares.whole + apart * (fillShares.pieces - fillShares.whole)
  const standing = stand(hull, live, camera, pane)
  const turnsApart = target.faces === 1 || (target.liftMm > 0 && areBeside(targetHull.boxes, pane))
  return { live, hull: hull.hull, standing, turnsApart, fitted, centre, fillShare }
}

/** The same for a brain that does not move. */
export function layOutStill(
  cortex: Cortex,
  layout: BrainLayout,
  camera: Camera,
  pane: PaneSize,
): LaidOutBrain {
  return layOutBrain(cortex, createBrainMotion(layout, camera), 0, pane)
}

type HullWithBoxes = { readonly hull: BrainHull; readonly boxes: ReturnType<typeof hullBoxes> }

function hullWithBoxes(cortex: Cortex, inflation: number): HullWithBoxes {
  const hull = brainHull(cortex, inflation)
  return { hull, boxes: hullBoxes(hull) }
}

function stand(
  { hull, boxes }: HullWithBoxes,
  live: LiveLayout,
  camera: Camera,
  pane: PaneSize,
): StandingHemisphere[] {
  const { faces, shown } = live
  if (faces > 0) {
    const rest = 1 - faces
    const [openDeg, gapMm] = [live.openDeg * rest, live.gapMm * rest]
    const lift = liftWay(boxes, live.liftMm * rest, camera, pane)
    const whole = placeHemispheres(boxes, { ...live, openDeg, gapMm }, lift)
    return placeFaces(hull, boxes, whole, live, camera, pane)
  }
  const placement = placeHemispheres(boxes, live, liftWay(boxes, live.liftMm, camera, pane))
  return hemisphereIds
    .filter((side) => shown[side] > 0)
    .map((side) => ({ side, face: 'whole', toScene: placement[side] }))
}

/** The hulls of hemispheres where they stand, scene mm, 3 numbers a point. */
function placedHull(hull: BrainHull, standing: readonly StandingHemisphere[]): Float64Array {
  const placed: number[] = []
  for (const { side, toScene } of standing) {
    const points = hull[side]
    for (let i = 0; i < points.length; i += 3)
      placed.push(...apply(toScene, worldPoint(points[i]!, points[i + 1]!, points[i + 2]!)))
  }
  return Float64Array.from(placed)
}
