/** Which place of the cortex lies under a point of a pane. */
import type { Cortex } from '#atlas/cortex.ts'
import { raycast } from '#mesh/raycast.ts'
import { apply, invert } from '#space/affine.ts'
import { type Point, point, worldPoint } from '#space/point.ts'
import { inflatedPositions } from './inflate-surface.ts'
import { type PaneProjection, paneRay } from './pane-projection.ts'
import type { SurfacePlace } from './stage-basis.ts'
import type { StandingHemisphere } from './standing-hemisphere.ts'

/** The nearest shown place at x, y (CSS px from the pane's top left corner), or null beside the brain. */
export function pickPlace(
  cortex: Cortex,
  inflation: number,
  standing: readonly StandingHemisphere[],
  projection: PaneProjection,
  x: number,
  y: number,
): SurfacePlace | null {
  const { eye } = projection
  const ray = paneRay(projection, x, y)
  let found: SurfacePlace | null = null
  let nearest = Number.POSITIVE_INFINITY
  for (const { side, toScene } of standing) {
    const toWorld = invert(toScene)
    const origin = apply(toWorld, eye)
    const through = apply(
      toWorld,
      point<'scene'>(eye[0] + ray[0], eye[1] + ray[1], eye[2] + ray[2]),
    )
    const direction = [
      through[0] - origin[0],
      through[1] - origin[1],
      through[2] - origin[2],
    ] as const
    const { faces } = cortex[side]
    const hit = raycast(inflatedPositions(cortex[side], inflation), faces, origin, direction)
    // Both rays have the same length in both hemispheres, so that their distances compare.
    if (!hit || hit.distance >= nearest) continue
    nearest = hit.distance
    found = { hemisphere: side, face: hit.face, barycentric: hit.barycentric }
  }
  return found
}

/** World position of a place on the surface that is drawn at `inflation`. */
export function placeOnSurface(
  cortex: Cortex,
  place: SurfacePlace,
  inflation: number,
): Point<'world'> {
  const { faces } = cortex[place.hemisphere]
  const positions = inflatedPositions(cortex[place.hemisphere], inflation)
  const axis = (i: number) =>
    place.barycentric.reduce(
      (sum, weight, corner) => sum + weight * positions[faces[place.face * 3 + corner]! * 3 + i]!,
      0,
    )
  return worldPoint(axis(0), axis(1), axis(2))
}
