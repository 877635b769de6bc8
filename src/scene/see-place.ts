/** How to turn the brain, and if need be take half of it away, so that a place of the cortex is seen. */
import type { Cortex } from '#atlas/cortex.ts'
import { apply } from '#space/affine.ts'
import { type Camera, camera as cameraAt, cameraFrame } from '#view/camera.ts'
import type { BrainLayout } from '#view/layout.ts'
import { layOutStill } from './brain-layout.ts'
import { coarseDepth, isSeen } from './coarse-depth.ts'
import { inflatedPositions } from './inflate-surface.ts'
import { meanEdge } from './mean-edge.ts'
import { frameBrain, paneProjection } from './pane-projection.ts'
import { placeOnSurface } from './pick-place.ts'
import type { SurfacePlace } from './stage-basis.ts'
import type { StandingHemisphere } from './standing-hemisphere.ts'
import { facing, normalAt, standingTowards } from './towards-viewer.ts'

export type Sight = {
  readonly camera: Camera
  /** Equal to the given one where turning is enough. */
  readonly layout: BrainLayout
}

/** The size of the picture that is tried: what is seen in it hardly depends on it. */
const tried = { width: 400, height: 400 }

/** The six straight views, as people know them. */
const straight = [
  cameraAt(-90, 0),
  cameraAt(90, 0),
  cameraAt(0, 0),
  cameraAt(180, 0),
  cameraAt(180, 90),
  cameraAt(0, -90),
]

/** Share of a place's normal that points at the viewer at least, so that who goes to the place sees it well. */
const leastFacing = 0.25

/** Whether a place is seen at all, be it from the side. */
export function isInSight(
  cortex: Cortex,
  place: SurfacePlace,
  layout: BrainLayout,
  camera: Camera,
): boolean {
  return layout.hidden !== place.hemisphere && sightIn(cortex, place, layout, 0)(camera)
}

/**
 * Keeps camera and layout where the place is seen already; else turns to the straight view that looks at it most directly,
 * else along its own normal; else hides the other hemisphere, and at last inflates the brain as well. Zoom stays; what is
 * in the middle of the picture goes back to the whole brain.
 */
export function seePlace(
  cortex: Cortex,
  place: SurfacePlace,
  layout: BrainLayout,
  camera: Camera,
): Sight {
  const other = place.hemisphere === 'left' ? 'right' : 'left'
  const shownSide: BrainLayout =
    layout.hidden === place.hemisphere ? { ...layout, hidden: 'none' } : layout
  const layouts: readonly BrainLayout[] = [
    shownSide,
    { ...shownSide, hidden: other },
    { ...shownSide, hidden: other, inflation: Math.max(1, layout.inflation) },
  ]
  const whole = { zoom: camera.zoom, targetScene: [0, 0, 0] } as const
  for (const each of layouts) {
    const sees = sightIn(cortex, place, each, leastFacing)
    if (sees(camera)) return { camera, layout: each }
    const towards = (one: Camera) => facingOf(cortex, place, each, one)
    const turned = straight
      .map((one) => ({ ...one, ...whole }))
      .toSorted((a, b) => towards(b) - towards(a))
    const found = [...turned, { ...along(cortex, place, each), ...whole }].find(sees)
    if (found) return { camera: found, layout: each }
  }
  return { camera: { ...along(cortex, place, shownSide), ...whole }, layout: shownSide }
}

const laidOut = (cortex: Cortex, layout: BrainLayout, camera: Camera) =>
  layOutStill(cortex, layout, camera, tried)

/** How directly the place looks at the viewer, where it does so most. */
function facingOf(
  cortex: Cortex,
  place: SurfacePlace,
  layout: BrainLayout,
  camera: Camera,
): number {
  const { toEye } = cameraFrame(camera)
  const { standing } = laidOut(cortex, layout, camera)
  const one = standingTowards(cortex, place, standing, layout.inflation, toEye)
  return one ? facing(normalAt(cortex, place, one, layout.inflation), toEye) : -1
}

/** The camera that looks straight at the place. */
function along(cortex: Cortex, place: SurfacePlace, layout: BrainLayout): Camera {
  const { standing } = laidOut(cortex, layout, cameraAt(-90, 0))
  const one = standing.find(({ side }) => side === place.hemisphere)
  const [x, y, z] = one ? normalAt(cortex, place, one, layout.inflation) : [0, 1, 0]
  const degrees = 180 / Math.PI
  return cameraAt(Math.atan2(x, y) * degrees, Math.asin(Math.max(-1, Math.min(1, z))) * degrees)
}

/** Whether a camera sees the place: it faces it, nothing lies before it, and it is within the picture. */
function sightIn(cortex: Cortex, place: SurfacePlace, layout: BrainLayout, least: number) {
  const { inflation } = layout
  const world = placeOnSurface(cortex, place, inflation)
  const spacingOf = (standing: readonly StandingHemisphere[]) =>
    Math.max(
      ...standing.map(({ side }) =>
        meanEdge(inflatedPositions(cortex[side], inflation), cortex[side].faces),
      ),
    )
  return (camera: Camera): boolean => {
    const brain = laidOut(cortex, layout, camera)
    const { standing } = brain
    const { toEye } = cameraFrame(camera)
    const facingIt = standing.filter(
      (one) =>
        one.side === place.hemisphere &&
        facing(normalAt(cortex, place, one, inflation), toEye) >= least,
    )
    if (facingIt.length === 0) return false
    const surfaces = standing.map(({ side, toScene }) => ({
      positions: inflatedPositions(cortex[side], inflation),
      placement: toScene,
    }))
    const projection = paneProjection(frameBrain(brain, camera, tried), camera, tried)
    const depth = coarseDepth(surfaces, projection, spacingOf(standing))
    return facingIt.some(({ toScene }) => isSeen(depth, apply(toScene, world)))
  }
}
