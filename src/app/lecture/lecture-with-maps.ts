/** A lecture as a file: as JSON, or as a session with the user's own maps inside where its slides show some. */

import { enclosedSession } from '#app/one-file/enclosed.ts'
import { filesToTake, withoutWords } from '#app/session/files-to-take.ts'
import { ownFilesOf, recordedViews } from '#app/session/recorded-views.ts'
import { readSession, writeSession } from '#app/session/session-file.ts'
import { isSession, sessionEnding } from '#app/session/session-name.ts'
import { saveBlob } from '#app/shell/save-blob.ts'
import { readLecture, writeLecture } from '#lesson/lecture-file.ts'
import type { Lesson } from '#lesson/lesson.ts'
import type { AppStore } from '#state/store.ts'
import { fetchedSources } from '#view/own-files.ts'

const nameOf = ({ title }: Lesson) => title.replace(/[^\p{L}\p{N}]+/gu, '-') || 'lecture'

class NoLectureError extends Error {
  readonly tag = 'no-lecture'
}

/** @throws Error in words, where a map that a slide shows can't be read */
export async function saveLectureFile(store: AppStore, lecture: Lesson): Promise<void> {
  const views = recordedViews(lecture)
  if (ownFilesOf(views).length === 0 && fetchedSources(views).length === 0) {
    const text = new Blob([writeLecture(lecture)], { type: 'application/json' })
    return saveBlob(text, `${nameOf(lecture)}.ostrakon.json`)
  }
  const { act, document } = store.getState()
  const { files, missing } = await filesToTake(store, views, enclosedSession()?.files)
  const session = { document, files, lecture }
  saveBlob(await writeSession(session, { withFetched: true }), `${nameOf(lecture)}${sessionEnding}`)
  if (missing.length > 0) act.say(`The lecture is saved${withoutWords(missing)}`)
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
  store.getState().act.bringFiles(files)
  return lecture
}
