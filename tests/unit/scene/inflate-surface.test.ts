import { expect, it } from 'vitest'
import { inflatedPositions } from '#scene/inflate-surface.ts'
import { mixFramings } from '#scene/pane-projection.ts'
import { point } from '#space/point.ts'
import { cortexOf } from '../state/test-store.ts'

const plain = cortexOf(3).left
const surface = (value: number) => new Float32Array(9).fill(value)
const { pial: _, ...others } = plain.surfaces
const inflatable = {
  ...plain,
  surfaces: { ...others, pial: surface(10), inflated: surface(20), veryInflated: surface(40) },
}

it('a brain goes from pial through inflated to very inflated, and no farther', () => {
  const at = [-1, 0, 0.25, 1, 1.5, 2, 3].map(
    (inflation) => inflatedPositions(inflatable, inflation)[4],
  )
  expect(at).toEqual([10, 10, 12.5, 20, 30, 40, 40])
})

it('a brain without inflated surfaces stays as it is, one without the second stays inflated', () => {
  const { veryInflated: __, ...surfaces } = inflatable.surfaces
  const partly = { ...inflatable, surfaces }
  for (const inflation of [0, 0.5, 1, 1.5, 2])
    expect(inflatedPositions(plain, inflation)).toBe(plain.surfaces.pial)
  expect([0.5, 1, 1.5, 2].map((inflation) => inflatedPositions(partly, inflation)[0])).toEqual([
    15, 20, 20, 20,
  ])
})

it('the last mixture is kept, and another is made anew', () => {
  const half = inflatedPositions(inflatable, 0.5)
  expect(inflatedPositions(inflatable, 0.5)).toBe(half)
  expect(inflatedPositions(inflatable, 0.75)[0]).toBe(17.5)
  expect(half[0]).toBe(15)
})

it('between two framings everything is as far on its way', () => {
  const a = { centre: point<'scene'>(0, 10, 20), distance: 100, radius: 50, pxPerSlope: 400 }
  const b = { centre: point<'scene'>(8, 2, 40), distance: 300, radius: 70, pxPerSlope: 200 }
  expect(mixFramings(a, b, 0)).toEqual(a)
  expect(mixFramings(a, b, 1)).toEqual(b)
  expect(mixFramings(a, b, 0.25)).toEqual({
    centre: [2, 8, 25],
    distance: 150,
    radius: 55,
    pxPerSlope: 350,
  })
})
