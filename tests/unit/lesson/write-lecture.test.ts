import { parse } from 'valibot'
import { describe, expect, test } from 'vitest'
import {
  emptyLesson,
  withoutStep,
  withStep,
  withStepDuplicated,
  withStepMoved,
  withStepRecorded,
} from '#lesson/edit-lesson.ts'
import { lessons } from '#lesson/index.ts'
import {
  LECTURE_FORMAT,
  LectureFileError,
  readLecture,
  writeLecture,
} from '#lesson/lecture-file.ts'
import { lessonSchema } from '#lesson/lesson.ts'
import { firstView } from '#view/spec.ts'

const ids = ({ steps }: { readonly steps: readonly { readonly id: string }[] }) =>
  steps.map(({ id }) => id)

describe('writing', () => {
  const two = withStepRecorded(withStepRecorded(emptyLesson(), -1, firstView), 0, firstView)

  test('a recorded slide is a valid one, with the view of the moment', () => {
    expect(() => parse(lessonSchema, two)).not.toThrow()
    expect(two.steps[1]?.view).toBe(firstView)
  })

  test('ids stay unique through duplicating, deleting and recording again', () => {
    const copied = withStepDuplicated(two, 0)
    expect(new Set(ids(copied)).size).toBe(3)
    expect(copied.steps[1]).toEqual({ ...copied.steps[0], id: copied.steps[1]?.id })
    const again = withStepRecorded(withoutStep(copied, 0), 1, firstView)
    expect(new Set(ids(again)).size).toBe(3)
  })

  test('a slide comes behind the one that was chosen, or first, under an id that no other has', () => {
    const three = withStepRecorded(two, -1, firstView)
    expect(ids(three)).toEqual(['slide-3', 'slide-1', 'slide-2'])
    expect(three.steps[0]).toEqual({
      id: 'slide-3',
      say: expect.stringContaining('## '),
      look: {},
      view: firstView,
      notes: '',
      live: [],
    })
    const fewer = withoutStep(three, 1)
    expect(ids(fewer)).toEqual(['slide-3', 'slide-2'])
    // The number that would be next is taken.
    expect(ids(withStepDuplicated(fewer, 0))).toEqual(['slide-3', 'slide-4', 'slide-2'])
    expect(ids(withStepRecorded(fewer, 1, firstView))).toEqual(['slide-3', 'slide-2', 'slide-4'])
    expect(withStepDuplicated(fewer, 2)).toBe(fewer)
    expect(ids(withStepMoved(three, 2, 0))).toEqual(['slide-2', 'slide-3', 'slide-1'])
    expect(ids(withStepMoved(three, 0, 2))).toEqual(['slide-1', 'slide-2', 'slide-3'])
    expect(withStepMoved(three, 3, 0)).toBe(three)
    expect(emptyLesson()).toEqual({ id: 'my-lecture', title: 'My lecture', about: '', steps: [] })
  })

  test('the last slide is not deleted, and none moves beyond the ends', () => {
    const one = withoutStep(two, 1)
    expect(withoutStep(one, 0)).toBe(one)
    expect(withStepMoved(two, 0, -1)).toBe(two)
    expect(withStepMoved(two, 1, 2)).toBe(two)
    expect(ids(withStepMoved(two, 0, 1))).toEqual([...ids(two)].reverse())
  })

  test('a change touches one slide only', () => {
    const changed = withStep(two, 1, { say: '# New' })
    expect(changed.steps.map(({ say }) => say)).toEqual([two.steps[0]?.say, '# New'])
  })
})

describe('a lecture file', () => {
  test.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
    'brings %s back as it was',
    (_id, lesson) => {
      expect(readLecture(writeLecture(lesson))).toEqual(lesson)
    },
  )

  const file = (patch: object) =>
    JSON.stringify({ format: LECTURE_FORMAT, lesson: { ...lessons[0], ...patch } })

  test.each([
    ['', 'not JSON'],
    ['null', 'the whole is wrong'],
    ['{}', 'format is wrong'],
    ['[1]', 'format is wrong'],
    [JSON.stringify({ format: 'ostrakon-lecture/2', lesson: {} }), 'newer version'],
    [file({ steps: [] }), 'lesson.steps is wrong'],
    [file({ id: '<script>' }), 'lesson.id is wrong'],
    [file({ onload: 'x' }), 'is wrong'],
    [file({ steps: [lessons[0]?.steps[0], lessons[0]?.steps[0]] }), 'two slides have one id'],
    [`"${'x'.repeat(4_000_001)}"`, 'far too long'],
    ['['.repeat(100_000), 'not JSON'],
  ])('is refused in words: %.40s', (text, words) => {
    expect(() => readLecture(text)).toThrow(LectureFileError)
    expect(() => readLecture(text)).toThrow(words)
  })

  test('brings nothing into the prototypes', () => {
    const hostile = file({}).replace('{"format"', '{"__proto__":{"polluted":1},"format"')
    expect(() => readLecture(hostile)).toThrow(LectureFileError)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
})
