/** Which way a place of the cortex looks, on each hemisphere that has it. */
import type { Cortex } from '#atlas/cortex.ts'
import { surfaceNormals } from '#mesh/surface-shape.ts'
import type { Point } from '#space/point.ts'
import { surfaceMix } from './inflate-surface.ts'
import type { SurfacePlace } from './stage-basis.ts'
import { type StandingHemisphere, turned } from './standing-hemisphere.ts'

/** The unit normal at a place of the cortex, as a hemisphere stands. */
export function normalAt(
  cortex: Cortex,
  { hemisphere: side, face, barycentric }: SurfacePlace,
  standing: StandingHemisphere,
  inflation: number,
): [number, number, number] {
  const hemisphere = cortex[side]
  const { from, to, t } = surfaceMix(hemisphere, inflation)
  const normals = surfaceNormals(t < 0.5 ? from : to, hemisphere.faces)
  const mixed = (axis: number) =>
    barycentric.reduce(
      (sum, weight, corner) =>
        sum + weight * normals[hemisphere.faces[face * 3 + corner]! * 3 + axis]!,
      0,
    )
  const [x, y, z] = turned(standing, [mixed(0), mixed(1), mixed(2)])
  const length = Math.hypot(x, y, z) || 1
  return [x / length, y / length, z / length]
}

/** How directly a place looks at the viewer: 1 straight, -1 straight away. */
export function facing(normal: readonly number[], toEye: Point<'scene'>): number {
  return normal[0]! * toEye[0] + normal[1]! * toEye[1] + normal[2]! * toEye[2]
}

/** Of the hemispheres that have a place, the one on which it looks at the viewer most directly; null where none is there. */
export function standingTowards(
  cortex: Cortex,
  place: SurfacePlace,
  hemispheres: readonly StandingHemisphere[],
  inflation: number,
  toEye: Point<'scene'>,
): StandingHemisphere | null {
  const towards = (one: StandingHemisphere) =>
    facing(normalAt(cortex, place, one, inflation), toEye)
  const [nearest = null] = hemispheres
    .filter(({ side }) => side === place.hemisphere)
    .toSorted((a, b) => towards(b) - towards(a))
  return nearest
}
