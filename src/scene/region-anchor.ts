/** Where a region's label points: at the part of the region that the camera sees. */
import type { Affine } from '#space/affine.ts'
import { apply } from '#space/affine.ts'
import { type Point, worldPoint } from '#space/point.ts'
import { type CoarseDepth, isSeen } from './coarse-depth.ts'

const membersKnown = new WeakMap<Float32Array, Uint32Array>()

/** Vertices inside a region's border. */
export function regionMembers(field: Float32Array): Uint32Array {
  const known = membersKnown.get(field)
  if (known) return known
  const members: number[] = []
  for (let v = 0; v < field.length; v++) if (field[v]! >= 0.5) members.push(v)
  const list = Uint32Array.from(members)
  membersKnown.set(field, list)
  return list
}

export type RegionAnchor = {
  readonly vertex: number
  readonly place: Point<'scene'>
  /** Share of the region's vertices that face the camera and are not covered. */
  readonly seen: number
}

/** A region of which less is seen is not labelled: the label would point at a sliver. */
const leastSeen = 0.04

/**
 * The seen vertex nearest to the middle of what is seen of the region, or null where too little is.
 * `previous`: the vertex pointed at before; kept while it is seen and near enough, so that the pointer doesn't jitter.
 */
export function regionAnchor(
  members: Uint32Array,
  positions: Float32Array,
  normals: Float32Array,
  placement: Affine<'world', 'scene'>,
  depth: CoarseDepth,
  previous: number | null = null,
): RegionAnchor | null {
  const { toEye } = depth.projection
  const m = placement
  const facing = [0, 1, 2].map(
    (i) => m[i]! * toEye[0] + m[4 + i]! * toEye[1] + m[8 + i]! * toEye[2],
  ) as [number, number, number]
  const seen: number[] = []
  const places: Point<'scene'>[] = []
  let [x, y, z] = [0, 0, 0]
  for (const vertex of members) {
    const i = vertex * 3
    const towards =
      normals[i]! * facing[0] + normals[i + 1]! * facing[1] + normals[i + 2]! * facing[2]
    if (towards < 0.1) continue
    const place = apply(placement, worldPoint(positions[i]!, positions[i + 1]!, positions[i + 2]!))
    if (!isSeen(depth, place)) continue
    seen.push(vertex)
    places.push(place)
    x += place[0]
    y += place[1]
    z += place[2]
  }
  if (seen.length === 0 || seen.length < members.length * leastSeen) return null
  const count = seen.length
  const distanceTo = (place: Point<'scene'>) =>
    Math.hypot(place[0] - x / count, place[1] - y / count, place[2] - z / count)
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < count; i++) {
    const away = distanceTo(places[i]!) - (seen[i] === previous ? 3 : 0)
    if (away < least) [best, least] = [i, away]
  }
  return { vertex: seen[best]!, place: places[best]!, seen: count / members.length }
}
