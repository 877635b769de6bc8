import { expect, test } from 'vitest'
import { backgroundLook } from '#scene/background.ts'
import { worldBox } from '#scene/slice-geometry.ts'
import { affineFromRows } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'

/** Turned by a quarter about z: voxels along i go to the front, those along j to the left. */
const toWorld = affineFromRows<'voxel', 'world'>([
  [0, -2, 0, 30],
  [3, 0, 0, -40],
  [0, 0, 4, -50],
])
const shape = [12, 10, 8] as const
const anatomy = (of: (i: number, j: number, k: number) => number): Volume => ({
  shape,
  toWorld,
  values: Float32Array.from({ length: 960 }, (_, n) =>
    of(n % 12, Math.floor(n / 12) % 10, Math.floor(n / 120)),
  ),
})

test('black is the lowest value, white what all but the few brightest of the rest stay under', () => {
  // Half of it is black; of 201 brighter ones the last is far above all others.
  const values = Float32Array.from({ length: 402 }, (_, n) => (n < 201 ? -5 : n - 200))
  values[401] = 1e6
  const look = backgroundLook({ shape: [402, 1, 1], toWorld, values })
  expect([look.black, look.white]).toEqual([-5, 200])
})

test('where nothing is brighter than black, or nothing is a number, there still is a scale', () => {
  const flat = backgroundLook(anatomy(() => 7))
  expect([flat.black, flat.white]).toEqual([7, 8])
  const none = backgroundLook(anatomy(() => Number.NaN))
  expect([none.black, none.white]).toEqual([0, 1])
  const holed = backgroundLook(anatomy((i) => (i === 0 ? Number.NEGATIVE_INFINITY : i)))
  expect([holed.black, holed.white]).toEqual([1, 11])
})

test('the box goes round what is not black, a little air about it, and round all where all is black', () => {
  const head = anatomy((i, j, k) =>
    i >= 2 && i <= 8 && j >= 4 && j <= 6 && k >= 2 && k <= 4 ? 100 : i === 11 ? 5 : 0,
  )
  const { box } = backgroundLook(head)
  expect(box).toEqual({
    min: [30 - 12 - 3, -40 + 6 - 3, -50 + 8 - 3],
    max: [30 - 8 + 3, -40 + 24 + 3, -50 + 16 + 3],
  })
  const black = anatomy(() => 3)
  expect(backgroundLook(black).box).toEqual(worldBox(black))
})

test('is worked out once a volume', () => {
  const volume = anatomy((i) => i)
  expect(backgroundLook(volume)).toBe(backgroundLook(volume))
})
