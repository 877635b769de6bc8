import { expect, test } from 'vitest'
import { coarseDepth } from '#scene/coarse-depth.ts'
import { meanEdge } from '#scene/mean-edge.ts'
import { frameBrain, paneProjection } from '#scene/pane-projection.ts'
import { regionAnchor, regionMembers } from '#scene/region-anchor.ts'
import { affineFromRows, apply, identityAffine } from '#space/affine.ts'
import { point, worldPoint } from '#space/point.ts'
import { camera } from '#view/camera.ts'

/** A flat field of 9 by 9 places 5 mm apart that look to the front, numbered row by row from the lower left. */
const side = 9
const count = side * side
const positions = Float32Array.from({ length: 3 * count }, (_, i) => {
  const n = Math.floor(i / 3)
  return [5 * (n % side) - 20, 0, 5 * Math.floor(n / side) - 20][i % 3]!
})
const normals = Float32Array.from({ length: 3 * count }, (_, i) => (i % 3 === 1 ? 1 : 0))
const turned = affineFromRows<'world', 'scene'>([
  [0, -1, 0, 3],
  [1, 0, 0, -4],
  [0, 0, 1, 5],
])
const still = identityAffine<'world', 'scene'>()
const size = { width: 300, height: 300 }
const depthFrom = (azimuth: number, placement = still) => {
  const at = camera(azimuth, 0)
  const placed = Float64Array.from({ length: 3 * count }, (_, i) => {
    const v = 3 * Math.floor(i / 3)
    return apply(placement, worldPoint(positions[v]!, positions[v + 1]!, positions[v + 2]!))[i % 3]!
  })
  const framing = frameBrain({ fitted: placed, centre: point<'scene'>(0, 0, 0) }, at, size)
  return coarseDepth([{ positions, placement }], paneProjection(framing, at, size), 5)
}
const all = Uint32Array.from({ length: count }, (_, n) => n)
const middle = (count - 1) / 2
const anchor = (members: Uint32Array, azimuth = 0, placement = still, previous?: number) =>
  regionAnchor(members, positions, normals, placement, depthFrom(azimuth, placement), previous)

test('a region’s members are the vertices within its border, the border among them', () => {
  const field = Float32Array.of(0, 0.49, 0.5, 1, 0.2)
  expect([...regionMembers(field)]).toEqual([2, 3])
  expect(regionMembers(field)).toBe(regionMembers(field))
})

test('a label points at the middle of what is seen of its region, however the hemisphere stands', () => {
  expect(anchor(all)).toEqual({ vertex: middle, place: [0, 0, 0], seen: 1 })
  const corner = Uint32Array.of(
    0,
    1,
    2,
    side,
    side + 1,
    side + 2,
    2 * side,
    2 * side + 1,
    2 * side + 2,
  )
  expect(anchor(corner)?.vertex).toBe(side + 1)
  // The front turned to the left: there it is seen, and no more from the front.
  const placed = anchor(all, -90, turned)
  expect(placed?.vertex).toBe(middle)
  expect([...placed!.place]).toEqual([3, -4, 5])
  expect(anchor(all, 90, turned)).toBeNull()
  expect(anchor(all, 180)).toBeNull()
})

test('a label stays where it pointed while that is seen and near enough', () => {
  expect(anchor(all, 0, still, middle + 1)?.vertex).toBe(middle)
  const close = Float32Array.from(positions, (mm) => mm / 2)
  const kept = (previous: number) =>
    regionAnchor(all, close, normals, still, depthFrom(0), previous)?.vertex
  expect([kept(middle + 1), kept(middle + 2)]).toEqual([middle + 1, middle])
})

test('a region of which a sliver is seen has no label, a little more of it has one', () => {
  const seenOf = (shown: number) => {
    const ways = normals.map((part, i) => (Math.floor(i / 3) < shown ? part : -part))
    return regionAnchor(all, positions, ways, still, depthFrom(0))?.seen ?? null
  }
  expect([seenOf(0), seenOf(3)]).toEqual([null, null])
  expect(seenOf(4)).toBeCloseTo(4 / count)
})

test('neighbouring vertices of a mesh are as far apart as its edges are long; of no mesh, one', () => {
  const corners = Float32Array.of(0, 0, 0, 3, 4, 0, 0, 0, 12)
  expect(meanEdge(corners, Uint32Array.of(0, 1, 2))).toBe(5)
  expect(meanEdge(corners, Uint32Array.of(0, 1, 2, 2, 0, 1, 1, 0, 2))).toBeCloseTo((5 + 12 + 5) / 3)
  expect(meanEdge(corners, new Uint32Array())).toBe(1)
})
