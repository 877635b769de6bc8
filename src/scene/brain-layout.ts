/** Where a view's hemispheres stand at one moment, and which points its picture is fitted around. */
import type { Cortex } from '#atlas/cortex.ts'
import type { Point } from '#space/point.ts'
import { type BrainHull, brainHull, hullBox, hullCentre, placedHull } from './brain-hull.ts'
import type { BrainMotion, LiveLayout } from './brain-motion.ts'
import { type HemispherePlacement, placeHemispheres } from './hemisphere-placement.ts'

export type LaidOutBrain = {
  readonly live: LiveLayout
  readonly hull: BrainHull
  readonly placement: HemispherePlacement
  /** Of the layout that is being gone to, scene mm, 3 numbers a point. */
  readonly fitted: Float64Array
  readonly centre: Point<'scene'>
}

export function layOutBrain(cortex: Cortex, motion: BrainMotion, nowMs: number): LaidOutBrain {
  const live = motion.layoutAt(nowMs)
  const hull = brainHull(cortex, live.inflation)
  const placement = placeHemispheres({ left: hullBox(hull.left), right: hullBox(hull.right) }, live)
  const target = motion.layoutTarget()
  const targetHull = brainHull(cortex, target.inflation)
  const targetPlacement = placeHemispheres(
    { left: hullBox(targetHull.left), right: hullBox(targetHull.right) },
    target,
  )
  const hidden = target.shown.left === 0 ? 'left' : target.shown.right === 0 ? 'right' : 'none'
  const fitted = placedHull(targetHull, targetPlacement, hidden)
  return { live, hull, placement, fitted, centre: hullCentre(fitted) }
}
