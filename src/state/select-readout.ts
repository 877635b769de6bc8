/** What is read at the cursor. */
import type { Cortex, HemisphereId } from '#atlas/cortex.ts'
import { labelName } from '#atlas/label-name.ts'
import { regions, regionsAt } from '#atlas/regions.ts'
import type { SideId } from '#view/spec.ts'
import type { AppState, ShownMap } from './app-state.ts'
import { memoise } from './memoise.ts'
import { readAt } from './read-at.ts'
import { type CursorOnCortex, cursorVertex, selectCursor } from './select-cursor.ts'
import { type DrawnOnCortex, drawnAt, selectDrawn } from './select-drawn.ts'
import { selectShown } from './select-shown.ts'

export type Readout = {
  readonly world: readonly [number, number, number]
  readonly hemisphere: HemisphereId
  /** Names of the regions of the list that the cursor is in. */
  readonly regions: readonly string[]
  /** Name in the AAL atlas; empty where the atlas has none. */
  readonly aal: string
  /** Value of each side's map, NaN where it has none there, null while there is no map. */
  readonly values: { readonly [pane in SideId]: number | null }
}

const readout = memoise(
  (
    cortex: Cortex,
    cursor: CursorOnCortex,
    drawn: readonly DrawnOnCortex[],
    a: ShownMap | null,
    b: ShownMap | null,
  ): Readout => {
    const { hemisphere } = cursor.place
    const vertex = cursorVertex(cortex, cursor.place)
    return {
      world: cursor.world,
      hemisphere,
      regions: [
        ...drawnAt(drawn, hemisphere, vertex).map(({ region }) => region.name),
        ...regionsAt(cortex, hemisphere, vertex).map((id) => regions[id].name),
      ],
      aal: labelName('aal', cortex[hemisphere].labels.aal[vertex] ?? 0),
      values: { a: readAt(a, cortex, cursor), b: readAt(b, cortex, cursor) },
    }
  },
)

export function selectReadout(state: AppState): Readout | null {
  const { cortex } = state
  const cursor = selectCursor(state)
  if (cortex.status !== 'ready' || !cursor) return null
  const [a, b] = [selectShown(state, 'a'), selectShown(state, 'b')]
  return readout(cortex.cortex, cursor, selectDrawn(state), a, b)
}
