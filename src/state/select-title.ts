/** What a side is headed with. */
import { mapLayer, type SideId } from '#view/spec.ts'
import type { AppState } from './app-state.ts'
import { selectShown } from './select-shown.ts'
import { askTitle } from './source-words.ts'

/** Of the map that it shows, or else of the one that is on its way to it; null where there is none. */
export function selectTitle(state: AppState, side: SideId): string | null {
  const shown = selectShown(state, side)
  if (shown) return shown.title
  const { ask } = mapLayer(state.document, side)
  return ask && !state.failures[side] ? askTitle(ask) : null
}
