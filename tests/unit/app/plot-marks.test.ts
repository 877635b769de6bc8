import { expect, test } from 'vitest'
import { pointsOf } from '#app/compare/plot-marks.ts'
import { affineFromRows } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'

const along = (x0: number, ...values: number[]) =>
  ({
    shape: [values.length, 1, 1],
    toWorld: affineFromRows<'voxel', 'world'>([
      [2, 0, 0, x0],
      [0, 2, 0, 0],
      [0, 0, 2, 0],
    ]),
    values: Float32Array.from(values),
  }) as unknown as Volume

const a = along(0, 1, 0, Number.NaN, 4)
const b = along(0, 5, 6, 7, 0)

test('a voxel that the plot leaves out has no point: one without a value, and a zero where zeros are left out', () => {
  expect(pointsOf([0, 1, 2, 3], { a, b }, 'keep', false)).toEqual([
    [1, 5],
    [0, 6],
    [4, 0],
  ])
  expect(pointsOf([0, 1, 2, 3], { a, b }, 'drop', false)).toEqual([[1, 5]])
  expect(pointsOf([2], { a, b }, 'drop', false)).toEqual([])
})

test('apart, a point is the mean across and the difference up', () => {
  expect(pointsOf([0], { a, b }, 'keep', true)).toEqual([[3, -4]])
})

test('on another grid the second map is read where the voxel of the first lies', () => {
  expect(pointsOf([0, 1], { a, b: along(-2, 8, 9, 10) }, 'keep', false)).toEqual([
    [1, 9],
    [0, 10],
  ])
})
