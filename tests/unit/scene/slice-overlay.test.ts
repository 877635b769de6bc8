import { expect, test } from 'vitest'
import { letterPlaces } from '#scene/slice-overlay.ts'

const edges = [0, 400, 300, 20] as const

test('directions stand at the middles of one slice’s edges', () => {
  expect(letterPlaces(edges, false, 14)).toEqual([
    [14, 160],
    [386, 160],
    [200, 286],
    [200, 34],
  ])
})

test('rows of slices have left and right below them, and no letter on a slice or its place', () => {
  expect(letterPlaces(edges, true, 14)).toEqual([[14, 286], [386, 286], null, null])
})
