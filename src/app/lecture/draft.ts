/** Lectures that this browser keeps: the one that somebody writes, until it is saved as a file, and one that was dropped here. */
import { enclosedSession, pageStorage } from '#app/one-file/enclosed.ts'
import { readBegun, readLecture, writeLecture } from '#lesson/lecture-file.ts'
import type { Lesson } from '#lesson/lesson.ts'

const draftKey = 'ostrakon.lecture'
/** One's own is not touched by it, and both survive a reload. */
const openedKey = 'ostrakon.opened-lecture'

/** Null where nothing is kept; undefined without storage, or where what lies there is of no use. */
function readKept(key: string, read = readLecture): Lesson | null | undefined {
  try {
    const text = pageStorage().getItem(key)
    return text === null ? null : read(text)
  } catch {
    return undefined
  }
}

/** @returns false where the browser keeps nothing or has no room */
function keep(key: string, lesson: Lesson | null): boolean {
  try {
    if (lesson === null) pageStorage().removeItem(key)
    else pageStorage().setItem(key, writeLecture(lesson))
    return true
  } catch {
    return false
  }
}

/** What somebody has begun to write, be it only its title. */
export function readWritten(): Lesson | undefined {
  const kept = readKept(draftKey, readBegun)
  return kept === null ? (enclosedSession()?.lecture ?? undefined) : kept
}

/** The same once it can be given. */
export function readDraft(): Lesson | undefined {
  const written = readWritten()
  return written && written.steps.length > 0 ? written : undefined
}

/** @returns false where the browser keeps nothing or has no room */
export const keepDraft = (lesson: Lesson | null): boolean => keep(draftKey, lesson)

/** Read once: it is the same lecture as long as the page is open. */
let opened: Lesson | null | undefined

export function readOpened(): Lesson | null {
  if (opened === undefined) opened = readKept(openedKey) ?? null
  return opened
}

/** @returns false where the browser keeps nothing or has no room: it is there until the page is left */
export function keepOpened(lesson: Lesson): boolean {
  opened = lesson
  return keep(openedKey, lesson)
}
