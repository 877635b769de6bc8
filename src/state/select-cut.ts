/** What a side's threshold leaves of its map. */
import type { SideId } from '#view/spec.ts'
import type { Volume } from '#volume/volume.ts'
import type { AppState, MapReach, SampledMap } from './app-state.ts'
import { onScreen } from './complete.ts'
import type { DrawnLayer } from './drawn-layer.ts'
import { memoise } from './memoise.ts'
import { cutMap } from './reach.ts'
import { selectLook } from './select-look.ts'
import { selectShown } from './select-shown.ts'

export type DrawnValues = Pick<DrawnLayer, 'values' | 'volume'>

/** Of a map without clusters everything is left: its colours hide what is below the threshold. */
export const leftOf = (
  volume: Volume | null,
  values: SampledMap['values'],
  reach: MapReach | null,
  threshold: number,
): DrawnValues =>
  volume && reach && threshold > 0 ? cutMap(volume, values, reach, threshold) : { volume, values }
const cutMemo = { a: memoise(leftOf), b: memoise(leftOf) }

/** How far the clusters of a side's map reach, where its threshold as it is in effect asks for some extent. */
export function selectReach(state: AppState, side: SideId): MapReach | null {
  const { asked } = selectLook(state).sides[side]
  return asked.rule === 'cluster' ? (onScreen(state, side)?.reach ?? null) : null
}

/** Volume and cortex of a side's map as its threshold leaves them. */
export function selectCut(state: AppState, side: SideId): DrawnValues | null {
  const shown = selectShown(state, side)
  if (!shown) return null
  const { threshold } = selectLook(state).sides[side]
  const reach = selectReach(state, side)
  return cutMemo[side](shown.volume, shown.values, reach, threshold.value)
}
