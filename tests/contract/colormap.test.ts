import { describe, expect, test } from 'vitest'
import { type ColormapId, colormapIds, colormaps } from '#colormap/index.ts'
import { bakeLut } from '#colormap/lut.ts'
import { type Rgb, rgbToOklab } from '#colormap/oklab.ts'
import { asSeen, sightIds, sights } from '#colormap/sight.ts'

const samples = Array.from({ length: 65 }, (_, i) => i / 64)

describe.each(colormapIds)('colormap %s', (id: ColormapId) => {
  const colormap = colormaps[id]

  // The field's habits are offered for what they are.
  test.runIf(colormap.uniform).each(['positive', 'negative'] as const)(
    '%s values grow lighter without a step back, or darker from a light middle',
    (side) => {
      const way = rgbToOklab(colormap.positive(0))[0] > 0.5 ? -1 : 1
      // What has one sign lies on a grey brain with its strong end light.
      if (colormap.kind !== 'diverging') expect(way).toBe(1)
      const lightness = samples.map((t) => way * rgbToOklab(colormap[side](t))[0])
      for (let i = 1; i < lightness.length; i++) {
        expect(lightness[i]! - lightness[i - 1]!).toBeGreaterThan(-0.002)
      }
      expect(lightness.at(-1)! - lightness[0]!).toBeGreaterThan(0.5)
    },
  )

  test.runIf(colormap.uniform)('equal steps of value are about equal steps of colour', () => {
    const labs = samples.map((t) => rgbToOklab(colormap.positive(t)))
    const steps = labs.slice(1).map((lab, i) => Math.hypot(...lab.map((c, k) => c - labs[i]![k]!)))
    const mean = steps.reduce((a, b) => a + b) / steps.length
    expect(Math.max(...steps)).toBeLessThan(2.2 * mean)
  })

  test('one table is baked for a range, however often it is asked for', () => {
    const lut = bakeLut(colormap.positive, [1, 6])
    expect(bakeLut(colormap.positive, [1, 6])).toBe(lut)
    for (let high = 7; high < 20; high++) bakeLut(colormap.positive, [1, high])
    expect(bakeLut(colormap.positive, [1, 6])).not.toBe(lut)
    expect(bakeLut(colormap.positive, [1, 6])).toEqual(lut)
  })

  test('the baked table starts and ends with the ramp’s ends and is opaque', () => {
    const lut = bakeLut(colormap.positive, [0, 5])
    expect([...lut.slice(0, 3)]).toEqual([...colormap.positive(0)])
    expect([...lut.slice(-4)]).toEqual([...colormap.positive(1), 255])
  })
})

test('what the field is used to is marked as uneven, and nothing else is', () => {
  expect(colormapIds.filter((id) => !colormaps[id].uniform)).toEqual(['red-yellow', 'hot-cool'])
})

test('a signed map keeps its sides apart for people who do not tell red from green', () => {
  const seen = (rgb: Rgb) => rgbToOklab(asSeen(rgb, 'deuteranopia'))
  for (const id of colormapIds.filter((key) => colormaps[key].kind !== 'unsigned')) {
    for (const t of [0.3, 0.5, 0.7, 0.9]) {
      const [warm, cold] = [seen(colormaps[id].positive(t)), seen(colormaps[id].negative(t))]
      const least = colormaps[id].kind === 'diverging' ? 0.09 : 0.1
      const apart = Math.hypot(...warm.map((c, k) => c - cold[k]!))
      expect(apart, `${id} at ${t}`).toBeGreaterThan(least)
    }
  }
})

test('a diverging map meets in one colour at 0, and is as far from it on both sides', () => {
  const diverging = colormapIds.filter((key) => colormaps[key].kind === 'diverging')
  expect(diverging.length).toBeGreaterThan(1)
  for (const id of diverging) {
    const { positive, negative } = colormaps[id]
    expect(positive(0)).toEqual(negative(0))
    const lightness = (rgb: Rgb) => rgbToOklab(rgb)[0]
    for (const t of [0.25, 0.5, 0.75, 1])
      expect(Math.abs(lightness(positive(t)) - lightness(negative(t))), `${id} ${t}`).toBeLessThan(
        0.09,
      )
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

test('greys stay grey to every eye, and only the projector lifts black', () => {
  for (const id of sightIds)
    for (const byte of [0, 90, 255]) {
      const [r, g, b] = asSeen([byte, byte, byte], id)
      expect(Math.max(r, g, b) - Math.min(r, g, b), `${id} ${sights[id].label}`).toBeLessThan(1)
      if (id !== 'projector') expect(Math.abs(r - byte)).toBeLessThan(1)
    }
  expect(asSeen([0, 0, 0], 'projector')[0]).toBeCloseTo(137, 0)
})

test('red and green look alike without green cones, and not otherwise', () => {
  const away = (a: Rgb, b: Rgb) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
  const [red, green]: [Rgb, Rgb] = [
    [200, 80, 40],
    [120, 125, 40],
  ]
  expect(away(asSeen(red, 'deuteranopia'), asSeen(green, 'deuteranopia'))).toBeLessThan(25)
  expect(away(red, green)).toBeGreaterThan(80)
})
