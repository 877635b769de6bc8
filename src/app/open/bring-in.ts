/** What comes in from outside, by a drop or a choice: what it is decides what becomes of it, where it was put decides where. */
import { figureAmong } from '#app/figure/figure-among.ts'
import { lectureAmong } from '#app/lecture/lecture-among.ts'
import { isSession } from '#app/session/session-name.ts'
import { fetchedCode } from '#app/shell/fetched-code.ts'
import type { NamedBlob } from '#format/source.ts'
import type { AppStore } from '#state/store.ts'
import { askFor, type MapAsk, type MapSource } from '#view/map-ask.ts'
import type { DropTarget } from './drop-zones.ts'

/** The side that is told when something can't be opened. */
const sideOf = (target: DropTarget) => (target.to === 'tray' ? 'a' : target.side)

/** Files of the user's own: a session or a figure takes the place of all that is on screen, a lecture begins, maps go where they were put. */
export async function bringIn(
  store: AppStore,
  files: readonly NamedBlob[],
  target: DropTarget,
): Promise<void> {
  const { act } = store.getState()
  const figure = figureAmong(files)
  const session = files.find(isSession)
  const lecture = lectureAmong(files)
  try {
    if (figure) {
      const { openFigure } = await fetchedCode(import('#app/figure/open-figure.ts'))
      await openFigure(store, figure)
    } else if (session) {
      const { readSession } = await fetchedCode(import('#app/session/session-file.ts'))
      const { document, files: own, lecture: inside } = await readSession(session)
      await act.restore(document, own)
      if (inside)
        (await fetchedCode(import('#app/lecture/give-opened.ts'))).giveOpened(store, inside)
    } else if (lecture) {
      const [{ readLecture }, { giveOpened }] = await fetchedCode(
        Promise.all([import('#lesson/lecture-file.ts'), import('#app/lecture/give-opened.ts')]),
      )
      giveOpened(store, readLecture(await lecture.blob.text()))
    } else if (target.to === 'tray') act.gather(files)
    else if (target.to === 'over') await act.layOver(target.side, files)
    else await act.openFiles(target.side, files)
  } catch (error) {
    act.fail(sideOf(target), (figure ?? session ?? lecture)?.name ?? 'What was dropped', error)
  }
}

/** Maps that can be fetched. More than one, or one for the tray, wait there. */
export async function bringInFrom(
  store: AppStore,
  sources: readonly MapSource[],
  target: DropTarget,
): Promise<void> {
  const [only, ...more] = sources
  if (!only) return
  if (more.length > 0 || target.to === 'tray') store.getState().act.gatherFrom(sources)
  else await putDown(store, askFor(only), target)
}

/** A map that is at hand already. */
export async function putDown(store: AppStore, ask: MapAsk, target: DropTarget): Promise<void> {
  if (target.to === 'tray') return
  const as = target.to === 'over' ? 'layer' : 'map'
  await store.getState().act.put(ask, { side: target.side, as })
}
