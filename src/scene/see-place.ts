/** How to turn the brain, and if need be take half of it away, so that a place of the cortex is seen. */
import type { Cortex } from '#atlas/cortex.ts'
import { apply } from '#space/affine.ts'
import { point } from '#space/point.ts'
import { type Camera, camera as cameraAt, cameraFrame } from '#view/camera.ts'
import type { BrainLayout } from '#view/layout.ts'
import { layOutBrain } from './brain-layout.ts'
import { createBrainMotion } from './brain-motion.ts'
import { coarseDepth, isSeen } from './coarse-depth.ts'
import { inflatedPositions, surfaceMix } from './inflate-surface.ts'
import { meanEdge } from './mean-edge.ts'
import { frameBrain, paneProjection } from './pane-projection.ts'
import { placeOnSurface } from './pick-place.ts'
import type { SurfacePlace } from './stage-basis.ts'
import { surfaceNormals } from './surface-normals.ts'

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

/** Share of a place's normal that points at the viewer at least. */
const leastFacing = 0.25

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
    const sees = sightIn(cortex, place, each)
    if (sees(camera)) return { camera, layout: each }
    const facing = (one: Camera) => facingOf(cortex, place, each, one)
    const turned = straight
      .map((one) => ({ ...one, ...whole }))
      .toSorted((a, b) => facing(b) - facing(a))
    const found = [...turned, { ...along(cortex, place, each), ...whole }].find(sees)
    if (found) return { camera: found, layout: each }
  }
  return { camera: { ...along(cortex, place, shownSide), ...whole }, layout: shownSide }
}

const laidOut = (cortex: Cortex, layout: BrainLayout) =>
  layOutBrain(cortex, createBrainMotion(layout, cameraAt(0, 0)), 0)

/** The place's unit normal as the hemisphere stands in the scene. */
function normalOf(
  cortex: Cortex,
  { hemisphere: side, face, barycentric }: SurfacePlace,
  layout: BrainLayout,
) {
  const hemisphere = cortex[side]
  const { from, to, t } = surfaceMix(hemisphere, layout.inflation)
  const normals = surfaceNormals(t < 0.5 ? from : to, hemisphere.faces)
  const m = laidOut(cortex, layout).placement[side]
  const mixed = [0, 1, 2].map((axis) =>
    barycentric.reduce(
      (sum, weight, corner) =>
        sum + weight * normals[hemisphere.faces[face * 3 + corner]! * 3 + axis]!,
      0,
    ),
  )
  const turned = [0, 4, 8].map(
    (row) => m[row]! * mixed[0]! + m[row + 1]! * mixed[1]! + m[row + 2]! * mixed[2]!,
  )
  const length = Math.hypot(...turned) || 1
  return point<'scene'>(turned[0]! / length, turned[1]! / length, turned[2]! / length)
}

function facingOf(
  cortex: Cortex,
  place: SurfacePlace,
  layout: BrainLayout,
  camera: Camera,
): number {
  const normal = normalOf(cortex, place, layout)
  const { toEye } = cameraFrame(camera)
  return normal[0] * toEye[0] + normal[1] * toEye[1] + normal[2] * toEye[2]
}

/** The camera that looks straight at the place. */
function along(cortex: Cortex, place: SurfacePlace, layout: BrainLayout): Camera {
  const [x, y, z] = normalOf(cortex, place, layout)
  const degrees = 180 / Math.PI
  return cameraAt(Math.atan2(x, y) * degrees, Math.asin(Math.max(-1, Math.min(1, z))) * degrees)
}

/** Whether a camera sees the place: it faces it, nothing lies before it, and it is within the picture. */
function sightIn(cortex: Cortex, place: SurfacePlace, layout: BrainLayout) {
  const { placement, fitted, centre, live } = laidOut(cortex, layout)
  const at = apply(placement[place.hemisphere], placeOnSurface(cortex, place, layout.inflation))
  const shown = (['left', 'right'] as const).filter((side) => live.shown[side] > 0)
  const surfaces = shown.map((side) => ({
    positions: inflatedPositions(cortex[side], layout.inflation),
    placement: placement[side],
  }))
  const spacing = Math.max(
    ...shown.map((side, i) => meanEdge(surfaces[i]!.positions, cortex[side].faces)),
  )
  return (camera: Camera): boolean => {
    if (facingOf(cortex, place, layout, camera) < leastFacing) return false
    const framing = frameBrain(fitted, centre, camera, tried)
    return isSeen(coarseDepth(surfaces, paneProjection(framing, camera, tried), spacing), at)
  }
}
