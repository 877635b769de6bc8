import { describe, expect, test } from 'vitest'
import { type ColormapId, colormapIds, colormaps } from '#colormap/index.ts'
import { bakeLut } from '#colormap/lut.ts'
import { rgbToOklab } from '#colormap/oklab.ts'

const samples = Array.from({ length: 65 }, (_, i) => i / 64)

describe.each(colormapIds)('colormap %s', (id: ColormapId) => {
  const colormap = colormaps[id]

  test.each(['positive', 'negative'] as const)(
    '%s values grow lighter without a step back',
    (side) => {
      const lightness = samples.map((t) => rgbToOklab(colormap[side](t))[0])
      for (let i = 1; i < lightness.length; i++) {
        expect(lightness[i]! - lightness[i - 1]!).toBeGreaterThan(-0.002)
      }
      expect(lightness.at(-1)! - lightness[0]!).toBeGreaterThan(0.5)
    },
  )

  test('equal steps of value are about equal steps of colour', () => {
    const labs = samples.map((t) => rgbToOklab(colormap.positive(t)))
    const steps = labs.slice(1).map((lab, i) => Math.hypot(...lab.map((c, k) => c - labs[i]![k]!)))
    const mean = steps.reduce((a, b) => a + b) / steps.length
    expect(Math.max(...steps)).toBeLessThan(2.2 * mean)
  })

  test('the baked table starts and ends with the ramp’s ends and is opaque', () => {
    const lut = bakeLut(colormap.positive, [0, 5])
    expect([...lut.slice(0, 3)]).toEqual([...colormap.positive(0)])
    expect([...lut.slice(-4)]).toEqual([...colormap.positive(1), 255])
  })
})

test('a signed map keeps its sides apart for people who do not tell red from green', () => {
  // Machado, Oliveira & Fernandes 2009, severity 1.0, linear RGB.
  const deuteranopia = [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ]
  const linear = (byte: number) =>
    byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4
  const encode = (c: number) => 255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055)
  const seen = (rgb: readonly number[]) =>
    rgbToOklab(
      deuteranopia.map((row) =>
        encode(
          Math.min(
            1,
            Math.max(
              0,
              row.reduce((sum, w, k) => sum + w * linear(rgb[k]!), 0),
            ),
          ),
        ),
      ) as unknown as readonly [number, number, number],
    )
  for (const id of colormapIds.filter((key) => colormaps[key].kind === 'signed')) {
    for (const t of [0.3, 0.5, 0.7, 0.9]) {
      const [warm, cold] = [seen(colormaps[id].positive(t)), seen(colormaps[id].negative(t))]
      expect(Math.hypot(...warm.map((c, k) => c - cold[k]!))).toBeGreaterThan(0.1)
    }
  }
})

test('the range moves the colours without touching the scale of the table', () => {
  const lut = bakeLut(colormaps.viridis.positive, [2, 4])
  const at = (value: number) => [
    ...lut.slice(Math.round((value / 4) * 255) * 4, Math.round((value / 4) * 255) * 4 + 3),
  ]
  expect(at(1)).toEqual([...colormaps.viridis.positive(0)])
  expect(at(4)).toEqual([...colormaps.viridis.positive(1)])
})
