import { expect, it } from 'vitest'
import { isWithinPath } from '#space/within-path.ts'

it('tells what a line goes round, whichever way it runs, from what lies beside it', () => {
  const bay = [
    [0, 0],
    [10, 0],
    [10, 10],
    [6, 10],
    [6, 4],
    [4, 4],
    [4, 10],
    [0, 10],
  ] as const
  for (const path of [bay, bay.toReversed()]) {
    expect(isWithinPath(path, 2, 8)).toBe(true)
    expect(isWithinPath(path, 5, 2)).toBe(true)
    expect(isWithinPath(path, 5, 8)).toBe(false)
    expect(isWithinPath(path, -1, 5)).toBe(false)
    expect(isWithinPath(path, 11, 5)).toBe(false)
  }
  expect(isWithinPath([], 0, 0)).toBe(false)
})

it('knows the two sides of a slanted line at any height', () => {
  const triangle = [
    [0, 2],
    [10, 4],
    [2, 12],
  ] as const
  for (const path of [triangle, triangle.toReversed()]) {
    for (const [x, y] of [
      [5, 3.1],
      [5.9, 8],
      [1.1, 7],
    ] as const)
      expect(isWithinPath(path, x, y)).toBe(true)
    for (const [x, y] of [
      [5, 2.9],
      [6.1, 8],
      [0.9, 7],
    ] as const)
      expect(isWithinPath(path, x, y)).toBe(false)
  }
})
