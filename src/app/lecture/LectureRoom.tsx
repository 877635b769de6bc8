/** The room of lectures: the lessons that ship, and one's own. */
import { TakeAway } from '#app/figure/TakeAway.tsx'
import { enclosedSession } from '#app/one-file/enclosed.ts'
import { SaveOneFile } from '#app/one-file/SaveOneFile.tsx'
import { Fold } from '#app/shell/Fold.tsx'
import { lessons } from '#lesson/index.ts'
import { AuthorPanel } from './AuthorPanel.tsx'
import { readDraft, readOpened } from './draft.ts'
import { beginLecture } from './lecture-store.ts'

export function LectureRoom() {
  const sent = enclosedSession()?.lecture
  const opened = readOpened()
  return (
    <>
      {sent && (
        <section className="lecture-list" aria-labelledby="sent-heading">
          <h3 id="sent-heading">The lecture in this page</h3>
          <p>
            <button type="button" onClick={() => beginLecture(readDraft() ?? sent)}>
              {sent.title || 'Without a title'}
            </button>
          </p>
        </section>
      )}
      {opened && (
        <section className="lecture-list" aria-labelledby="opened-heading">
          <h3 id="opened-heading">The lecture that was opened here</h3>
          <p>
            <button type="button" onClick={() => beginLecture(opened)}>
              {opened.title || 'Without a title'}
            </button>
          </p>
        </section>
      )}
      <section className="lecture-list" aria-labelledby="lessons-heading">
        <h3 id="lessons-heading">Lessons</h3>
        <ol>
          {lessons.map((lesson) => (
            <li key={lesson.id}>
              <button type="button" onClick={() => beginLecture(lesson)}>
                {lesson.title}
              </button>
              <p className="aside">
                {lesson.about} {lesson.steps.length} slides.
              </p>
            </li>
          ))}
        </ol>
      </section>
      <Fold id="author" title="A lecture and pictures of your own">
        <AuthorPanel />
        <TakeAway />
        <SaveOneFile />
      </Fold>
    </>
  )
}
