import { expect, it } from 'vitest'
import { NullHistogram } from '#app/compare/NullHistogram.tsx'
import { markupOf } from './markup.tsx'

const drawn = (draws: readonly number[], observed: number) => {
  const html = markupOf(
    <NullHistogram draws={Float64Array.from(draws)} observed={observed} json={{}} />,
  )
  const bars = [...html.matchAll(/<rect class="plot-bar" x="([\d.]+)"[^>]* height="([\d.]+)"/g)]
  return {
    label: /aria-label="(Histogram[^"]*)"/.exec(html)?.[1],
    bars: bars.map(([, x, height]) => [Number(x), Number(height)] as const),
    mark: Number(/class="plot-mark" x1="([\d.]+)"/.exec(html)?.[1]),
  }
}

it('reaches as far as the farthest correlation on either side, marks the observed one, and counts no draw without one', () => {
  const { label, bars, mark } = drawn([-0.8, 0, 0, Number.NaN], 0.4)
  expect(label).toBe(
    'Histogram of 3 correlations of the null, from -0.84 to 0.84, with r = 0.400 marked',
  )
  expect(mark).toBeCloseTo(((0.4 + 0.84) / 1.68) * 280, 6)
  const full = bars.filter(([, height]) => height > 0)
  // Of 31 bars that of -0.8 is the first, that of 0 in the middle, twice as high.
  expect(full.map(([x, height]) => [Math.round((x / 280) * 31), height])).toEqual([
    [0, 45],
    [15, 90],
  ])
})

it('reaches to the observed correlation where that is the farthest', () => {
  expect(drawn([-0.2, 0.1], -0.6).label).toMatch(/from -0\.63 to 0\.63, with r = -0\.600/)
})
