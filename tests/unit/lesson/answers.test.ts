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

test('a guess just within or beyond a tenth, and one that is as good as right', () => {
  expect(judgeNumber(5, 4, [0, 10], 'mm')).toEqual({
    right: true,
    words: '1.0 mm too high: close.',
  })
  expect(judgeNumber(2.9, 4, [0, 10], 'mm')).toEqual({ right: false, words: '1.1 mm too low.' })
  expect(judgeNumber(3, 4, [2, 12], '').right).toBe(true)
  expect(judgeNumber(4.06, 4, [0, 10], '').words).toBe('0.1 too high: close.')
  expect(judgeNumber(4, 4, [4, 4], '')).toEqual({ right: true, words: 'Exactly.' })
  expect(judgePlace([11.4, 0, 0], [[10, 0, 0]], 'AI').words).toBe('You are in the AI.')
  expect(judgePlace([11.6, 0, 0], [[10, 0, 0]], 'AI').words).toBe(
    '2 mm beside the AI: near enough.',
  )
  expect(judgePlace([10, -3, 4], [[10, 0, 0]], 'AI').distanceMm).toBe(5)
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

  test('has no notes and no controls where it says none', () => {
    const { output } = safeParse(lessonSchema, lesson)
    expect(output).toMatchObject({ steps: [{ notes: '', live: [] }] })
  })

  test.each([
    ['zoom', [0.5, 8], [0.49, 8.1]],
    ['inflation', [0, 2], [-0.1, 2.1]],
    ['glass', [0, 1], [-0.1, 1.1]],
    ['threshold', [0, 100], [-0.1, 100.1]],
    ['fade', [0, 1], [-0.1, 1.1]],
  ] as const)('looks within the bounds of %s', (name, within, beyond) => {
    for (const value of within)
      expect([value, step({ look: { [name]: value } })]).toEqual([value, true])
    for (const value of beyond)
      expect([value, step({ look: { [name]: value } })]).toEqual([value, false])
  })

  test('asks questions that can be answered', () => {
    const asks = (question: object) => step({ question: { ask: '?', answer: '!', ...question } })
    const choice = (right: number, count: number) =>
      asks({ kind: 'choice', right, options: Array.from({ length: count }, () => 'a') })
    expect([choice(0, 2), choice(5, 6)]).toEqual([true, true])
    expect([choice(0, 1), choice(0, 7), choice(-1, 2), choice(0.5, 2)]).toEqual(
      Array(4).fill(false),
    )
    const map = (right: number, count: number) =>
      asks({ kind: 'map', right, options: Array(count).fill({ name: 'a', look: {} }) })
    expect([map(0, 4), map(3, 4)]).toEqual([true, true])
    expect([map(4, 4), map(-1, 4), map(0, 3), map(0, 5)]).toEqual(Array(4).fill(false))
    const number = (step_: number) =>
      asks({ kind: 'number', range: [0, 9], step: step_, unit: 'z', value: 'peak of pain' })
    expect([number(0.001), number(0)]).toEqual([true, false])
    expect(asks({ kind: 'place', region: 'ai' })).toBe(true)
    expect(asks({ kind: 'place', region: 'nowhere' })).toBe(false)
    expect(asks({ kind: 'essay' })).toBe(false)
  })

  test('has as many slides, regions and controls as can be given', () => {
    const slides = (count: number) =>
      ok({ steps: Array.from({ length: count }, (_, n) => ({ id: `s${n}`, say: '', look: {} })) })
    expect([slides(200), slides(201)]).toEqual([true, false])
    const controls = (count: number) => step({ live: Array(count).fill('threshold') })
    expect([controls(4), controls(5)]).toEqual([true, false])
    const marked = (count: number) => step({ look: { regions: Array(count).fill('ai') } })
    expect([marked(30), marked(31)]).toEqual([true, false])
  })
})
