/** The lecture that is being given, if any. Acts come from keys, clicks, the presenter's window and the page that embeds this one. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { give, type Lecture, type LectureAct, startLecture } from '#lesson/lecture.ts'
import type { Lesson } from '#lesson/lesson.ts'

type LectureState = {
  readonly lecture: Lecture | null
  /** When it was started, ms of the clock: for the timer. */
  readonly startedMs: number
  /** The lecture whose handout is being printed. */
  readonly handout: Lesson | null
}

export const lectureStore = createStore<LectureState>(() => ({
  lecture: null,
  startedMs: 0,
  handout: null,
}))

export function beginLecture(lesson: Lesson, at = 0): void {
  lectureStore.setState({ lecture: startLecture(lesson, at), startedMs: Date.now() })
}

export function endLecture(): void {
  lectureStore.setState({ lecture: null })
}

/** Does nothing while no lecture is given: an act may come late, from another window. */
export function act(what: LectureAct): void {
  lectureStore.setState(({ lecture }) => ({ lecture: lecture && give(lecture, what) }))
}

/** Pictures every slide, then opens the browser's print window. */
export const printHandout = (lesson: Lesson): void => lectureStore.setState({ handout: lesson })

export const endHandout = (): void => lectureStore.setState({ handout: null })

export const restartTimer = (): void => lectureStore.setState({ startedMs: Date.now() })

export function useLecture<T>(select: (state: LectureState) => T): T {
  return useStore(lectureStore, select)
}
