/** The session that stands in the page itself, where somebody saved it as one file: it comes before whatever this browser keeps. */
import type { Session } from '#app/session/session-file.ts'
import { partIds } from './part-ids.ts'

export const isEnclosing = (): boolean => document.getElementById(partIds.session) !== null

let enclosed: Session | null = null

/** Null before it has been read, and in every other page. */
export const enclosedSession = (): Session | null => enclosed

/** @throws ViewSpecError or LectureFileError in words */
export async function readEnclosed(): Promise<Session | null> {
  const text = document.getElementById(partIds.session)?.textContent
  if (!text) return null
  const [{ base64ToBytes }, { readSession }] = await Promise.all([
    import('#format/base64.ts'),
    import('#app/session/session-file.ts'),
  ])
  const bytes = base64ToBytes(text) ?? new Uint8Array()
  enclosed = await readSession({ name: 'What this page holds', blob: new Blob([bytes]) })
  return enclosed
}

/**
 * Where a page keeps what must survive a reload. One that was sent keeps it with its own tab alone: all pages from a disk
 * share one store, and it must not take the place of what its reader had open in another.
 */
export const pageStorage = (): Storage => (isEnclosing() ? sessionStorage : localStorage)
