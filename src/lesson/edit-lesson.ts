/** Writing a lecture: every change is a new lesson. */
import type { Lesson, Step } from './lesson.ts'

export function emptyLesson(): Lesson {
  return { id: 'my-lecture', title: 'My lecture', about: '', steps: [] }
}

/** An id that no slide has yet. */
function freshId(steps: readonly Step[]): string {
  let n = steps.length + 1
  while (steps.some(({ id }) => id === `slide-${n}`)) n++
  return `slide-${n}`
}

/** Puts a slide with the recorded view behind the one at `after`; -1 puts it first. */
export function withStepRecorded(lesson: Lesson, after: number, view: unknown): Lesson {
  const step: Step = {
    id: freshId(lesson.steps),
    say: '## A new slide\n\nWhat is to be seen here?',
    look: {},
    view,
    notes: '',
    live: [],
  }
  return { ...lesson, steps: lesson.steps.toSpliced(after + 1, 0, step) }
}

export function withStep(lesson: Lesson, at: number, patch: Partial<Step>): Lesson {
  return {
    ...lesson,
    steps: lesson.steps.map((step, n) => (n === at ? { ...step, ...patch } : step)),
  }
}

export function withStepDuplicated(lesson: Lesson, at: number): Lesson {
  const step = lesson.steps[at]
  if (!step) return lesson
  const copy = { ...step, id: freshId(lesson.steps) }
  return { ...lesson, steps: lesson.steps.toSpliced(at + 1, 0, copy) }
}

/** A lecture keeps one slide at least. */
export function withoutStep(lesson: Lesson, at: number): Lesson {
  return lesson.steps.length > 1 ? { ...lesson, steps: lesson.steps.toSpliced(at, 1) } : lesson
}

export function withStepMoved(lesson: Lesson, at: number, to: number): Lesson {
  const step = lesson.steps[at]
  if (!step || to < 0 || to >= lesson.steps.length) return lesson
  return { ...lesson, steps: lesson.steps.toSpliced(at, 1).toSpliced(to, 0, step) }
}
