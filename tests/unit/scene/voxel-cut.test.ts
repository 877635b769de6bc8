import { describe, expect, it } from 'vitest'
import { voxelCut } from '#scene/voxel-cut.ts'
import { affineFromRows } from '#space/affine.ts'

const straight = {
  shape: [4, 5, 6] as const,
  toWorld: affineFromRows<'voxel', 'world'>([
    [-2, 0, 0, 10],
    [0, 3, 0, -20],
    [0, 0, 4, 0],
  ]),
}
/** Of voxel 1, 2, 3: centre 8, -14, 12. */
const voxel = 1 + 4 * (2 + 5 * 3)

const area = (corners: readonly (readonly [number, number])[]) =>
  Math.abs(
    corners.reduce((sum, [x, y], n) => {
      const [u, v] = corners[(n + 1) % corners.length]!
      return sum + x * v - u * y
    }, 0) / 2,
  )

describe('the cut of a slice through a voxel', () => {
  it('is its rectangle on every slice that goes through it, and nothing beside it', () => {
    const axial = voxelCut(straight, voxel, { axis: 'axial', atMm: 13 })
    expect(axial).toHaveLength(4)
    expect(new Set(axial.map(([right]) => right))).toEqual(new Set([7, 9]))
    expect(new Set(axial.map(([, up]) => up))).toEqual(new Set([-15.5, -12.5]))
    expect(area(axial)).toBeCloseTo(6, 9)
    expect(area(voxelCut(straight, voxel, { axis: 'coronal', atMm: -14 }))).toBeCloseTo(8, 9)
    expect(area(voxelCut(straight, voxel, { axis: 'sagittal', atMm: 8.5 }))).toBeCloseTo(12, 9)
    expect(voxelCut(straight, voxel, { axis: 'axial', atMm: 14.5 })).toEqual([])
    expect(voxelCut(straight, voxel, { axis: 'axial', atMm: 9.5 })).toEqual([])
  })

  it('belongs to one of two voxels on the face between them', () => {
    const above = voxel + 4 * 5
    const cuts = [voxel, above].map((one) => voxelCut(straight, one, { axis: 'axial', atMm: 14 }))
    expect(cuts.map((cut) => cut.length).toSorted()).toEqual([0, 4])
  })

  it('is a convex polygon where the grid lies askew', () => {
    const s = Math.SQRT1_2
    const turned = {
      shape: [3, 3, 3] as const,
      toWorld: affineFromRows<'voxel', 'world'>([
        [2 * s, 0, -2 * s, 0],
        [0, 2, 0, 0],
        [2 * s, 0, 2 * s, 0],
      ]),
    }
    // Along the diagonal of a square of 2 mm: as long as that diagonal is.
    const cut = voxelCut(turned, 0, { axis: 'axial', atMm: 0 })
    expect(area(cut)).toBeCloseTo(2 * Math.SQRT2 * 2, 6)
    expect(area(voxelCut(turned, 0, { axis: 'axial', atMm: 0.7 }))).toBeLessThan(area(cut))
  })
})
