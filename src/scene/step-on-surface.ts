/** Walks a place along the cortex in a direction: what an arrow key does to the cursor. */
import type { Cortex } from '#atlas/cortex.ts'
import { apply, invert } from '#space/affine.ts'
import { type Point, point } from '#space/point.ts'
import { type Camera, cameraFrame } from '#view/camera.ts'
import type { BrainLayout } from '#view/layout.ts'
import { layOutStill } from './brain-layout.ts'
import { inflatedPositions } from './inflate-surface.ts'
import type { SurfacePlace } from './stage-basis.ts'
import { standingTowards } from './towards-viewer.ts'

type Vector = [number, number, number]

const neighboursKnown = new WeakMap<Uint32Array, Int32Array>()

/** The face on the other side of each face's edge from corner i to corner i + 1, three a face; -1 at a border. */
export function facesAcross(faces: Uint32Array): Int32Array {
  const known = neighboursKnown.get(faces)
  if (known) return known
  const across = new Int32Array(faces.length).fill(-1)
  const open = new Map<number, number>()
  const span = 2 ** 26
  for (let corner = 0; corner < faces.length; corner++) {
    const next = corner % 3 === 2 ? corner - 2 : corner + 1
    const [a, b] = [faces[corner]!, faces[next]!]
    const twin = open.get(b * span + a)
    if (twin === undefined) {
      open.set(a * span + b, corner)
      continue
    }
    across[corner] = Math.floor(twin / 3)
    across[twin] = Math.floor(corner / 3)
  }
  neighboursKnown.set(faces, across)
  return across
}

/** Which way a hemisphere is turned does not depend on the room that it has. */
const anyPane = { width: 400, height: 400 }

/** A step meets that many faces at most: a stop for directions that circle in a degenerate corner. */
const mostFaces = 2000

/**
 * The place `mm` along the surface from `place`, setting off in `direction` (any length; its part within the surface
 * counts) and going on straight over each edge, as on a sheet of paper that is folded there. Millimetres are those of
 * the surface that `layout` shows, so that a step looks the same on a folded and on an inflated brain. A direction
 * straight into or out of the surface, or a border, leaves the place where it is.
 *
 * @param camera decides on which face the step is taken, where the place is on two of them
 */
export function stepOnSurface(
  cortex: Cortex,
  place: SurfacePlace,
  direction: Point<'scene'>,
  mm: number,
  layout: BrainLayout,
  camera: Camera,
): SurfacePlace {
  const { inflation } = layout
  const { toEye } = cameraFrame(camera)
  const { standing } = layOutStill(cortex, { ...layout, hidden: 'none' }, camera, anyPane)
  const towards = standingTowards(cortex, place, standing, inflation, toEye)
  if (!towards) return place
  const toWorld = invert(towards.toScene)
  const origin = apply(toWorld, point<'scene'>(0, 0, 0))
  const end = apply(toWorld, direction)
  const hemisphere = cortex[place.hemisphere]
  const walked = walk(
    inflatedPositions(hemisphere, layout.inflation),
    hemisphere.faces,
    place,
    [end[0] - origin[0], end[1] - origin[1], end[2] - origin[2]],
    mm,
  )
  return { hemisphere: place.hemisphere, ...walked }
}

type FacePlace = Pick<SurfacePlace, 'face' | 'barycentric'>

function walk(
  positions: Float32Array,
  faces: Uint32Array,
  { face: startFace, barycentric: startWeights }: FacePlace,
  direction: Vector,
  mm: number,
): FacePlace {
  const across = facesAcross(faces)
  const corner = (face: number, i: number): Vector => {
    const v = faces[face * 3 + i]! * 3
    return [positions[v]!, positions[v + 1]!, positions[v + 2]!]
  }
  const corners = (face: number) => [corner(face, 0), corner(face, 1), corner(face, 2)] as const

  let face = startFace
  let at = mixOf(corners(face), startWeights)
  let heading = within(direction, normalOf(corners(face)))
  if (!heading) return { face: startFace, barycentric: startWeights }
  let left = mm
  let cameFrom = -1
  for (let met = 0; met < mostFaces; met++) {
    const triangle = corners(face)
    const normal = normalOf(triangle)
    // How far to each edge along the heading; the nearest ahead is where the face is left.
    let exit = -1
    let reach = Number.POSITIVE_INFINITY
    for (let edge = 0; edge < 3; edge++) {
      if (cameFrom >= 0 && across[face * 3 + edge] === cameFrom) continue
      const [a, b] = [triangle[edge]!, triangle[(edge + 1) % 3]!]
      const outwards = cross(subtract(b, a), normal)
      const speed = dot(heading, outwards)
      if (speed <= 1e-9) continue
      const distance = Math.max(0, dot(subtract(a, at), outwards) / speed)
      if (distance < reach) [exit, reach] = [edge, distance]
    }
    if (reach >= left || exit < 0) {
      at = along(at, heading, Math.min(left, reach))
      return { face, barycentric: weightsOf(triangle, at) }
    }
    at = along(at, heading, reach)
    left -= reach
    const next = across[face * 3 + exit]!
    if (next < 0) return { face, barycentric: weightsOf(triangle, at) }
    const turned = unfold(heading, normal, normalOf(corners(next)))
    if (!turned) return { face, barycentric: weightsOf(triangle, at) }
    heading = turned
    cameFrom = face
    face = next
  }
  return { face, barycentric: weightsOf(corners(face), at) }
}

const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const subtract = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
const along = (a: Vector, b: Vector, t: number): Vector => [
  a[0] + b[0] * t,
  a[1] + b[1] * t,
  a[2] + b[2] * t,
]
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]

function unit(v: Vector): Vector | null {
  const length = Math.hypot(...v)
  return length > 1e-9 ? [v[0] / length, v[1] / length, v[2] / length] : null
}

const normalOf = ([a, b, c]: readonly [Vector, Vector, Vector]): Vector =>
  unit(cross(subtract(b, a), subtract(c, a))) ?? [0, 0, 0]

/** Unit vector along the part of `v` within the plane of `normal`, or null where there is next to none. */
function within(v: Vector, normal: Vector): Vector | null {
  const whole = unit(v)
  if (!whole) return null
  const part = along(whole, normal, -dot(whole, normal))
  return Math.hypot(...part) < 1e-3 ? null : unit(part)
}

/** `heading` in the plane of `from`, turned with the paper into the plane of `to` (Rodrigues). */
function unfold(heading: Vector, from: Vector, to: Vector): Vector | null {
  const axis = cross(from, to)
  const cosine = dot(from, to)
  if (cosine < -0.999) return within(heading, to)
  const turned = along(
    along(along([0, 0, 0], heading, cosine), cross(axis, heading), 1),
    axis,
    dot(axis, heading) / (1 + cosine),
  )
  return within(turned, to)
}

function mixOf(
  triangle: readonly [Vector, Vector, Vector],
  weights: readonly [number, number, number],
): Vector {
  return along(
    along(along([0, 0, 0], triangle[0], weights[0]), triangle[1], weights[1]),
    triangle[2],
    weights[2],
  )
}

/** Weights of the corners at `p`, pulled into the triangle where rounding put them beside it. */
function weightsOf(
  [a, b, c]: readonly [Vector, Vector, Vector],
  p: Vector,
): [number, number, number] {
  const normal = cross(subtract(b, a), subtract(c, a))
  const area = dot(normal, normal)
  if (area === 0) return [1, 0, 0]
  const part = (from: Vector, to: Vector) =>
    Math.min(1, Math.max(0, dot(cross(subtract(to, from), subtract(p, from)), normal) / area))
  const [u, v] = [part(c, a), part(a, b)]
  const scale = u + v > 1 ? 1 / (u + v) : 1
  return [1 - (u + v) * scale, u * scale, v * scale]
}
