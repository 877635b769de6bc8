/** What a value at the cursor was made of. */
import type { Cortex } from '#atlas/cortex.ts'
import type { Feed } from '#sampling/feed.ts'
import type { SideId } from '#view/spec.ts'
import type { Volume } from '#volume/volume.ts'
import type { AppState, ShownMap } from './app-state.ts'
import { distanceFromCortexMm } from './cursor.ts'
import { memoise } from './memoise.ts'
import { feedsAt } from './sample-map.ts'
import { type CursorOnCortex, cursorVertex, selectCursor } from './select-cursor.ts'
import { selectShown } from './select-shown.ts'

/** What a map's value at the vertex of the cursor was made of. */
export type Fed = {
  readonly value: number
  readonly rule: ShownMap['rule']
  /** On whose grid the voxels are. */
  readonly volume: Volume
  readonly feeds: readonly Feed[]
}

/** A cursor farther from the cortex than this is not on a vertex, mm. */
export const onCortexMm = 2

const fedOf = () =>
  memoise(
    (
      cortex: Cortex,
      cursor: CursorOnCortex,
      volume: Volume,
      info: ShownMap['info'],
      values: ShownMap['values'],
      asked: ShownMap['rule'],
    ): Fed | null => {
      if (distanceFromCortexMm(cortex, cursor) > onCortexMm) return null
      const { hemisphere } = cursor.place
      const vertex = cursorVertex(cortex, cursor.place)
      const value = values[hemisphere][vertex] ?? Number.NaN
      const { rule, feeds } = feedsAt({ volume, info }, cortex, asked, { hemisphere, vertex })
      return { value, rule, volume, feeds }
    },
  )
const fedMemo = { a: fedOf(), b: fedOf() }

/** Null where the cursor is on no vertex, or the map came one value a vertex. */
export function selectFed(state: AppState, side: SideId): Fed | null {
  const shown = selectShown(state, side)
  const cursor = selectCursor(state)
  if (!shown?.volume || !cursor || state.cortex.status !== 'ready') return null
  const { volume, info, values, rule } = shown
  return fedMemo[side](state.cortex.cortex, cursor, volume, info, values, rule)
}
