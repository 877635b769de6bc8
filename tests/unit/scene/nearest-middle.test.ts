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
