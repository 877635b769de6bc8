/** A lecture that was dropped on the page begins at once, and can be found again under Lecture. */
import type { Lesson } from '#lesson/lesson.ts'
import type { AppStore } from '#state/store.ts'
import { keepOpened } from './draft.ts'
import { beginLecture } from './lecture-store.ts'

export function giveOpened(store: AppStore, lecture: Lesson): void {
  const { act } = store.getState()
  if (lecture.steps.length === 0) {
    act.say('The lecture that came with this has no slides.')
    return
  }
  if (!keepOpened(lecture))
    act.say('The browser keeps nothing here: after a reload this lecture has to be dropped again.')
  beginLecture(lecture)
}
