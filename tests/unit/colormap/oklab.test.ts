import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oklabToRgb, type Rgb, rgbToOklab } from '#colormap/oklab.ts'

const byte = fc.integer({ min: 0, max: 255 })

describe('OKLab', () => {
  // CSS Color Module Level 4 and https://bottosson.github.io/posts/oklab/ have them so.
  it.each([
    [
      [255, 255, 255],
      [1, 0, 0],
    ],
    [
      [0, 0, 0],
      [0, 0, 0],
    ],
    [
      [255, 0, 0],
      [0.62796, 0.22486, 0.12585],
    ],
    [
      [0, 255, 0],
      [0.86644, -0.23389, 0.1795],
    ],
    [
      [0, 0, 255],
      [0.45201, -0.03246, -0.31153],
    ],
  ] as const)('has %j where its author has it', (rgb, lab) => {
    for (const [k, part] of rgbToOklab(rgb).entries()) expect(part).toBeCloseTo(lab[k]!, 4)
  })

  it('has the darkest steps of sRGB on their straight line: half the light, half the cube root of it', () => {
    // IEC 61966-2-1: below 0.04045 a channel is light times 12.92.
    const [lightness] = rgbToOklab([10, 10, 10])
    expect(lightness).toBeCloseTo(Math.cbrt(10 / 255 / 12.92), 5)
    const [half] = rgbToOklab([5, 5, 5])
    expect(half / lightness).toBeCloseTo(Math.cbrt(0.5), 5)
  })

  it('leads back to the very colour that a screen shows', () => {
    fc.assert(
      fc.property(fc.tuple(byte, byte, byte), (rgb) => {
        expect(oklabToRgb(rgbToOklab(rgb as Rgb))).toEqual(rgb)
      }),
    )
  })

  it('keeps lightness and hue of what no screen can show, and gives up colour only', () => {
    for (const lightness of [0.3, 0.5, 0.7, 0.9])
      for (let degrees = 0; degrees < 360; degrees += 30) {
        const hue = (degrees * Math.PI) / 180
        const [l, a, b] = rgbToOklab(
          oklabToRgb([lightness, 0.4 * Math.cos(hue), 0.4 * Math.sin(hue)]),
        )
        expect(Math.abs(l - lightness), `${lightness} ${degrees}`).toBeLessThan(0.01)
        const turned = Math.atan2(
          Math.sin(Math.atan2(b, a) - hue),
          Math.cos(Math.atan2(b, a) - hue),
        )
        expect(Math.abs(turned), `${lightness} ${degrees}`).toBeLessThan(0.1)
        const chroma = Math.hypot(a, b)
        expect(chroma).toBeLessThan(0.4)
        // No more than has to be: a little more of it could not be shown.
        const more = oklabToRgb([
          lightness,
          1.1 * chroma * Math.cos(hue),
          1.1 * chroma * Math.sin(hue),
        ])
        expect(Math.hypot(...rgbToOklab(more).slice(1))).toBeLessThan(1.05 * chroma)
      }
  })
})
