import { describe, expect, it } from 'vitest'
import { coarseDepth, isSeen } from '#scene/coarse-depth.ts'
import { frameBrain, paneProjection } from '#scene/pane-projection.ts'
import { regionAnchor, regionMembers } from '#scene/region-anchor.ts'
import { surfaceNormals } from '#scene/surface-normals.ts'
import { identityAffine } from '#space/affine.ts'
import { point } from '#space/point.ts'
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
