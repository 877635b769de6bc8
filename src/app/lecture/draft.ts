/** The lecture that somebody writes, kept in this browser until it is saved as a file. */
import { enclosedSession, pageStorage } from '#app/one-file/enclosed.ts'
import { readLecture, writeLecture } from '#lesson/lecture-file.ts'
import type { Lesson } from '#lesson/lesson.ts'

const key = 'ostrakon.lecture'

export function readDraft(): Lesson | undefined {
  try {
    const text = pageStorage().getItem(key)
    return text === null ? (enclosedSession()?.lecture ?? undefined) : readLecture(text)
  } catch {
    // No storage, or what lies there is of no use: there is no draft.
    return undefined
  }
}

/** @returns false where the browser keeps nothing or has no room */
export function keepDraft(lesson: Lesson | null): boolean {
  try {
    if (lesson === null) pageStorage().removeItem(key)
    else pageStorage().setItem(key, writeLecture(lesson))
    return true
  } catch {
    return false
  }
}

/** A lecture that was dropped on the page. One's own is not touched by it, and both survive a reload. */
const openedKey = 'ostrakon.opened-lecture'

/** Read once: it is the same lecture as long as the page is open. */
let opened: Lesson | null | undefined

export function readOpened(): Lesson | null {
  if (opened !== undefined) return opened
  try {
    const text = pageStorage().getItem(openedKey)
    opened = text === null ? null : readLecture(text)
  } catch {
    // As above.
    opened = null
  }
  return opened
}

/** @returns false where the browser keeps nothing or has no room: it is there until the page is left */
export function keepOpened(lesson: Lesson): boolean {
  opened = lesson
  try {
    pageStorage().setItem(openedKey, writeLecture(lesson))
    return true
  } catch {
    return false
  }
}
