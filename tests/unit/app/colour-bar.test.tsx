import { expect, test } from 'vitest'
import { ColourBar } from '#app/shell/ColourBar.tsx'
import { LabelLegend } from '#app/shell/LabelLegend.tsx'
import type { Colouring } from '#colormap/colouring.ts'
import { plainColouring } from '../../fixtures/plain-colouring.ts'
import { markupOf, wordsOf } from './markup.tsx'

const bar = (change: Partial<Colouring> = {}, more: object = {}) =>
  markupOf(
    <ColourBar
      colouring={{ ...plainColouring, threshold: 2, maximum: 8, ...change }}
      unit="z"
      oneSided={false}
      {...more}
    />,
  )

const marks = (markup: string) =>
  [...markup.matchAll(/colour-bar-threshold" style="left:([^"]*)"/g)].map(([, left]) => left)
const ticks = (markup: string) =>
  [...markup.matchAll(/<span(?: class="colour-bar-mark")? style="left:([^"]*)">([^<]*)</g)].map(
    ([, left, words]) => [left, words],
  )

test('a scale of both signs goes from end to end, with 0 between and the threshold on either side', () => {
  const markup = bar()
  expect(marks(markup)).toEqual(['37.5%', '62.5%'])
  expect(ticks(markup)).toEqual([
    ['0%', '−8'],
    ['50%', '0'],
    ['100%', '8'],
    ['37.5%', '−2'],
    ['62.5%', '2'],
  ])
  expect(markup).toContain(
    'aria-label="Colours from −8 to 8 z, shown where the value is 2 or more away from 0"',
  )
})

test.each([
  [
    'a map without negative values',
    {},
    { oneSided: true },
    [
      ['0%', '0'],
      ['100%', '8'],
      ['25%', '2'],
    ],
  ],
  [
    'positive values only',
    { showNegative: false },
    {},
    [
      ['0%', '0'],
      ['100%', '8'],
      ['25%', '2'],
    ],
  ],
  [
    'negative values only',
    { showPositive: false },
    {},
    [
      ['0%', '−8'],
      ['100%', '0'],
      ['75%', '−2'],
    ],
  ],
] as const)('of %s the bar has one sign', (_, change, more, all) => {
  expect(ticks(bar(change, more))).toEqual(all)
})

test('a threshold of 0, or one beyond the scale, has no mark; one beside an end has no number of its own', () => {
  expect(marks(bar({ threshold: 0 }))).toEqual([])
  expect(marks(bar({ threshold: 9 }))).toEqual([])
  expect(marks(bar({ threshold: 0.5 }))).toEqual(['46.875%', '53.125%'])
  expect(marks(bar({ threshold: 8 }))).toEqual(['0%', '100%'])
  expect(ticks(bar({ threshold: 8 }))).toHaveLength(3)
  expect(ticks(bar({ threshold: 1.44 }))).toHaveLength(3)
  expect(ticks(bar({ threshold: 1.45 }))).toHaveLength(5)
})

test('what is hidden is bare brain, what is shown has the table’s colour at its place', () => {
  const lut = new Uint8Array(1024)
  for (let n = 0; n < 256; n++) lut.set([n, 0, 255 - n, 255], 4 * n)
  const colours = [
    ...bar({ positiveLut: lut, negativeLut: new Uint8Array(1024) }).matchAll(
      /rgb\((\d+ \d+ \d+)\)/g,
    ),
  ].map(([, rgb]) => rgb)
  expect(colours).toHaveLength(256)
  // Black below -2, brain between, the ramp from 2 on.
  expect([colours[0], colours[95], colours[96], colours[128], colours[159]]).toEqual([
    '0 0 0',
    '0 0 0',
    '168 168 168',
    '168 168 168',
    '168 168 168',
  ])
  expect(colours[160]).toBe('64 0 191')
  expect(colours[255]).toBe('254 0 1')
})

test('what fades below the threshold lets as much of the bare brain through as the brain does', () => {
  const black = new Uint8Array(1024)
  const white = new Uint8Array(1024).fill(255)
  const grey = [
    ...bar({ positiveLut: black, negativeLut: white, fade: 1 }).matchAll(/rgb\((\d+) \1 \1\)/g),
  ].map(([, level]) => Number(level))
  // From bare brain at 0 to the table's black at 2; a half of each half-way.
  expect([grey[128], grey[143], grey[144], grey[159], grey[160]]).toEqual([165, 87, 81, 3, 0])
  expect([grey[95], grey[112], grey[127]]).toEqual([255, 210, 169])
})

test('its bands follow each other from one end to the other, without a gap', () => {
  const bands = [...bar().matchAll(/rgb\([^)]*\) ([\d.]+)% ([\d.]+)%/g)].map(([, from, to]) => [
    Number(from),
    Number(to),
  ])
  expect([bands[0]?.[0], bands.at(-1)?.[1]]).toEqual([0, 100])
  for (const [n, [from]] of bands.entries()) if (n > 0) expect(from).toBe(bands[n - 1]?.[1])
})

test('where another map says how certain the colours are, the bar says from where on', () => {
  const certainty = { title: 'Certainty', full: '3 z' }
  const markup = bar({}, { certainty })
  expect(markup).toContain('data-certainty="true"')
  expect(markup).toContain('; the more opaque the larger Certainty is, in full from 3 z"')
  expect(wordsOf(markup)).toMatch(/z ↑ opaque: Certainty from 3 z$/)
  expect(bar()).toContain('data-certainty="false"')
  expect(wordsOf(bar())).not.toContain('opaque')
})

test('labels are listed by name and colour, nameless ones by number; none are said to be none', () => {
  const markup = markupOf(
    <LabelLegend
      labels={
        [
          { value: 3, name: 'Insula', colour: [1, 0.5, 0] },
          { value: 7, name: '', colour: [0, 0, 1] },
        ] as never
      }
    />,
  )
  expect(wordsOf(markup)).toBe('Insula label 7')
  expect([...markup.matchAll(/background:([^"]*)"/g)].map(([, colour]) => colour)).toEqual([
    'rgb(255 128 0)',
    'rgb(0 0 255)',
  ])
  expect(wordsOf(markupOf(<LabelLegend labels={[]} />))).toBe('No label lies on this cortex.')
})
