import { safeParse } from 'valibot'
import { describe, expect, test } from 'vitest'
import { judgeChoice, judgeNumber, judgePlace } from '#lesson/judge.ts'
import { lessonSchema } from '#lesson/lesson.ts'
import { lookAt, openingLook } from '#lesson/look.ts'
import { answerLikert, likertItems, readAnalogue, scoreLikert } from '#lesson/rating-scale.ts'

describe('a click', () => {
  const region = [
    [0, 0, 0],
    [10, 0, 0],
  ] as const

  test.each([
    [[10, 0, 1], true, 'You are in the dACC.'],
    [[10, 3, 0], true, '3 mm beside the dACC: near enough.'],
    [[10, 5, 0], true, '5 mm beside the dACC: near enough.'],
    [[10, 6, 0], false, '6 mm away from the dACC.'],
    [[0, 3, 4.2], false, '5 mm away from the dACC.'],
  ] as const)('at %s', (at, right, words) => {
    expect(judgePlace(at, region, 'dACC')).toMatchObject({ right, words })
  })

  test('on a brain without the region is told so', () => {
    expect(judgePlace([0, 0, 0], [], 'dACC')).toMatchObject({
      right: false,
      words: 'dACC is not on this brain.',
    })
  })
})

test('a guess is right within a tenth of the slider, and told how far it is off', () => {
  expect(judgeNumber(4.3, 4.32, [2, 9], '')).toEqual({ right: true, words: 'Exactly.' })
  expect(judgeNumber(5, 4.32, [2, 9], 'z')).toEqual({
    right: true,
    words: '0.7 z too high: close.',
  })
  expect(judgeNumber(2, 4.32, [2, 9], '')).toEqual({ right: false, words: '2.3 too low.' })
})

test('a choice is right or not', () => {
  expect([judgeChoice(2, 2).right, judgeChoice(0, 2).right]).toEqual([true, false])
})

describe('a Likert scale', () => {
  test('turns reversed statements round', () => {
    const strongest = likertItems.reduce(
      (answers, { reversed }, item) => answerLikert(answers, item, reversed ? 0 : 4),
      [] as readonly (number | null)[],
    )
    expect(scoreLikert(strongest)).toEqual({ answered: likertItems.length, mean: 5 })
    const allAgreed = likertItems.reduce(
      (answers, _, item) => answerLikert(answers, item, 4),
      [] as readonly (number | null)[],
    )
    expect(scoreLikert(allAgreed).mean).toBe(3)
  })

  test('has no score without an answer, and takes none off the scale', () => {
    expect(scoreLikert([])).toEqual({ answered: 0, mean: null })
    expect(scoreLikert(answerLikert([], 0, 5)).answered).toBe(0)
    expect(scoreLikert(answerLikert([], 9, 2)).answered).toBe(0)
  })
})

test('a mark on the line is a length, and never beyond its ends', () => {
  expect([-1, 0, 0.427, 1, 2].map(readAnalogue)).toEqual([0, 0, 43, 100, 100])
})

describe('looks', () => {
  const steps = [
    { look: { threshold: 5 } },
    { look: { show: 'a' } },
    { look: { threshold: 2 } },
  ] as const

  test('add up from the first step, so that a jump shows what a walk shows', () => {
    expect(lookAt(steps, 1)).toEqual({ ...openingLook, threshold: 5, show: 'a' })
    expect(lookAt(steps, 2)).toEqual({ ...openingLook, threshold: 2, show: 'a' })
    expect(openingLook.threshold).toBe(3.1)
  })
})

describe('a lesson from a file', () => {
  const lesson = { id: 'a', title: 't', about: '', steps: [{ id: 'one', say: '# Hi', look: {} }] }
  const ok = (patch: object) => safeParse(lessonSchema, { ...lesson, ...patch }).success
  const step = (patch: object) => ok({ steps: [{ ...lesson.steps[0], ...patch }] })

  test('needs its parts and no more', () => {
    expect(ok({})).toBe(true)
    expect(ok({ script: 'alert(1)' })).toBe(false)
    expect(ok({ steps: [] })).toBe(false)
    expect(ok({ id: '../x' })).toBe(false)
    expect(step({ look: { regions: ['dacc'], threshold: 2 } })).toBe(true)
    expect(step({ look: { regions: ['docc'] } })).toBe(false)
    expect(step({ look: { threshold: Number.NaN } })).toBe(false)
    expect(step({ look: { __proto__: null, camera: 1 } })).toBe(false)
    expect(step({ say: 'x'.repeat(4001) })).toBe(false)
    expect(step({ live: ['format-disk'] })).toBe(false)
  })
})
