/** How a side's map is coloured. */
import type { Colouring } from '#colormap/colouring.ts'
import type { SideId } from '#view/spec.ts'
import type { AppState } from './app-state.ts'
import { colouringNow } from './layer-colouring.ts'
import { memoise } from './memoise.ts'
import { drawnMapLayer, selectLook } from './select-look.ts'

const colouringOf = () => memoise(colouringNow)
const colouringMemo = { a: colouringOf(), b: colouringOf() }

/** How the map of a side is coloured. */
export function selectColouring(state: AppState, side: SideId): Colouring {
  return colouringMemo[side](drawnMapLayer(state, side), selectLook(state).sides[side])
}
