/** Which regions are outlined. */
import { type Cortex, type HemisphereId, hemisphereIds } from '#atlas/cortex.ts'
import { regionField } from '#atlas/region-field.ts'
import { type RegionId, regions } from '#atlas/regions.ts'
import { drawnColour } from '#view/drawn.ts'
import type { AppState } from './app-state.ts'
import { memoise } from './memoise.ts'
import { type DrawnOnCortex, selectDrawn } from './select-drawn.ts'

export type RegionHighlight = {
  readonly key: string
  readonly id: string
  readonly hemisphere: HemisphereId
  readonly label: string
  readonly colour: string
  readonly field: Float32Array
}

const drawnHighlights = memoise((drawn: readonly DrawnOnCortex[]): readonly RegionHighlight[] =>
  drawn.flatMap(({ region, id, fields }) =>
    hemisphereIds.flatMap((hemisphere) => {
      const field = fields[hemisphere]
      const [label, colour] = [region.name, drawnColour(region)]
      return field ? [{ key: `${id} ${hemisphere}`, id, hemisphere, label, colour, field }] : []
    }),
  ),
)

const highlights = memoise((cortex: Cortex, ids: readonly RegionId[]): readonly RegionHighlight[] =>
  ids
    .filter((id) => !regions[id].deep)
    .flatMap((id) =>
      hemisphereIds.map((hemisphere) => ({
        key: `${id} ${hemisphere}`,
        id,
        hemisphere,
        label: regions[id].shortName,
        colour: regions[id].colour,
        field: regionField(cortex, id, hemisphere),
      })),
    ),
)

const none: readonly RegionHighlight[] = []

/** What is outlined: the user's own regions first, because a card draws only so many. */
const outlined = memoise(
  (
    own: readonly RegionHighlight[],
    known: readonly RegionHighlight[],
  ): readonly RegionHighlight[] => (own.length === 0 ? known : [...own, ...known]),
)

export function selectHighlights(state: AppState): readonly RegionHighlight[] {
  const { cortex, document } = state
  // The regions are defined on the bundled brain; on a user's surfaces they would be a guess.
  const known =
    cortex.status !== 'ready' || cortex.own ? none : highlights(cortex.cortex, document.regions)
  return outlined(drawnHighlights(selectDrawn(state)), known)
}
