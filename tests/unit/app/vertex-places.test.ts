import { expect, test } from 'vitest'
import {
  joinedSides,
  litVertices,
  offTheWall,
  placeOf,
  sidesOf,
  voxelsAtVertices,
} from '#app/compare/vertex-places.ts'
import type { Cortex } from '#atlas/cortex.ts'
import { affineFromRows } from '#space/affine.ts'

const hemisphere = (positions: readonly number[], wall: readonly number[]) => ({
  faces: new Uint32Array(0),
  medialWall: Uint8Array.from(wall),
  surfaces: { pial: Float32Array.from(positions), white: Float32Array.from(positions) },
})
/** Three vertices on the left, two on the right; the second and the last on the medial wall. */
const cortex = {
  left: hemisphere([-4, 0, 0, -2, 0, 0, -50, 0, 0], [0, 1, 0]),
  right: hemisphere([2.9, 2, 2, 2, 0, 0], [0, 1]),
} as unknown as Cortex
const grid = {
  shape: [5, 3, 2] as const,
  toWorld: affineFromRows<'voxel', 'world'>([
    [2, 0, 0, -4],
    [0, 2, 0, 0],
    [0, 0, 2, 0],
  ]),
}
const values = { left: Float32Array.of(1, 2, 3), right: Float32Array.of(4, 5) }

test('vertices are counted left, then right, without the medial wall', () => {
  expect([...joinedSides(offTheWall(values, cortex))]).toEqual([1, Number.NaN, 3, 4, Number.NaN])
  expect(sidesOf(Int32Array.of(0, 2, 3), cortex)).toEqual({
    left: Int32Array.of(0, 2),
    right: Int32Array.of(0),
  })
})

test('a vertex lies in the voxel whose centre is nearest, or beyond the grid', () => {
  expect([...voxelsAtVertices(cortex, grid)]).toEqual([0, 1, -1, 3 + 5 + 15, 3])
})

test('lit vertices are lit themselves, and the voxels in which they lie', () => {
  const lit = litVertices(Int32Array.of(2, 3), voxelsAtVertices(cortex, grid), cortex, grid)
  expect([...lit.vertices.left, ...lit.vertices.right]).toEqual([0, 0, 1, 1, 0])
  const voxels = ({ volume }: typeof lit) =>
    [...volume.values].flatMap((value, at) => (value === 1 ? [at] : []))
  expect([voxels(lit), lit.volume.values.length]).toEqual([[23], 30])
  const first = litVertices(Int32Array.of(0), voxelsAtVertices(cortex, grid), cortex, grid)
  expect([voxels(first), ...first.vertices.left]).toEqual([[0], 1, 0, 0])
})

test('a vertex of the right half has its place behind those of the left', () => {
  expect(placeOf('left', 2, cortex)).toBe(2)
  expect(placeOf('right', 1, cortex)).toBe(4)
})
