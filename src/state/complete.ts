/** Which parts belong together: a map, its values on the cortex that is there, by the rule that is asked for. */
import type { Extent, Layer, Side } from '#view/layer.ts'
import { askKey, type MapAsk } from '#view/map-ask.ts'
import { mapLayer, type SideId } from '#view/spec.ts'
import type { AppState, LoadedMap, MapReach, SampledMap } from './app-state.ts'
import { reachKey, sampleKey } from './keys.ts'
import { askedExtent, hasClusters } from './reach.ts'

type Facts = Pick<AppState, 'maps' | 'samples' | 'reaches' | 'cortex'>

type Parts = {
  readonly map: LoadedMap
  readonly sample: SampledMap
  /** Null where no clusters are asked for, or the map has none. */
  readonly reach: MapReach | null
}

/** All of them, or null as long as one is missing. */
export function partsOf(
  { maps, samples, reaches, cortex }: Facts,
  ask: MapAsk | null,
  rule: Side['rule'],
  extent: Extent | null,
): Parts | null {
  if (!ask || cortex.status !== 'ready') return null
  const map = maps[askKey(ask)]
  const key = sampleKey(ask, cortex.key, rule)
  const sample = samples[key]
  if (!map || !sample) return null
  if (!extent || !hasClusters(map, ask)) return { map, sample, reach: null }
  const reach = reaches[reachKey(key, extent)]
  return reach ? { map, sample, reach } : null
}

/** What a side shows at this moment: what is asked for, or until that is there what it showed before. */
export function onScreen(
  state: Facts & Pick<AppState, 'document' | 'screen'>,
  side: SideId,
): (Parts & { readonly ask: MapAsk; readonly rule: Side['rule'] }) | null {
  const { ask } = mapLayer(state.document, side)
  if (!ask) return null
  const { rule } = state.document.sides[side]
  const asked = partsOf(state, ask, rule, askedExtent(state.document, side))
  if (asked) return { ...asked, ask, rule }
  const before = state.screen[side]
  const kept = before && partsOf(state, before.layer.ask, before.rule, before.extent)
  return kept && before.layer.ask && { ...kept, ask: before.layer.ask, rule: before.rule }
}

/** Nothing that a side asks for is missing. */
export function isComplete(state: Facts & Pick<AppState, 'document'>, side: SideId): boolean {
  const { document } = state
  const { ask } = mapLayer(document, side)
  const { rule } = document.sides[side]
  return ask === null || partsOf(state, ask, rule, askedExtent(document, side)) !== null
}

/**
 * The map's layer of a side as it is drawn: while another map comes, with the scale of the one that is still shown; while its
 * clusters are found, with the threshold that it had.
 */
export function drawnLayer(
  layer: Layer,
  before: Layer | null,
  complete: boolean,
  clustersMissing: boolean,
): Layer {
  if ((complete && !clustersMissing) || !before || layer === before) return layer
  return {
    ...layer,
    threshold: clustersMissing ? before.threshold : (layer.threshold ?? before.threshold),
    range: layer.range ?? before.range,
  }
}

export const sameExtent = (one: Extent | null, other: Extent | null) =>
  JSON.stringify(one) === JSON.stringify(other)

/** Whether what a side shows is still cut by other clusters than are asked for. */
export function lacksClusters(
  state: Facts & Pick<AppState, 'document' | 'screen'>,
  side: SideId,
): boolean {
  const extent = askedExtent(state.document, side)
  const before = state.screen[side]
  return !isComplete(state, side) && before !== null && !sameExtent(before.extent, extent)
}
