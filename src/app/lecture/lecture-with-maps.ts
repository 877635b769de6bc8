/** A lecture as a file: as JSON, or as a session with the user's own maps inside where its slides show some. */

import { ownFilesOf, recordedViews } from '#app/session/recorded-views.ts'
import { isSession, readSession, sessionEnding, writeSession } from '#app/session/session-file.ts'
import { readLecture, writeLecture } from '#lesson/lecture-file.ts'
import type { Lesson } from '#lesson/lesson.ts'
import type { AppStore } from '#state/store.ts'
import { saveBlob } from './save-blob.ts'

const nameOf = ({ title }: Lesson) => title.replace(/[^\p{L}\p{N}]+/gu, '-') || 'lecture'

class NoLectureError extends Error {
  readonly tag = 'no-lecture'
}

/** @throws Error in words, where a map that a slide shows is not here */
export async function saveLectureFile(store: AppStore, lecture: Lesson): Promise<void> {
  const own = ownFilesOf(recordedViews(lecture))
  if (own.length === 0) {
    const text = new Blob([writeLecture(lecture)], { type: 'application/json' })
    return saveBlob(text, `${nameOf(lecture)}.ostrakon.json`)
  }
  const { document, files } = store.getState()
  saveBlob(await writeSession({ document, files, lecture }), `${nameOf(lecture)}${sessionEnding}`)
  const missing = own.filter(({ key }) => !files[key]).flatMap((ref) => ref.files)
  if (missing.length > 0)
    store
      .getState()
      .act.say(
        `The lecture is saved, without ${missing.map(({ name }) => name).join(' and ')}: show the slide, drop that file, and save again.`,
      )
}

/**
 * What is on screen stays; the lecture's maps are there for its slides.
 *
 * @throws LectureFileError, ViewSpecError or NoLectureError in words
 */
export async function openLectureFile(store: AppStore, file: File): Promise<Lesson> {
  const named = { name: file.name, blob: file }
  if (!isSession(named)) return readLecture(await file.text())
  const { lecture, files } = await readSession(named)
  if (!lecture)
    throw new NoLectureError(
      `${file.name} is a session without a lecture. Drop it on a brain to open it. Nothing has changed.`,
    )
  store.setState((state) => ({ files: { ...state.files, ...files } }))
  return lecture
}
