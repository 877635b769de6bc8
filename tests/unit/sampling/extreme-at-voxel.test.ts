import { expect, it } from 'vitest'
import { extremeAtVoxel } from '#sampling/extreme-at-voxel.ts'
import { identityAffine } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'

const volume: Volume = {
  values: Float64Array.of(1, -4, 2, Number.NaN, 0, 3, 3.5, 1),
  shape: [2, 2, 2],
  toWorld: identityAffine<'voxel', 'world'>(),
}

it('takes the largest magnitude with its sign, passing over NaN', () => {
  expect(extremeAtVoxel(volume, 0.5, 0.5, 0.5)).toBe(-4)
})

it('takes a voxel’s own value at its centre', () => {
  expect(extremeAtVoxel(volume, 0, 1, 1)).toBe(3.5)
})

it('has no value outside, nor where the only voxel has none', () => {
  expect(extremeAtVoxel(volume, 1.2, 0, 0)).toBeNaN()
  expect(extremeAtVoxel(volume, 1, 1, 0)).toBeNaN()
})
