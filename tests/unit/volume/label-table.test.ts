import { expect, test } from 'vitest'
import { colourOf, type LabelTable, labelOf, withAllValues } from '#volume/label-table.ts'

const table: LabelTable = [
  { value: 4, name: 'four', colour: [1, 0, 0, 1] },
  { value: -1, name: 'less', colour: [0, 1, 0, 1] },
]

test('a value has its own label or none', () => {
  expect(labelOf(table, -1)?.name).toBe('less')
  expect(labelOf(table, 1)).toBeUndefined()
})

test('values that the table leaves out come behind it, each once and ascending, called by their number', () => {
  const whole = withAllValues(table, [7, 4, 2, 7, 0, -3, 1.5, Number.NaN, -1])
  expect(whole.slice(0, 2)).toEqual(table)
  expect(whole.slice(2).map(({ value, name }) => [value, name])).toEqual([
    [-3, 'label -3'],
    [0, ''],
    [2, 'label 2'],
    [7, 'label 7'],
  ])
  expect(whole.map(({ value, colour }) => [value, colour]).slice(2)).toEqual(
    [-3, 0, 2, 7].map((value) => [value, colourOf(value)]),
  )
  expect(withAllValues(table, [4])).toEqual(table)
})

test('a colour made up is one of hue, saturation and lightness; that of 0 is clear', () => {
  expect(colourOf(0)).toEqual([0, 0, 0, 0])
  expect(colourOf(-5)).toEqual(colourOf(5))
  for (const [value, light] of [
    [1, 0.62],
    [2, 0.4],
    [3, 0.5],
    [40, 0.62],
    [1001, 0.4],
  ] as const) {
    const [red, green, blue, alpha] = colourOf(value)
    const [low, high] = [Math.min(red, green, blue), Math.max(red, green, blue)]
    expect((low + high) / 2).toBeCloseTo(light, 10)
    expect((high - low) / (1 - Math.abs(2 * light - 1))).toBeCloseTo(0.65, 10)
    expect(alpha).toBe(1)
    // The hue of the colour, in turns (Smith 1978).
    const span = high - low
    const sixths =
      high === red
        ? (green - blue) / span
        : high === green
          ? 2 + (blue - red) / span
          : 4 + (red - green) / span
    expect((sixths / 6 + 1) % 1).toBeCloseTo((value * 0.618033988749895) % 1, 6)
  }
})
