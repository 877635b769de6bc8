import { expect, test } from 'vitest'
import { bandsOf } from '#app/figure/display-list.ts'

test('a colour bar is read as bands of one colour each, neighbours of one colour joined', () => {
  expect(
    bandsOf(
      'linear-gradient(to right, rgb(1, 2, 3) 0%, rgb(1, 2, 3) 25%, rgb(1, 2, 3) 25%, rgb(1, 2, 3) 50%, rgb(9, 8, 7) 50%, rgb(9, 8, 7) 100%)',
    ),
  ).toEqual([
    { fill: 'rgb(1, 2, 3)', from: 0, to: 0.5 },
    { fill: 'rgb(9, 8, 7)', from: 0.5, to: 1 },
  ])
  expect(bandsOf('linear-gradient(to right, rgb(1, 2, 3) 0% 40%, rgb(9, 8, 7) 40% 100%)')).toEqual([
    { fill: 'rgb(1, 2, 3)', from: 0, to: 0.4 },
    { fill: 'rgb(9, 8, 7)', from: 0.4, to: 1 },
  ])
  expect(bandsOf('none')).toEqual([])
})
