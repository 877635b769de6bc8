import { expect, test } from 'vitest'
import { nearestMiddle } from '#scene/nearest-middle.ts'

test('the middle is taken where something is, else what is nearest to it, the left before the right', () => {
  expect(nearestMiddle(200, 100, () => true)).toEqual([100, 50])
  const beside = (x: number) => Math.abs(x - 100) > 30
  expect(nearestMiddle(200, 100, beside)).toEqual([64, 50])
  expect(nearestMiddle(200, 100, (x) => x > 110)).toEqual([112, 50])
  expect(nearestMiddle(200, 100, (_, y) => y > 70)).toEqual([100, 74])
})

test('nothing is found where nothing is, nor beyond the pane', () => {
  expect(nearestMiddle(200, 100, () => false)).toBeNull()
  expect(nearestMiddle(200, 100, (_, y) => y > 100)).toBeNull()
})

test.each([
  ['left', 64, 80],
  ['right', 136, 80],
  ['above', 100, 44],
  ['below', 100, 116],
  ['above left', 74.44, 54.44],
  ['above right', 125.56, 54.44],
  ['below left', 74.44, 105.56],
  ['below right', 125.56, 105.56],
])('what is %s of the middle alone is found where it is', (_, x, y) => {
  const isThere = (u: number, v: number) => Math.hypot(u - x, v - y) < 4
  const found = nearestMiddle(200, 160, isThere)
  expect(found).toEqual([expect.closeTo(x, 6), expect.closeTo(y, 6)])
})

test('of two at one distance the left is taken before the right, sides before above and below, and these before corners', () => {
  const near = (...places: readonly (readonly [number, number])[]) => {
    const found = nearestMiddle(200, 160, (u, v) =>
      places.some(([x, y]) => Math.hypot(u - x, v - y) < 1),
    )
    return found?.map(Math.round)
  }
  expect(near([136, 80], [64, 80])).toEqual([64, 80])
  expect(near([100, 44], [136, 80])).toEqual([136, 80])
  expect(near([125.56, 54.44], [100, 116])).toEqual([100, 116])
  expect(near([64, 80], [112, 80])).toEqual([112, 80])
})

test('what lies on the border of the pane is within it', () => {
  const at = (x: number, y: number) => (u: number, v: number) => u === x && v === y
  expect(nearestMiddle(120, 144, at(0, 72))).toEqual([0, 72])
  expect(nearestMiddle(120, 144, at(120, 72))).toEqual([120, 72])
  expect(nearestMiddle(144, 120, at(72, 0))).toEqual([72, 0])
  expect(nearestMiddle(144, 120, at(72, 120))).toEqual([72, 120])
})
