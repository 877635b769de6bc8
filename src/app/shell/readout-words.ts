/** What is under the cursor, as one would say it. */
import type { AppState } from '#state/app-state.ts'
import type { Readout } from '#state/select-readout.ts'
import { selectShown } from '#state/select-shown.ts'
import { formatMm } from '#statistic/number-words.ts'
import { sideIds } from '#view/spec.ts'
import { fedWords } from './fed-words.ts'
import { valueWords } from './statistic-words.ts'

/** The region and the hemisphere, which the atlas's own names begin with. */
export function readoutPlace({ regions, aal, hemisphere }: Readout): string {
  if (regions.length === 0 && aal.startsWith(`${hemisphere} `)) return aal
  return `${regions.join(', ') || aal || 'no label'} (${hemisphere})`
}

export function readoutWords(state: AppState, readout: Readout): string {
  const values = sideIds.flatMap((side) => {
    const shown = selectShown(state, side)
    const value = readout.values[side]
    return shown && value !== null ? [`${shown.title}: ${valueWords(shown.info, value)}`] : []
  })
  const fed = fedWords(state)
  return [
    `Cursor at ${readout.world.map((mm) => formatMm(mm)).join(', ')} mm, ${readoutPlace(readout)}`,
    ...values,
    ...(fed ? [`${fed.values}, ${fed.from}, ${fed.rules}`] : []),
  ].join('. ')
}
