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
