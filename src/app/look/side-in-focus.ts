import type { AppState } from '#state/app-state.ts'
import { selectFocus } from '#state/select-focus.ts'
import { viewOf } from '#view/change-view.ts'
import type { SideId } from '#view/spec.ts'

/** The side whose map the focused view shows, for keys to act on; the left one's for views of both. */
export function sideInFocus(state: AppState): SideId {
  return viewOf(state.document, selectFocus(state))?.shows === 'b' ? 'b' : 'a'
}
