/** What could not be shown, asked for once more. */
import { withLayer, withLayerAt } from '#view/change-layer.ts'
import type { MapAsk } from '#view/map-ask.ts'
import type { SideId, ViewSpec } from '#view/spec.ts'
import type { Failure } from './app-state.ts'

/** The document with the layer that failed in its place, with its scale. @param ask in place of what was asked for then */
export function askedAgain(
  document: ViewSpec,
  side: SideId,
  failure: Failure | null,
  ask = failure?.ask,
): ViewSpec {
  if (!failure?.layer || !ask) return document
  const { layer, at = 0 } = failure
  const wanted = { ...layer, ask: ask satisfies MapAsk }
  return at === 0 ? withLayer(document, side, wanted) : withLayerAt(document, side, wanted, at)
}
