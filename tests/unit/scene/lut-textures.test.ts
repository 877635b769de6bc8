import { expect, it } from 'vitest'
import { createLutTextures } from '#scene/lut-textures.ts'

const table = (level: number) => new Uint8Array(1024).fill(level)

it('lays tables below one another, row by row, and makes them once', () => {
  const textures = createLutTextures()
  const [one, two, three] = [table(1), table(2), table(3)] as const
  const made = textures.of([one, two, three])
  const { data, width, height } = made.image as { data: Uint8Array; width: number; height: number }
  expect([width, height]).toEqual([256, 3])
  expect([0, 1023, 1024, 2047, 2048, 3071].map((at) => data[at])).toEqual([1, 1, 2, 2, 3, 3])
  expect(textures.of([one, two, three])).toBe(made)
  expect(textures.of([two, one, three])).not.toBe(made)
})
