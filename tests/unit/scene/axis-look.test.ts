import { expect, test } from 'vitest'
import { axisLook } from '#scene/axis-look.ts'

test('an axis is the stronger the more it comes towards the viewer, and never lost', () => {
  const strength = (towards: number) =>
    axisLook({ x: Math.sqrt(1 - towards ** 2), y: 0, towards, isShared: true }).strength
  expect([-1, 0, 1].map(strength)).toEqual([0.35, 0.675, 1])
})

test('an axis that means another thing for each half is not there, nor is its letter', () => {
  const { strength, letter } = axisLook({ x: 1, y: 0, towards: 0, isShared: false })
  expect([strength, letter.opacity]).toEqual([0, 0])
})

test('a letter stands behind the end of its axis, and goes where the axis points at the viewer', () => {
  const aside = axisLook({ x: 0, y: -1, towards: 0, isShared: true })
  expect(aside.end).toEqual([0, -18])
  expect(aside.letter).toEqual({ at: [0, -26], opacity: aside.strength })
  expect(axisLook({ x: 0, y: 0, towards: 1, isShared: true }).letter.opacity).toBe(0)
  const between = axisLook({ x: 0.6, y: 0, towards: 0.8, isShared: true })
  expect(between.letter.opacity).toBeCloseTo(between.strength / 2, 10)
})
