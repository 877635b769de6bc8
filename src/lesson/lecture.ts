/** Giving a lecture: which step is on, what was answered and revealed, and what is drawn over it. Pure; keys and clicks come in as acts. */
import type { Lesson, Step } from './lesson.ts'

export type Tool = 'none' | 'laser' | 'pen'

/** A line of the pen; x and y as shares of the slide's width and height, so that it stays where it was after a resize. */
export type Stroke = readonly (readonly [x: number, y: number])[]

/** What the audience committed itself to. */
export type Answer =
  | { readonly kind: 'place'; readonly world: readonly [number, number, number] }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'choice'; readonly index: number }

export type Lecture = {
  readonly lesson: Lesson
  /** Index of the step. */
  readonly at: number
  readonly black: boolean
  readonly overview: boolean
  readonly tool: Tool
  /** Digits typed so far, for a jump. */
  readonly typed: string
  /** By the id of the step. */
  readonly answers: { readonly [step: string]: Answer }
  readonly revealed: { readonly [step: string]: true }
  readonly strokes: { readonly [step: string]: readonly Stroke[] }
}

export type LectureAct =
  | { readonly kind: 'next' | 'previous' | 'first' | 'last' }
  | { readonly kind: 'go'; readonly at: number }
  | { readonly kind: 'digit'; readonly digit: string }
  | { readonly kind: 'enter' }
  | { readonly kind: 'black' | 'overview' | 'reveal' | 'erase' }
  | { readonly kind: 'escape' }
  | { readonly kind: 'tool'; readonly tool: Tool }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'stroke'; readonly stroke: Stroke }
  /** The lesson was edited while it is given. */
  | { readonly kind: 'lesson'; readonly lesson: Lesson; readonly at?: number }

export function startLecture(lesson: Lesson, at = 0): Lecture {
  return {
    lesson,
    at: within(lesson, at),
    black: false,
    overview: false,
    tool: 'none',
    typed: '',
    answers: {},
    revealed: {},
    strokes: {},
  }
}

function within({ steps }: Lesson, at: number): number {
  return Math.min(steps.length - 1, Math.max(0, Number.isFinite(at) ? Math.trunc(at) : 0))
}

/** @throws RangeError when the lecture is beyond its steps: the schema and `within` keep it from that. */
export function stepOf({ lesson, at }: Pick<Lecture, 'lesson' | 'at'>): Step {
  const step = lesson.steps[at]
  if (!step) throw new RangeError(`there is no step ${at} in ${lesson.id}`)
  return step
}

export function isRevealed(lecture: Lecture): boolean {
  return Object.hasOwn(lecture.revealed, stepOf(lecture).id)
}

/** A step whose question is still open: going on reveals the answer first. */
export function isAsking(lecture: Lecture): boolean {
  return stepOf(lecture).question !== undefined && !isRevealed(lecture)
}

export function give(lecture: Lecture, act: LectureAct): Lecture {
  const { lesson, at } = lecture
  const { id } = stepOf(lecture)
  switch (act.kind) {
    case 'next':
      if (lecture.black) return { ...lecture, black: false }
      return isAsking(lecture) ? reveal(lecture, id) : goTo(lecture, at + 1)
    case 'previous':
      if (lecture.black) return { ...lecture, black: false }
      return goTo(lecture, at - 1)
    case 'first':
      return goTo(lecture, 0)
    case 'last':
      return goTo(lecture, lesson.steps.length - 1)
    case 'go':
      return { ...goTo(lecture, act.at), overview: false }
    case 'digit':
      // More digits than there can be steps are the start of a new number.
      return {
        ...lecture,
        typed: /^\d$/.test(act.digit) ? (lecture.typed + act.digit).slice(-3) : '',
      }
    case 'enter':
      return lecture.typed === '' ? lecture : goTo(lecture, Number(lecture.typed) - 1)
    case 'black':
      return { ...lecture, black: !lecture.black }
    case 'overview':
      return { ...lecture, overview: !lecture.overview, black: false }
    case 'reveal':
      return reveal(lecture, id)
    case 'erase':
      return { ...lecture, strokes: without(lecture.strokes, id) }
    case 'escape':
      return { ...lecture, black: false, overview: false, tool: 'none', typed: '' }
    case 'tool':
      return { ...lecture, tool: lecture.tool === act.tool ? 'none' : act.tool }
    case 'answer':
      // What was revealed is no prediction any more.
      if (!isAsking(lecture)) return lecture
      return { ...lecture, answers: { ...lecture.answers, [id]: act.answer } }
    case 'stroke':
      if (act.stroke.length < 2) return lecture
      return {
        ...lecture,
        strokes: { ...lecture.strokes, [id]: [...(lecture.strokes[id] ?? []), act.stroke] },
      }
    case 'lesson':
      return { ...lecture, lesson: act.lesson, at: within(act.lesson, act.at ?? at) }
  }
}

function goTo(lecture: Lecture, at: number): Lecture {
  return { ...lecture, at: within(lecture.lesson, at), typed: '', black: false }
}

function reveal(lecture: Lecture, id: string): Lecture {
  return { ...lecture, revealed: { ...lecture.revealed, [id]: true } }
}

function without<T>(
  record: { readonly [key: string]: T },
  key: string,
): { readonly [key: string]: T } {
  const { [key]: _gone, ...others } = record
  return others
}
