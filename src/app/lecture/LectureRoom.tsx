/** The room of lectures: the lessons that ship, and one's own. */
import { TakeAway } from '#app/figure/TakeAway.tsx'
import { Fold } from '#app/shell/Fold.tsx'
import { lessons } from '#lesson/index.ts'
import { AuthorPanel } from './AuthorPanel.tsx'
import { beginLecture } from './lecture-store.ts'

export function LectureRoom() {
  return (
    <>
      <section className="lecture-list" aria-labelledby="lessons-heading">
        <h2 id="lessons-heading">Lessons</h2>
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
      </Fold>
    </>
  )
}
