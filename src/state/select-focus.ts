/** Which view keys act on. */
import { placedViews } from '#view/change-arrangement.ts'
import type { ViewId } from '#view/kind/index.ts'
import type { AppState } from './app-state.ts'

/** The view that keys and the page's buttons act on: the one that had the focus last, if it is still drawn. */
export function selectFocus({ document, focus }: Pick<AppState, 'document' | 'focus'>): ViewId {
  const drawn = placedViews(document).map(({ view }) => view.id)
  return focus !== null && drawn.includes(focus) ? focus : (drawn[0] ?? '')
}
