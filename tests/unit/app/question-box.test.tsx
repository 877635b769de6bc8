import { describe, expect, test } from 'vitest'
import { QuestionBox } from '#app/lecture/QuestionBox.tsx'
import { type Answer, startLecture } from '#lesson/lecture.ts'
import type { Lesson, Question } from '#lesson/lesson.ts'
import { controlledStore } from '../state/test-store.ts'
import { markupOf, wordsOf } from './markup.tsx'

const { store } = controlledStore({ start: false })

function box(question: Question | undefined, answer?: Answer, revealed = false): string {
  const step = { id: 'ask', say: '# Ask', look: {}, notes: '', ...(question && { question }) }
  const lesson = { id: 'asked', title: 'Asked', about: '', steps: [step] } as unknown as Lesson
  const lecture = {
    ...startLecture(lesson),
    answers: answer ? { ask: answer } : {},
    revealed: revealed ? { ask: true as const } : {},
  }
  return markupOf(<QuestionBox lecture={lecture} facts={null} />, store)
}

const choice: Question = {
  kind: 'choice',
  ask: 'Which one?',
  options: ['the first', 'the second'],
  right: 1,
  answer: 'Always the second.',
}

describe('a question with options', () => {
  test('keeps its answer back until it is revealed', () => {
    const words = wordsOf(box(choice, { kind: 'choice', index: 0 }))
    expect(words).toBe('Which one? the first the second Reveal')
    expect(box(choice)).not.toContain('data-right="true"')
    expect(box(choice)).not.toContain('disabled')
  })

  test('marks the right one then, takes no other choice, and says why', () => {
    const markup = box(choice, { kind: 'choice', index: 0 }, true)
    expect(wordsOf(markup)).toBe('Which one? the first the second ✓ Always the second.')
    expect(markup.match(/<label data-right="(true|false)"/g)).toEqual([
      '<label data-right="false"',
      '<label data-right="true"',
    ])
    expect(markup.match(/disabled=""/g)).toHaveLength(2)
  })

  test('shows what was chosen, and nothing chosen before', () => {
    const checked = (answer?: Answer) =>
      [...box(choice, answer).matchAll(/<input[^>]*>/g)].map(([input]) => input.includes('checked'))
    expect(checked()).toEqual([false, false])
    expect(checked({ kind: 'choice', index: 1 })).toEqual([false, true])
  })
})

test('pictures are chosen among as words are', () => {
  const options = ['the first', 'the second'].map((name) => ({ name, look: {} }))
  const question = { kind: 'map', ask: 'Which one?', options, right: 1, answer: 'So.' } as Question
  const inputs = (...more: [Answer?, boolean?]) =>
    [...box(question, ...more).matchAll(/<input[^>]*>/g)].map(([input]) =>
      ['checked', 'disabled'].filter((name) => input.includes(name)),
    )
  expect(inputs()).toEqual([[], []])
  expect(inputs({ kind: 'choice', index: 1 })).toEqual([[], ['checked']])
  expect(box(question, { kind: 'choice', index: 1 })).not.toContain('data-right="true"')
  const revealed = box(question, { kind: 'choice', index: 0 }, true)
  expect(revealed.match(/<label data-right="(true|false)"/g)).toEqual([
    '<label data-right="false"',
    '<label data-right="true"',
  ])
  expect(inputs({ kind: 'choice', index: 0 }, true)).toEqual([
    ['checked', 'disabled'],
    ['disabled'],
  ])
})

test('a number is guessed from the middle of its range, and stands still once revealed', () => {
  const question: Question = {
    kind: 'number',
    ask: 'How large?',
    range: [2, 6],
    step: 0.1,
    unit: 'z',
    value: 'peak of pain',
    answer: 'So large.',
  }
  expect(box(question)).toMatch(/min="2" max="6"[^>]* value="4"/)
  expect(wordsOf(box(question))).toBe('How large? 4.0 z Reveal')
  expect(wordsOf(box(question, { kind: 'number', value: 5.25 }))).toContain('5.3 z')
  expect(box(question)).not.toContain('disabled')
  expect(box(question, undefined, true)).toContain('disabled')
})

test('a place is asked for by click and by key, and may be moved until it is revealed', () => {
  const question: Question = { kind: 'place', ask: 'Where?', region: 'dacc', answer: 'There.' }
  const answer: Answer = { kind: 'place', world: [0, 20, 30] }
  expect(wordsOf(box(question))).toContain('Click the brain. By keyboard')
  expect(wordsOf(box(question, answer))).toContain('Your place is marked.')
  expect(wordsOf(box(question, answer, true))).toBe('Where? There.')
})

test('a step without a question has no box', () => {
  expect(box(undefined)).toBe('')
})
