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

test('strokes add up, and those of other slides stay when one is erased', () => {
  const [first, second] = [
    [
      [0, 0],
      [1, 1],
    ],
    [
      [0, 1],
      [1, 0],
    ],
  ] as const
  const drawn = run([
    { kind: 'stroke', stroke: first },
    { kind: 'stroke', stroke: second },
    { kind: 'next' },
    { kind: 'stroke', stroke: second },
  ])
  expect(drawn.strokes).toEqual({ one: [first, second], asks: [second] })
  expect(give(drawn, { kind: 'erase' }).strokes).toEqual({ one: [first, second] })
})

test('the overview comes without the black screen, and a slide chosen in it closes it', () => {
  const open = run(kinds('black', 'overview'))
  expect(open).toMatchObject({ overview: true, black: false })
  expect(give(open, { kind: 'go', at: 4 })).toMatchObject({ overview: false, at: 4 })
  expect(give(open, { kind: 'overview' }).overview).toBe(false)
  expect(
    run([{ kind: 'tool', tool: 'laser' }, ...digits('1'), { kind: 'escape' }], open),
  ).toMatchObject({ overview: false, black: false, tool: 'none', typed: '' })
  expect(run(kinds('next', 'black', 'previous'))).toMatchObject({ black: false, at: 1 })
  expect(run(kinds('black', 'last'))).toMatchObject({ black: false, at: 11 })
})

test('digits are kept to three, anything else begins anew, and a step forgets them', () => {
  expect(run(digits('1234')).typed).toBe('234')
  expect(run([...digits('1'), { kind: 'digit', digit: 'x' }, ...digits('2')]).typed).toBe('2')
  expect(run([...digits('12'), { kind: 'next' }]).typed).toBe('')
})

test('a slide without a question takes no answer, and begins where it is told to', () => {
  const answer = { kind: 'choice', index: 1 } as const
  expect(run([{ kind: 'answer', answer }]).answers).toEqual({})
  expect(startLecture(lesson, 1.9).at).toBe(1)
  expect([startLecture(lesson, 99).at, startLecture(lesson, -2).at]).toEqual([11, 0])
  expect(startLecture(lesson, Number.POSITIVE_INFINITY).at).toBe(0)
  expect(run([{ kind: 'last' }, { kind: 'lesson', lesson, at: 3 }]).at).toBe(3)
  expect(run([{ kind: 'last' }, { kind: 'lesson', lesson }]).at).toBe(11)
  expect(() => stepOf({ lesson, at: 12 })).toThrow(RangeError)
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
