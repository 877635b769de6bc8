/** The cursor on the cortex that is there. */
import type { Cortex } from '#atlas/cortex.ts'
import type { Cursor, Place } from '#view/spec.ts'
import type { AppState } from './app-state.ts'
import { cursorAtWorld } from './cursor.ts'
import { memoise } from './memoise.ts'

/** The cursor with the place on the cortex that marks it, which is sought where the document has none. */
export type CursorOnCortex = Cursor & { readonly place: Place }

/** The vertex of the cursor's triangle that is nearest to it. */
export function cursorVertex(cortex: Cortex, place: Place): number {
  const { face, barycentric, hemisphere } = place
  const corner = barycentric.indexOf(Math.max(...barycentric))
  return cortex[hemisphere].faces[face * 3 + corner] ?? 0
}

const onCortex = memoise((cortex: Cortex, cursor: Cursor): CursorOnCortex => {
  const { place } = cursor
  return place ? { ...cursor, place } : cursorAtWorld(cortex, cursor.world)
})

export function selectCursor({
  cortex,
  document,
}: Pick<AppState, 'cortex' | 'document'>): CursorOnCortex | null {
  return cortex.status === 'ready' && document.cursor
    ? onCortex(cortex.cortex, document.cursor)
    : null
}
