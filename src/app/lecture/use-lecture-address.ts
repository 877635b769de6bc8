/** The address says which lecture and step is on, so that a reload and a student's link come to the same step. */
import { useEffect } from 'react'
import { lessons } from '#lesson/index.ts'
import { type Lecture, stepOf } from '#lesson/lecture.ts'
import { readDraft, readOpened } from './draft.ts'
import { beginLecture } from './lecture-store.ts'

/** What the address calls the lecture that is kept in this browser. */
export const DRAFT = 'my-lecture'
/** And the one that was dropped on the page. */
const OPENED = 'opened-lecture'

/** Begins the lecture that the page's address names; an unknown one is none. */
export function beginFromAddress(query: URLSearchParams): void {
  const name = query.get('lesson')
  const lesson =
    name === DRAFT
      ? readDraft()
      : name === OPENED
        ? readOpened()
        : lessons.find(({ id }) => id === name)
  if (!lesson) return
  const step = lesson.steps.findIndex(({ id }) => id === query.get('step'))
  beginLecture(lesson, step)
}

export function lectureAddress({ lesson, at }: Pick<Lecture, 'lesson' | 'at'>): string {
  const name = lessons.includes(lesson) ? lesson.id : lesson === readOpened() ? OPENED : DRAFT
  const address = new URL(location.href)
  address.searchParams.set('lesson', name)
  address.searchParams.set('step', stepOf({ lesson, at }).id)
  address.hash = ''
  return address.href
}

/** A page that was opened from a disk may not change its address: the lecture goes on all the same. */
function putAddress(address: string): void {
  try {
    history.replaceState(history.state, '', address)
  } catch {
    // As above.
  }
}

function leaveAddress(): void {
  const address = new URL(location.href)
  address.searchParams.delete('lesson')
  address.searchParams.delete('step')
  putAddress(address.href)
}

export function useLectureAddress(lecture: Lecture): void {
  const { lesson, at } = lecture
  useEffect(() => {
    putAddress(lectureAddress({ lesson, at }))
  }, [lesson, at])
  // A lecture that has ended must not begin again with the next reload.
  useEffect(() => leaveAddress, [])
}
