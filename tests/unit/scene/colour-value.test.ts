import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Colouring } from '#colormap/colouring.ts'
import { colourLayer, colourValue, isBeside, layOver, lookUpColour } from '#scene/colour-value.ts'

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

  it('takes the end of a table without a length, for 0 too', () => {
    const flat = { ...colouring, threshold: 0, maximum: 0 }
    expect([0, 3].map((value) => colourValue(value, flat)[0])).toEqual([255, 255])
  })

  it('takes a row of a table for the number that it is nearest to', () => {
    const rows = { ...colouring, discrete: true, threshold: 3 }
    expect([2.4, 2.6, 3.2].map((value) => colourValue(value, rows)[3])).toEqual([0, 0.8, 0.8])
    expect(colourValue(2.6, rows)[0]).toBe(colourValue(3, rows)[0])
  })
})

describe('colourLayer', () => {
  const second = { values: null, colouring: { ...colouring, threshold: 0, maximum: 4 } }
  const layer = (as: 'opacity' | 'colour') => ({ colouring, second: { ...second, as } })

  it('is the map alone where there is no second one', () => {
    expect(colourLayer({ colouring }, 4, Number.NaN)).toEqual(colourValue(4, colouring))
  })

  it('is nothing where either map was not sampled', () => {
    for (const as of ['opacity', 'colour'] as const)
      for (const [value, other] of [
        [Number.NaN, 2],
        [4, Number.NaN],
      ] as const)
        expect(colourLayer(layer(as), value, other)[3]).toBe(0)
  })

  it('is as opaque as the second map is large, of either sign', () => {
    const [red, green, blue, opacity] = colourValue(4, colouring)
    for (const [other, share] of [
      [0, 0],
      [1, 0.25],
      [-2, 0.5],
      [9, 1],
    ] as const)
      expect(colourLayer(layer('opacity'), 4, other)).toEqual([red, green, blue, opacity * share])
  })

  it('is a square of colours: along it by the first map, across by the second, what is hidden counts as 0', () => {
    // Half-way along; the first table is red and the second one blue.
    const at = (other: number) => colourLayer(layer('colour'), 4, other)
    expect(at(0)).toEqual([127.5, 0, 0, 0.8])
    expect(at(1)).toEqual([127.5 * 0.75, 0, 127.5 * 0.25, 0.8])
    expect(at(4)).toEqual([0, 0, 127.5, 0.8])
    const faded = { ...layer('colour'), colouring: { ...colouring, fade: 0.5 } }
    // Half of half its share of the way along.
    expect(colourLayer(faded, 1, 0)[0]).toBeCloseTo((255 * 0.25) / 8, 6)
    const hidden = {
      colouring,
      second: { ...second, colouring: { ...colouring, threshold: 6 }, as: 'colour' as const },
    }
    expect(colourLayer(hidden, 1, 5)[3]).toBe(0)
    expect(colourLayer(hidden, 4, 5)).toEqual([127.5, 0, 0, 0.8])
    expect(colourLayer(hidden, 1, 8)).toEqual([0, 0, 0, 0.8])
  })
})

describe('isBeside', () => {
  it('keeps a map to its side of the edge, which belongs to both', () => {
    const at = (beside: 'left' | 'right' | undefined) =>
      [0.2, 0.3, 0.4].map((across) => isBeside(beside ? { beside } : {}, across, 0.3))
    expect([at('left'), at('right'), at(undefined)]).toEqual([
      [true, true, false],
      [false, true, true],
      [true, true, true],
    ])
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
