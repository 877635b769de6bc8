import { describe, expect, it } from 'vitest'
import { surfaceNormals } from '#mesh/surface-shape.ts'
import { coarseDepth, isSeen } from '#scene/coarse-depth.ts'
import { frameBrain, paneProjection, paneRay, toPane } from '#scene/pane-projection.ts'
import { regionAnchor, regionMembers } from '#scene/region-anchor.ts'
import { affineFromRows, apply, identityAffine } from '#space/affine.ts'
import { point, worldPoint } from '#space/point.ts'
import { seededRandom } from '#statistic/random.ts'
import { camera } from '#view/camera.ts'
import { roundField, syntheticCortex } from '../../browser/scene/synthetic-cortex.ts'

const cortex = syntheticCortex()
const { surfaces, faces } = cortex.left
const placement = identityAffine<'world', 'scene'>()
const size = { width: 600, height: 500 }
const viewFrom = (azimuth: number) => {
  const hull = Float64Array.from(surfaces.pial)
  const framing = frameBrain(
    { fitted: hull, centre: point<'scene'>(-40, -18, 10) },
    camera(azimuth, 0),
    size,
  )
  const projection = paneProjection(framing, camera(azimuth, 0), size)
  return coarseDepth([{ positions: surfaces.pial, placement }], projection, 6)
}

const lateral = roundField(cortex.left, [-68, -18, 10], 15)
const medial = roundField(cortex.left, [-6, -18, 10], 15)
const anchorFrom = (azimuth: number, field: Float32Array) =>
  regionAnchor(
    regionMembers(field),
    surfaces.pial,
    surfaceNormals(surfaces.pial, faces),
    placement,
    viewFrom(azimuth),
  )

describe('the coarse depths', () => {
  const rows = [
    [0.36, 0.48, -0.8, 5],
    [-0.8, 0.6, 0, -3],
    [0.48, 0.64, 0.6, 2],
  ]
  const turned = affineFromRows<'world', 'scene'>(rows)
  const random = seededRandom(3)
  const positions = Float32Array.from({ length: 3 * 400 }, () => 120 * random() - 60)
  const insets = { top: 30, right: 0, bottom: 0, left: 80 }
  const at = { ...camera(40, 25, 1.6), targetScene: [4, -7, 3] as const }
  const framing = frameBrain(
    { fitted: Float64Array.from(positions), centre: point<'scene'>(1, 2, 3) },
    at,
    size,
    insets,
  )
  const projection = paneProjection(framing, at, size, insets)
  const depth = coarseDepth(
    [
      { positions, placement: turned },
      { positions, placement },
    ],
    projection,
    3,
  )

  it('hold in each cell what is nearest of all that is seen there, and nothing of what lies beside the pane', () => {
    const nearest = new Map<number, number>()
    let beside = 0
    for (const way of [turned, placement])
      for (let v = 0; v < positions.length; v += 3) {
        const world = worldPoint(positions[v]!, positions[v + 1]!, positions[v + 2]!)
        const [x, y, ahead] = toPane(projection, apply(way, world))
        const [column, row] = [Math.floor(x / depth.cellPx), Math.floor(y / depth.cellPx)]
        if (column < 0 || row < 0 || column >= depth.columns || row >= depth.rows) {
          beside++
          continue
        }
        const cell = row * depth.columns + column
        nearest.set(cell, Math.min(nearest.get(cell) ?? Number.POSITIVE_INFINITY, ahead))
      }
    expect(beside).toBeGreaterThan(20)
    depth.nearest.forEach((ahead, cell) => {
      if (nearest.has(cell)) expect(ahead).toBeCloseTo(nearest.get(cell)!, 3)
      else expect(ahead).toBe(Number.POSITIVE_INFINITY)
    })
  })

  it('have cells that cover the pane, of two and a half edges and no more than 160 along it', () => {
    const pxPerMm = projection.pxPerSlope / ((projection.near + projection.far) / 2)
    expect(depth.cellPx).toBeCloseTo(7.5 * pxPerMm)
    expect(depth.cellMm).toBeCloseTo(7.5)
    expect(depth.columns).toBe(Math.ceil(600 / depth.cellPx))
    expect(depth.rows).toBe(Math.ceil(500 / depth.cellPx))
    const fine = coarseDepth([], projection, 0.01)
    expect([fine.columns, fine.rows]).toEqual([160, Math.ceil(500 / (600 / 160))])
  })

  it('hide what lies clearly behind them, and all that is beside the pane', () => {
    const { eye, toEye, right } = projection
    const along = (mm: number, aside = 0) =>
      point<'scene'>(
        eye[0] - mm * toEye[0] + aside * right[0],
        eye[1] - mm * toEye[1] + aside * right[1],
        eye[2] - mm * toEye[2] + aside * right[2],
      )
    const [x, y] = toPane(projection, along(300))
    const cell = Math.floor(y / depth.cellPx) * depth.columns + Math.floor(x / depth.cellPx)
    const one = { ...depth, nearest: depth.nearest.map((_, n) => (n === cell ? 300 : Infinity)) }
    const slack = depth.cellMm * 1.2 + 1
    expect(isSeen(one, along(300 + slack - 0.1))).toBe(true)
    expect(isSeen(one, along(300 + slack + 0.1))).toBe(false)
    expect(isSeen(one, along(300, 1000))).toBe(false)
    expect(isSeen(one, along(300, -1000))).toBe(false)
  })

  it('hide nothing in the outermost cells of the pane, and all that is just beyond them', () => {
    const empty = { ...depth, nearest: depth.nearest.map(() => Infinity) }
    const { eye } = projection
    const isSeenAt = (x: number, y: number) => {
      const ray = paneRay(projection, x, y)
      const axis = (i: 0 | 1 | 2) => eye[i] + 300 * ray[i]
      return isSeen(empty, point<'scene'>(axis(0), axis(1), axis(2)))
    }
    const [beyondX, beyondY] = [depth.columns * depth.cellPx, depth.rows * depth.cellPx]
    for (const x of [1, 300, beyondX - 1])
      for (const y of [1, 250, beyondY - 1]) expect(isSeenAt(x, y)).toBe(true)
    for (const [x, y] of [
      [-1, 250],
      [beyondX + 1, 250],
      [300, -1],
      [300, beyondY + 1],
    ] as const)
      expect(isSeenAt(x, y)).toBe(false)
  })
})

describe('what a camera sees', () => {
  it('sees the near side of a hemisphere and not the far one', () => {
    const depth = viewFrom(-90)
    expect(isSeen(depth, point<'scene'>(-66, -18, 10))).toBe(true)
    expect(isSeen(depth, point<'scene'>(-6, -18, 10))).toBe(false)
  })

  it('points a label at a region that faces the camera, near the middle of the region', () => {
    const anchor = anchorFrom(-90, lateral)!
    expect(Math.hypot(anchor.place[1] + 18, anchor.place[2] - 10)).toBeLessThan(8)
    expect(anchor.seen).toBeGreaterThan(0.9)
  })

  it('has no anchor for a region on the other side', () => {
    expect(anchorFrom(-90, medial)).toBeNull()
    expect(anchorFrom(90, lateral)).toBeNull()
    expect(anchorFrom(90, medial)).not.toBeNull()
  })

  it('has no anchor for an empty region', () => {
    expect(anchorFrom(90, new Float32Array(lateral.length))).toBeNull()
  })
})
