/** The user's own regions on the cortex that is there. */
import type { Cortex, HemisphereId } from '#atlas/cortex.ts'
import { type DrawnFields, drawnFields, meshOf } from '#atlas/drawn-region.ts'
import { type DrawnRegion, drawnId } from '#view/drawn.ts'
import type { AppState } from './app-state.ts'
import { memoise } from './memoise.ts'

/** A region of the user's own on the cortex that is there. */
export type DrawnOnCortex = {
  readonly region: DrawnRegion
  readonly id: string
  readonly fields: DrawnFields
}

const drawnHere = memoise(
  (cortex: Cortex, isOwn: boolean, drawn: readonly DrawnRegion[]): readonly DrawnOnCortex[] => {
    const mesh = drawn.length > 0 ? meshOf(cortex) : ''
    return drawn.flatMap((region) => {
      const { shape } = region
      const same = region.mesh === mesh
      // Another mesh of the bundled brain has the same places, under other numbers.
      const found = same || (!isOwn && shape.kind === 'disc' && shape.centreMni !== null)
      return found
        ? [{ region, id: drawnId(region), fields: drawnFields(cortex, shape, same) }]
        : []
    })
  },
)

/** The user's own regions, as far as they were drawn on the mesh that is there. */
export function selectDrawn({
  cortex,
  document,
}: Pick<AppState, 'cortex' | 'document'>): readonly DrawnOnCortex[] {
  return cortex.status === 'ready'
    ? drawnHere(cortex.cortex, cortex.own !== null, document.drawn)
    : noDrawn
}

const noDrawn: readonly DrawnOnCortex[] = []

/** The user's own regions that a vertex lies in. */
export function drawnAt(
  drawn: readonly DrawnOnCortex[],
  hemisphere: HemisphereId,
  vertex: number,
): readonly DrawnOnCortex[] {
  return drawn.filter(({ fields }) => (fields[hemisphere]?.[vertex] ?? 0) >= 0.5)
}
