/** Ramps that are made here: what they are said to be. The published ones are held to their tables in tests/contract. */
import { describe, expect, it } from 'vitest'
import { pairColour } from '#colormap/colour-square.ts'
import { emberGlacier } from '#colormap/ember-glacier.ts'
import { hotCool, redYellow } from '#colormap/habits.ts'
import { type Rgb, rgbToOklab } from '#colormap/oklab.ts'
import { rampFromHex, rampFromLch, rgbFromHex } from '#colormap/ramp.ts'

const hex = (rgb: Rgb) => `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`

describe('a ramp', () => {
  const ramp = rampFromHex(['#000000', '#ff8000', '#ffffff'])

  it('goes evenly from stop to stop, and stays at its ends beyond them', () => {
    expect([-1, 0, 0.5, 1, 2].map((at) => hex(ramp(at)))).toEqual([
      '#000000',
      '#000000',
      '#ff8000',
      '#ffffff',
      '#ffffff',
    ])
    const lightness = (at: number) => rgbToOklab(ramp(at))[0]
    expect(lightness(0.25)).toBeCloseTo(lightness(0.5) / 2, 2)
    expect(lightness(0.75)).toBeCloseTo((lightness(0.5) + 1) / 2, 2)
  })

  it('reads each channel of a colour from its own two letters', () => {
    expect(rgbFromHex('#102f80')).toEqual([16, 47, 128])
  })

  it('of hues turns through those between, not through grey', () => {
    const turning = rampFromLch([
      { lightness: 0.7, chroma: 0.1, hueDeg: 0 },
      { lightness: 0.7, chroma: 0.1, hueDeg: 180 },
    ])
    const [, a, b] = rgbToOklab(turning(0.5))
    expect(a).toBeCloseTo(0, 2)
    expect(b).toBeCloseTo(0.1, 2)
  })
})

describe('ember and glacier', () => {
  it('rise in lightness in one straight line, so that equal strength looks equally strong on both sides', () => {
    for (let t = 0; t <= 1; t += 1 / 12)
      for (const side of ['positive', 'negative'] as const) {
        const [lightness] = rgbToOklab(emberGlacier[side](t))
        expect(Math.abs(lightness - (0.36 + 0.585 * t)), `${side} ${t}`).toBeLessThan(0.006)
      }
  })

  it('have the colours that figures made with them have', () => {
    const colours = (side: 'positive' | 'negative') =>
      [0, 1 / 3, 2 / 3, 1].map((t) => hex(emberGlacier[side](t)))
    expect(colours('positive')).toEqual(['#760023', '#d22401', '#f39500', '#fbf186'])
    expect(colours('negative')).toEqual(['#2b2d89', '#2870d4', '#4ebceb', '#b5fcfc'])
  })
})

describe('what the field is used to', () => {
  it('goes from red to yellow, and from blue to light blue, in straight lines', () => {
    const at = (side: 'positive' | 'negative') => [0, 0.5, 1].map((t) => hex(redYellow[side](t)))
    expect(at('positive')).toEqual(['#ff0000', '#ff8000', '#ffff00'])
    // Its beginning is darker than pure blue, which is the colour of a region.
    expect(at('negative')).toEqual(['#0000b3', '#0080d9', '#00ffff'])
  })

  // matplotlib, _cm.py: red is full at 0.365, green sets in there and is full at 0.746, then blue.
  it.each([
    [0, '#000000', '#000000'],
    [0.1825, '#800000', '#002080'],
    [0.365, '#ff0000', '#0069ff'],
    [0.5555, '#ff8000', '#00b4ff'],
    [0.746, '#ffff00', '#00ffff'],
    [0.873, '#ffff80', '#80ffff'],
    [1, '#ffffff', '#ffffff'],
  ])('is hot and cool one channel after the other: at %d %s and %s', (t, hot, cool) => {
    const near = (rgb: Rgb, wanted: string) => {
      for (const [k, part] of rgb.entries())
        expect(Math.abs(part - rgbFromHex(wanted)[k]!)).toBeLessThan(2)
    }
    near(hotCool.positive(t), hot)
    near(hotCool.negative(t), cool)
  })
})

describe('the square of two maps', () => {
  it('is grey without both, orange with the first, blue with the second and white with both', () => {
    const [neither, first, second, both] = [
      pairColour(0, 0),
      pairColour(1, 0),
      pairColour(0, 1),
      pairColour(1, 1),
    ]
    expect(new Set(neither).size).toBe(1)
    const hue = (colour: Rgb) => {
      const [, a, b] = rgbToOklab(colour.map((part) => 255 * part) as unknown as Rgb)
      return (Math.atan2(b, a) * 180) / Math.PI
    }
    // Hues in OKLab: orange lies half-way from red (29°) to yellow (110°), blue at 264°.
    expect(hue(first)).toBeGreaterThan(40)
    expect(hue(first)).toBeLessThan(65)
    expect(Math.abs(hue(second) - (264 - 360))).toBeLessThan(10)
    expect(Math.min(...both)).toBeGreaterThan(0.95)
    for (const colour of [neither, first, second, both])
      for (const part of colour) expect(part >= 0 && part <= 1).toBe(true)
    const middle = pairColour(0.5, 0.5)
    for (const [k, part] of middle.entries())
      expect(part).toBeCloseTo((neither[k]! + first[k]! + second[k]! + both[k]!) / 4, 6)
  })
})
