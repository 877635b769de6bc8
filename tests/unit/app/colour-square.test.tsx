import { expect, test } from 'vitest'
import { ColourSquare } from '#app/compare/ColourSquare.tsx'
import type { Colouring } from '#colormap/colouring.ts'
import { markupOf } from './markup.tsx'

const colouring = (more: Partial<Colouring> = {}): Colouring => ({
  threshold: 2,
  maximum: 8,
  showPositive: true,
  showNegative: false,
  fade: 0,
  opacity: 1,
  positiveLut: new Uint8Array(1024),
  negativeLut: new Uint8Array(1024),
  ...more,
})

function square(a = colouring(), b = colouring()) {
  const markup = markupOf(
    <ColourSquare
      a={{ title: 'pain', unit: 'z', colouring: a }}
      b={{ title: 'social', unit: 't', colouring: b }}
    />,
  )
  const cells = [
    ...markup.matchAll(/<rect x="(\d+)" y="(\d+)"[^>]*fill="rgb\((\d+) (\d+) (\d+)\)"/g),
  ]
  /** Of 16 cells from the left and from below. */
  const at = (x: number, up: number) =>
    cells
      .find(([, left, top]) => Number(left) === x && Number(top) === 15 - up)!
      .slice(3)
      .map(Number)
  return { markup, cells, at }
}
const bare = [168, 168, 168]

test('one map goes along in orange, the other up in blue, and both are white', () => {
  const { at, cells } = square()
  expect(cells).toHaveLength(256)
  const [[red = 0, , warm = 0], [cold = 0, , blue = 0]] = [at(15, 0), at(0, 15)] as [
    number[],
    number[],
  ]
  expect(red - warm).toBeGreaterThan(100)
  expect(blue - cold).toBeGreaterThan(50)
  for (const channel of at(15, 15)) {
    expect(channel).toBeGreaterThan(225)
    expect(channel).toBeLessThanOrEqual(255)
  }
})

test('where neither is shown it is bare brain, from the threshold of each on', () => {
  const { at } = square()
  // A quarter of the way is 2 of 8.
  expect([at(0, 0), at(3, 3)]).toEqual([bare, bare])
  expect(at(4, 0)).not.toEqual(bare)
  expect(at(0, 4)).not.toEqual(bare)
  const { at: other } = square(colouring({ threshold: 6 }))
  expect(other(11, 0)).toEqual(bare)
  expect(other(12, 0)).not.toEqual(bare)
})

test('what fades below its threshold goes over into the brain', () => {
  const { at } = square(colouring({ fade: 1 }))
  const away = (cell: number[]) => Math.max(...cell.map((one, n) => Math.abs(one - bare[n]!)))
  expect(away(at(1, 0))).toBeGreaterThan(0)
  expect(away(at(1, 0))).toBeLessThan(away(at(3, 0)))
  expect(away(at(3, 0))).toBeLessThan(away(at(15, 0)))
})

test('it tells both ends and thresholds, below 0 where a map shows that alone', () => {
  expect(square().markup).toContain(
    'orange: pain, 0 to 8 z, from 2. Up, blue: social, 0 to 8 t, from 2.',
  )
  const { markup, at } = square(colouring({ showPositive: false, showNegative: true }))
  expect(markup).toContain('pain, 0 to −8 z, from −2.')
  expect(at(15, 0)).not.toEqual(bare)
})
