import { expect, test } from 'vitest'
import { parseMillimetres } from '#app/shell/parse-millimetres.ts'

test.each([
  ['-4, 22, 34', [-4, 22, 34]],
  ['−4;22;34', [-4, 22, 34]],
  ['(4 22.5 34)', [4, 22.5, 34]],
  ['[ 200, -200, 0 ]', [200, -200, 0]],
] as const)('%s is a place', (text, place) => {
  expect(parseMillimetres(text)).toEqual(place)
})

test.each(['', '4, 22', '4, 22, 34, 1', '4, 22, x', '200.1, 0, 0', '0, 0, -201', 'Infinity 0 0'])(
  '%j is none',
  (text) => {
    expect(parseMillimetres(text)).toBeNull()
  },
)
