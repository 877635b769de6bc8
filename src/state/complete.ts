/** Which parts belong together: a map, its values on the cortex that is there, by the rule that is asked for. */
import type { Layer, Side } from '#view/layer.ts'
import { askKey, type MapAsk } from '#view/map-ask.ts'
import { mapLayer, type SideId } from '#view/spec.ts'
import type { AppState, LoadedMap, SampledMap } from './app-state.ts'
import { sampleKey } from './keys.ts'

type Parts = { readonly map: LoadedMap; readonly sample: SampledMap }

/** Both, or null as long as one of them is missing. */
export function partsOf(
  { maps, samples, cortex }: Pick<AppState, 'maps' | 'samples' | 'cortex'>,
  ask: MapAsk | null,
  rule: Side['rule'],
): Parts | null {
  if (!ask || cortex.status !== 'ready') return null
  const map = maps[askKey(ask)]
  const sample = samples[sampleKey(ask, cortex.key, rule)]
  return map && sample ? { map, sample } : null
}

/** What a side shows at this moment: what is asked for, or until that is there what it showed before. */
export function onScreen(
  state: Pick<AppState, 'document' | 'maps' | 'samples' | 'cortex' | 'screen'>,
  side: SideId,
): (Parts & { readonly ask: MapAsk; readonly rule: Side['rule'] }) | null {
  const { ask } = mapLayer(state.document, side)
  if (!ask) return null
  const { rule } = state.document.sides[side]
  const asked = partsOf(state, ask, rule)
  if (asked) return { ...asked, ask, rule }
  const before = state.screen[side]
  const kept = before && partsOf(state, before.layer.ask, before.rule)
  return kept && before.layer.ask && { ...kept, ask: before.layer.ask, rule: before.rule }
}

/** Nothing that a side asks for is missing. */
export function isComplete(
  state: Pick<AppState, 'document' | 'maps' | 'samples' | 'cortex'>,
  side: SideId,
): boolean {
  const { ask } = mapLayer(state.document, side)
  return ask === null || partsOf(state, ask, state.document.sides[side].rule) !== null
}

/** The map's layer of a side as it is drawn: while another map comes, with the scale of the one that is still shown. */
export function drawnLayer(layer: Layer, before: Layer | null, complete: boolean): Layer {
  if (complete || !before || layer === before) return layer
  return {
    ...layer,
    threshold: layer.threshold ?? before.threshold,
    range: layer.range ?? before.range,
  }
}
