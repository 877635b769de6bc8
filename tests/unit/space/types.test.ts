/**
 * What the compiler must refuse. A wrong call that compiles leaves its `@ts-expect-error` unused, and that fails
 * the type check of `npm test`; what runs here only shows that nothing else stops such a call.
 */
import { describe, expect, it } from 'vitest'
import { affineFromRows, apply, compose, invert, voxelSizes } from '#space/affine.ts'
import { distance, type Point, voxelPoint, worldPoint } from '#space/point.ts'

const rows = [
  [2, 0, 0, -90],
  [0, 2, 0, -126],
  [0, 0, 2, -72],
]
const toWorld = affineFromRows<'voxel', 'world'>(rows)
const toScene = affineFromRows<'world', 'scene'>(rows)

describe('the type of a space', () => {
  it('refuses a world point on an affine that starts from voxels', () => {
    // @ts-expect-error: millimetres are not voxel indices
    expect(apply(toWorld, worldPoint(1, 1, 1))).toHaveLength(3)
    const inWorld: Point<'world'> = apply(toWorld, voxelPoint(1, 1, 1))
    expect(inWorld).toHaveLength(3)
  })

  it('refuses the result of an affine where another space is wanted', () => {
    // @ts-expect-error: the affine leads to the world, not to the scene
    const inScene: Point<'scene'> = apply(toWorld, voxelPoint(1, 1, 1))
    expect(inScene).toHaveLength(3)
  })

  it('refuses bare numbers as a point', () => {
    // @ts-expect-error: nobody said which space these numbers are in
    expect(apply(toWorld, [1, 1, 1])).toHaveLength(3)
  })

  it('refuses affines composed in the wrong order', () => {
    // @ts-expect-error: the second affine starts where the first one does not lead
    expect(compose(toWorld, toScene)).toHaveLength(12)
    expect(compose(toScene, toWorld)).toHaveLength(12)
  })

  it('refuses an affine that was not inverted', () => {
    // @ts-expect-error: world to voxel is the inverse
    expect(apply(invert(toWorld), voxelPoint(1, 1, 1))).toHaveLength(3)
    expect(apply(invert(toWorld), worldPoint(1, 1, 1))).toHaveLength(3)
  })

  it('refuses the distance of points in two spaces', () => {
    // @ts-expect-error: a voxel index and a millimetre have no distance
    expect(distance(voxelPoint(0, 0, 0), worldPoint(0, 0, 0))).toBe(0)
  })

  it('refuses the voxel size of an affine that starts elsewhere', () => {
    // @ts-expect-error: only a grid has voxels
    expect(voxelSizes(toScene)).toEqual([2, 2, 2])
  })

  it('refuses to change a point in place', () => {
    const p = worldPoint(1, 2, 3)
    // @ts-expect-error: points are read-only
    p[0] = 5
    expect(p[0]).toBe(5)
  })
})
