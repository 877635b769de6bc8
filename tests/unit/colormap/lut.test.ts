import { expect, it } from 'vitest'
import { bakeLut } from '#colormap/lut.ts'
import type { Ramp } from '#colormap/ramp.ts'

/** Grey as bright as the place on the ramp is far along. */
const grey = (): Ramp => (position) => {
  const level = Math.round(255 * Math.min(1, Math.max(0, position)))
  return [level, level, level]
}
const levels = (lut: Uint8Array) => [...lut].filter((_, at) => at % 4 === 0)

it('runs over the range, from 0 to its end, with the first colour below it', () => {
  const lut = bakeLut(grey(), [2, 6])
  for (const [at, level] of levels(lut).entries()) {
    const value = (at / 255) * 6
    expect(level).toBe(value <= 2 ? 0 : Math.round((255 * (value - 2)) / 4))
  }
  expect([...lut].filter((_, at) => at % 4 === 3)).toEqual(new Array(256).fill(255))
})

it('has the last colour throughout where the range has no width', () => {
  expect(levels(bakeLut(grey(), [3, 3]))).toEqual(new Array(256).fill(255))
})

it('is made once for a ramp and a range, and again for another', () => {
  const ramp = grey()
  const lut = bakeLut(ramp, [0, 8])
  expect(bakeLut(ramp, [0, 8])).toBe(lut)
  expect(bakeLut(ramp, [0, 7])).not.toBe(lut)
  expect(bakeLut(grey(), [0, 8])).not.toBe(lut)
  for (let end = 10; end < 18; end++) bakeLut(ramp, [0, end])
  expect(bakeLut(ramp, [0, 8])).not.toBe(lut)
})
