import { expect, test } from 'vitest'
import { affineFromRows } from '#space/affine.ts'
import { magnitudeHistogram, survivorsOf } from '#statistic/survivors.ts'
import type { Volume } from '#volume/volume.ts'

const values = Float32Array.of(0, Number.NaN, 0.5, -0.5, 1.5, -3, 9, Number.POSITIVE_INFINITY)

test('the histogram counts |value| of shown signs, and leaves out what is outside the map', () => {
  expect(magnitudeHistogram([values], 'both', 4, 4)).toEqual([2, 1, 0, 2])
  expect(magnitudeHistogram([values], 'positive', 4, 4)).toEqual([1, 1, 0, 1])
  expect(magnitudeHistogram([values, values], 'negative', 4, 4)).toEqual([2, 0, 0, 2])
  expect(magnitudeHistogram([values], 'both', 0, 4)).toEqual([0, 0, 0, 0])
})

test('what survives is counted in voxels, mm³ of the grid and vertices, the threshold itself included', () => {
  const volume: Volume = {
    values,
    shape: [8, 1, 1],
    toWorld: affineFromRows([
      [-2, 0, 0, 0],
      [0, 2, 0, 0],
      [0, 0, 2, 0],
    ]),
  }
  const surface = [Float32Array.of(1.5, 1.4), Float32Array.of(-2, Number.NaN)]
  expect(survivorsOf(volume, surface, 'both', 1.5)).toEqual({ voxels: 3, mm3: 24, vertices: 2 })
  expect(survivorsOf(volume, surface, 'negative', 1.5)).toEqual({ voxels: 1, mm3: 8, vertices: 1 })
  expect(survivorsOf(null, surface, 'positive', 0)).toEqual({
    voxels: null,
    mm3: null,
    vertices: 2,
  })
})
