/** The peaks that are drawn with a map. */
import type { SideId } from '#view/spec.ts'
import type { AppState, EvidenceState } from './app-state.ts'
import { memoise } from './memoise.ts'
import { selectShown } from './select-shown.ts'

/** Peaks of the studies that count, 3 numbers each, world mm. */
export type PeakCloud = { readonly key: string; readonly positionsWorld: Float32Array }

const peaksOf = () =>
  memoise((evidence: EvidenceState): PeakCloud => {
    const counted = evidence.table.studies.filter(({ id }) => evidence.choice.included.includes(id))
    return {
      key: `peaks of ${evidence.table.id}`,
      positionsWorld: Float32Array.from(counted.flatMap(({ foci }) => foci.flat())),
    }
  })
const peaksMemo = { a: peaksOf(), b: peaksOf() }

export function selectPeaks(state: AppState, pane: SideId): PeakCloud | null {
  if (!state.document.peaks) return null
  const evidence = selectShown(state, pane)?.evidence
  return evidence ? peaksMemo[pane](evidence) : null
}
