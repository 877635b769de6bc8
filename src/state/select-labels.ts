/** The legend of a map of labels. */
import type { SideId } from '#view/spec.ts'
import type { AppState } from './app-state.ts'
import { labelsOf } from './drawn-layer.ts'
import type { LabelDrawing } from './label-drawing.ts'
import { selectShown } from './select-shown.ts'

/** Names and colours of the labels that a side's cortex shows; null where its map is not of labels. */
export function selectLabels(state: AppState, side: SideId): LabelDrawing['legend'] | null {
  const shown = selectShown(state, side)
  return (shown && labelsOf(shown)?.legend) ?? null
}
