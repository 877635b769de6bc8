/** The rooms that a shader has for maps, given out to the layers of a view: a layer with a second map takes two of them. */
import type { LayerDrawing, SecondDrawing } from './views/view-basis.ts'

/** Maps that one view reads at most: two on either side of an edge, or one with a second each. */
export const mostSlots = 4

export type LayerSlot = {
  readonly map: Pick<LayerDrawing, 'values' | 'volume' | 'reads' | 'colouring'>
  /** Whether the map is painted, with the next slot's as its second one where it has one; 'second' is only read. */
  readonly role: 'alone' | SecondDrawing['as'] | 'second'
  readonly beside: 'left' | 'right' | null
  /** Nothing lies under it on its side of the edge: there it says where nothing was measured. */
  readonly lowest: boolean
}

/** Layers for which there is no room are left out, the highest first. */
export function layerSlots(layers: readonly LayerDrawing[]): readonly LayerSlot[] {
  const slots: LayerSlot[] = []
  for (const layer of layers) {
    const { second, beside = null } = layer
    if (slots.length + (second ? 2 : 1) > mostSlots) break
    const lowest = slots.every((under) => under.beside !== null && under.beside !== beside)
    slots.push({ map: layer, role: second?.as ?? 'alone', beside, lowest })
    if (second) slots.push({ map: second, role: 'second', beside, lowest: false })
  }
  return slots
}

/** With one more layer over all others: where there is no room for it, in the place of the topmost. */
export function withTopLayer<L extends LayerDrawing>(layers: readonly L[], top: L): readonly L[] {
  const below = [...layers]
  while (below.length > 0 && !layerSlots([...below, top]).some(({ map }) => map === top))
    below.pop()
  return [...below, top]
}
