/** The views that were recorded for the slides of a lecture, and the files that documents need. */
import type { Lesson } from '#lesson/lesson.ts'
import type { FilesRef } from '#view/bounds.ts'
import { ownFiles } from '#view/own-files.ts'
import { parseViewSpec } from '#view/parse.ts'
import type { ViewSpec } from '#view/spec.ts'

/** Those that can be read: the slide of another says in words what is wrong with it. */
export function recordedViews({ steps }: Lesson): readonly ViewSpec[] {
  return steps.flatMap(({ view }) => {
    try {
      return view === undefined ? [] : [parseViewSpec(view)]
    } catch {
      return []
    }
  })
}

/** Each set of files of all these documents once, in their order. */
export function ownFilesOf(documents: readonly ViewSpec[]): readonly FilesRef[] {
  return [...new Map(documents.flatMap(ownFiles).map((files) => [files.key, files])).values()]
}
