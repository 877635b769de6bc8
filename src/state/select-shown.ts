/** What a side shows. */
import { askKey, type MapAsk, sourceKey } from '#view/map-ask.ts'
import { mapLayer, type SideId } from '#view/spec.ts'
import type {
  AppState,
  EvidenceResult,
  EvidenceState,
  EvidenceTable,
  LoadedMap,
  SampledMap,
  ShownMap,
} from './app-state.ts'
import { onScreen } from './complete.ts'
import { evidenceOf } from './evidence-choice.ts'
import { fileKey, reportKey } from './keys.ts'
import { hasStudies } from './load-table.ts'
import { memoise } from './memoise.ts'
import { withStatistic } from './shown-map.ts'

const evidenceState = () =>
  memoise(
    (
      read: EvidenceTable,
      choice: MapAsk['choice'],
      result: EvidenceResult | null,
    ): EvidenceState => ({
      ...evidenceOf(read, choice),
      result,
    }),
  )
const evidenceMemo = { a: evidenceState(), b: evidenceState() }

/** The studies of what a side shows, with the choice that is asked for; the result may be of the choice before. */
function evidenceOfSide(state: AppState, side: SideId, shown: MapAsk): EvidenceState | null {
  const { ask } = mapLayer(state.document, side)
  const asked = ask && sourceKey(ask.source) === sourceKey(shown.source) ? ask : shown
  const read = state.tables[sourceKey(shown.source)]
  if (!read || !hasStudies(shown.source)) return null
  const result = state.results[askKey(asked)] ?? state.results[askKey(shown)] ?? null
  return evidenceMemo[side](read, asked.choice, result)
}

const shownMap = () =>
  memoise(
    (
      map: LoadedMap,
      sample: SampledMap,
      ask: MapAsk,
      rule: ShownMap['rule'],
      report: ShownMap['report'],
      evidence: EvidenceState | null,
      sha256: string | undefined,
    ): ShownMap => {
      const { id, vertexData: _, ...about } = map
      const info = withStatistic(map.info, ask)
      return {
        ...about,
        ...sample,
        loadId: id,
        ask,
        rule,
        info: sha256 ? { ...info, sha256 } : info,
        report,
        evidence,
      }
    },
  )
const shownMemo = { a: shownMap(), b: shownMap() }

/** What a side shows at this moment; its name, values and rule always belong together. */
export function selectShown(state: AppState, side: SideId): ShownMap | null {
  const now = onScreen(state, side)
  if (!now) return null
  const { map, sample, ask, rule } = now
  const report = state.reports[reportKey(ask)] ?? null
  const evidence = evidenceOfSide(state, side, ask)
  const sha256 = state.hashes[fileKey(ask, map.info.fileName)]
  return shownMemo[side](map, sample, ask, rule, report, evidence, sha256)
}
