import { expect, test } from 'vitest'
import { poolSize } from '#work/pool-size.ts'

test('there is a worker for each core, two at least and eight at most', () => {
  expect([1, 2, 5, 8, 64].map(poolSize)).toEqual([2, 2, 5, 8, 8])
})
