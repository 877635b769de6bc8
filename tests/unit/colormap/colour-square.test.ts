import { describe, expect, it } from 'vitest'
import { oneSign, pairColour, squareColouring } from '#colormap/colour-square.ts'
import type { Colouring } from '#colormap/colouring.ts'

const lut = new Uint8Array(1024)
const both: Colouring = {
  threshold: 2,
  maximum: 8,
  showPositive: true,
  showNegative: true,
  fade: 0.3,
  contour: true,
  opacity: 0.7,
  positiveLut: lut,
  negativeLut: lut,
}
const bytes = (first: number, second: number) => [
  ...pairColour(first, second).map((part) => Math.round(255 * part)),
  255,
]
const at = (table: Uint8Array, entry: number) => [...table.slice(4 * entry, 4 * entry + 4)]

describe('two maps in one colour', () => {
  it('go from the first map alone to all of the second', () => {
    const { positiveLut, negativeLut } = squareColouring(both)
    for (const entry of [0, 77, 255]) {
      expect(at(positiveLut, entry)).toEqual(bytes(entry / 255, 0))
      expect(at(negativeLut, entry)).toEqual(bytes(entry / 255, 1))
    }
    expect(at(positiveLut, 255)).not.toEqual(at(negativeLut, 255))
    expect(at(positiveLut, 0)).not.toEqual(at(positiveLut, 255))
  })

  it('keep threshold, range and opacity, and show one sign: the positive one unless only the other is shown', () => {
    expect(squareColouring(both)).toMatchObject({
      threshold: 2,
      maximum: 8,
      fade: 0.3,
      opacity: 0.7,
      showPositive: true,
      showNegative: false,
    })
    const negative = { ...both, showPositive: false }
    expect(oneSign(negative)).toBe(negative)
    expect(oneSign({ ...both, showNegative: false })).toMatchObject({ showPositive: true })
  })
})
