import { expect, it } from 'vitest'
import { mostFrequentOf } from '#sampling/most-frequent.ts'

const nan = Number.NaN

it.each([
  ['the most frequent', [3, 1, 3, 2, 3], 3],
  ['of equally frequent ones the smallest', [5, 2, 5, 2, 9], 2],
  ['no NaN, though it be most frequent', [nan, nan, nan, 4], 4],
  ['NaN where there is nothing else', [nan, nan], nan],
  ['0 as a label of its own', [0, 0, 7], 0],
])('takes %s', (_what, values, expected) => {
  expect(mostFrequentOf(Float64Array.from(values))).toBe(expected)
})
