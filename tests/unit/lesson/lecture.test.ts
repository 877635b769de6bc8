import fc from 'fast-check'
import { parse } from 'valibot'
import { describe, expect, test } from 'vitest'
import {
  give,
  isAsking,
  isRevealed,
  type Lecture,
  type LectureAct,
  startLecture,
  stepOf,
} from '#lesson/lecture.ts'
import { lessonSchema } from '#lesson/lesson.ts'

const lesson = parse(lessonSchema, {
  id: 'test',
  title: 'Test',
  about: '',
  steps: [
    { id: 'one', say: '# 1', look: {} },
    {
      id: 'asks',
      say: '# 2',
      look: {},
      question: { kind: 'choice', ask: '?', options: ['a', 'b'], right: 1, answer: 'b' },
    },
    ...Array.from({ length: 10 }, (_, n) => ({ id: `more-${n}`, say: '# n', look: {} })),
  ],
})
const run = (acts: readonly LectureAct[], from: Lecture = startLecture(lesson)) =>
  acts.reduce(give, from)
const kinds = (...names: ('next' | 'previous' | 'first' | 'last' | 'black' | 'overview')[]) =>
  names.map((kind): LectureAct => ({ kind }))
const digits = (text: string) => [...text].map((digit): LectureAct => ({ kind: 'digit', digit }))

test('a clicker walks to the end and back, and stops at both', () => {
  expect(run(kinds('previous')).at).toBe(0)
  expect(run(Array(30).fill({ kind: 'next' })).at).toBe(11)
  expect(run(kinds('last', 'next')).at).toBe(11)
  expect(run(kinds('last', 'first')).at).toBe(0)
})

describe('a question', () => {
  test('is answered by the first press and left by the second', () => {
    const asked = run(kinds('next'))
    expect([asked.at, isAsking(asked)]).toEqual([1, true])
    const revealed = give(asked, { kind: 'next' })
    expect([revealed.at, isRevealed(revealed)]).toEqual([1, true])
    expect(give(revealed, { kind: 'next' }).at).toBe(2)
  })

  test('takes an answer until it is revealed, and keeps it', () => {
    const answered = run([
      { kind: 'next' },
      { kind: 'answer', answer: { kind: 'choice', index: 0 } },
    ])
    const late = run(
      [{ kind: 'reveal' }, { kind: 'answer', answer: { kind: 'choice', index: 1 } }],
      answered,
    )
    expect(late.answers).toEqual({ asks: { kind: 'choice', index: 0 } })
    expect(run(kinds('next', 'previous'), late).answers).toEqual(late.answers)
  })

  test('is not revealed by going back', () => {
    expect(run(kinds('next', 'previous', 'next')).revealed).toEqual({})
  })
})

describe('a black screen', () => {
  test('comes and goes with B, and the next press brings the slide back without going on', () => {
    const black = run(kinds('black'))
    expect(black.black).toBe(true)
    expect(give(black, { kind: 'next' })).toMatchObject({ black: false, at: 0 })
    expect(give(black, { kind: 'black' }).black).toBe(false)
  })
})

describe('digits', () => {
  test('and Enter jump to that slide, counted from 1', () => {
    expect(run([...digits('12'), { kind: 'enter' }])).toMatchObject({ at: 11, typed: '' })
    expect(run([...digits('1'), { kind: 'enter' }]).at).toBe(0)
  })
  test('beyond the end go to the last; Enter alone goes nowhere', () => {
    expect(run([...digits('99'), { kind: 'enter' }]).at).toBe(11)
    expect(run([{ kind: 'next' }, { kind: 'enter' }]).at).toBe(1)
    expect(run([...digits('3'), { kind: 'escape' }, { kind: 'enter' }]).at).toBe(0)
  })
})

test('a tool is put away by choosing it again; strokes stay with their step until erased', () => {
  const stroke = [
    [0, 0],
    [1, 1],
  ] as const
  const drawn = run([
    { kind: 'tool', tool: 'pen' },
    { kind: 'stroke', stroke },
    { kind: 'stroke', stroke: [[0, 0]] },
    { kind: 'next' },
  ])
  expect(drawn.tool).toBe('pen')
  expect(drawn.strokes).toEqual({ one: [stroke] })
  expect(give(drawn, { kind: 'tool', tool: 'pen' }).tool).toBe('none')
  expect(run([{ kind: 'previous' }, { kind: 'erase' }], drawn).strokes).toEqual({})
})

test('a lesson that gets shorter while it is given keeps the lecture within it', () => {
  const shorter = { ...lesson, steps: lesson.steps.slice(0, 3) }
  expect(run([{ kind: 'last' }, { kind: 'lesson', lesson: shorter }]).at).toBe(2)
})

test('whatever is pressed, the lecture is at one of its steps', () => {
  const act: fc.Arbitrary<LectureAct> = fc.oneof(
    fc
      .constantFrom(
        ...([
          'next',
          'previous',
          'first',
          'last',
          'black',
          'overview',
          'reveal',
          'erase',
          'enter',
          'escape',
        ] as const),
      )
      .map((kind) => ({ kind })),
    fc.record({ kind: fc.constant('go' as const), at: fc.double() }),
    fc.record({ kind: fc.constant('digit' as const), digit: fc.string({ maxLength: 2 }) }),
  )
  fc.assert(
    fc.property(fc.array(act), (acts) => {
      expect(stepOf(run(acts))).toBeDefined()
    }),
  )
})
