import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Colouring } from '#colormap/colouring.ts'
import { colourValue, layOver, lookUpColour } from '#scene/colour-value.ts'

const ramp = (tint: number) =>
  Uint8Array.from({ length: 1024 }, (_, i) => (i % 4 === 3 ? 255 : i % 4 === tint ? i >> 2 : 0))

const colouring: Colouring = {
  threshold: 2,
  maximum: 8,
  showPositive: true,
  showNegative: true,
  fade: 0,
  opacity: 0.8,
  positiveLut: ramp(0),
  negativeLut: ramp(2),
}

describe('colourValue', () => {
  it('draws nothing for NaN, below a hard threshold, or on a side that is switched off', () => {
    expect(colourValue(Number.NaN, { ...colouring, threshold: 0 })[3]).toBe(0)
    expect(colourValue(1.99, colouring)[3]).toBe(0)
    expect(colourValue(-1.99, colouring)[3]).toBe(0)
    expect(colourValue(5, { ...colouring, showPositive: false })[3]).toBe(0)
    expect(colourValue(-5, { ...colouring, showNegative: false })[3]).toBe(0)
  })

  it('is opaque from the threshold on, on both sides, each with its own table', () => {
    expect(colourValue(2, colouring)).toEqual([63.75, 0, 0, 0.8])
    expect(colourValue(-2, colouring)).toEqual([0, 0, 63.75, 0.8])
  })

  it('takes the end of the table at the maximum and beyond', () => {
    expect(colourValue(8, colouring)[0]).toBe(255)
    expect(colourValue(800, colouring)[0]).toBe(255)
    expect(colourValue(Number.POSITIVE_INFINITY, colouring)[0]).toBe(255)
  })

  it('fades below the threshold with |value| / threshold', () => {
    const faded = { ...colouring, fade: 0.5 }
    expect(colourValue(1, faded)[3]).toBeCloseTo(0.8 * 0.25, 12)
    expect(colourValue(-1, faded)[3]).toBeCloseTo(0.8 * 0.25, 12)
  })

  it('fades faster with a higher power, and has another threshold below 0 where that is told', () => {
    const faded = { ...colouring, fade: 1, fadePower: 2 }
    expect(colourValue(1, faded)[3]).toBeCloseTo(0.8 * 0.25, 12)
    const apart = { ...colouring, negativeThreshold: 5 }
    expect(colourValue(3, apart)[3]).toBe(0.8)
    expect(colourValue(-3, apart)[3]).toBe(0)
    expect(colourValue(-5, apart)[3]).toBe(0.8)
  })

  it('draws every value where the threshold is 0, also 0', () => {
    expect(colourValue(0, { ...colouring, threshold: 0 })).toEqual([0, 0, 0, 0.8])
  })

  it('never leaves the range of colours and opacities', () => {
    const number = fc.double({ min: 0, max: 20, noNaN: true })
    fc.assert(
      fc.property(fc.double(), number, number, fc.boolean(), (value, threshold, maximum, fades) => {
        const rgba = colourValue(value, { ...colouring, threshold, maximum, fade: fades ? 1 : 0 })
        for (const channel of rgba.slice(0, 3)) {
          expect(channel).toBeGreaterThanOrEqual(0)
          expect(channel).toBeLessThanOrEqual(255)
        }
        expect(rgba[3]).toBeGreaterThanOrEqual(0)
        expect(rgba[3]).toBeLessThanOrEqual(0.8)
      }),
    )
  })
})

describe('lookUpColour', () => {
  it('gives opaque entries exactly their opacity, wherever between them it looks', () => {
    for (let i = 0; i <= 1000; i++) expect(lookUpColour(ramp(1), i / 1000)[3]).toBe(1)
  })

  it('mixes neighbouring entries', () => {
    expect(lookUpColour(ramp(1), 10.25 / 255)).toEqual([0, 10.25, 0, 1])
  })
})

describe('layOver', () => {
  it('mixes by the opacity of what lies above', () => {
    expect(layOver([10, 20, 30], [110, 20, 230, 0.25])).toEqual([35, 20, 80])
  })
})
