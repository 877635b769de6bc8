/** All maps of a side, one over another. */
import type { Colouring } from '#colormap/colouring.ts'
import { extentOf } from '#view/layer.ts'
import { ownLook } from '#view/look.ts'
import type { SideId } from '#view/spec.ts'
import type { AppState, ShownMap } from './app-state.ts'
import { partsOf } from './complete.ts'
import { type DrawnLayer, drawnAs } from './drawn-layer.ts'
import { colouringNow } from './layer-colouring.ts'
import { memoise } from './memoise.ts'
import { scaleFacts } from './scale-facts.ts'
import { selectColouring } from './select-colouring.ts'
import { type DrawnValues, leftOf, selectCut } from './select-cut.ts'
import { selectShown } from './select-shown.ts'
import { withStatistic } from './shown-map.ts'
import { withSecond } from './with-second.ts'

const layersOf = () =>
  memoise(
    (
      main: DrawnLayer | null,
      side: AppState['document']['sides'][SideId],
      maps: AppState['maps'],
      samples: AppState['samples'],
      reaches: AppState['reaches'],
      cortex: AppState['cortex'],
    ): readonly DrawnLayer[] => {
      const facts = { maps, samples, reaches, cortex }
      const upper = side.layers.slice(1).flatMap((layer): DrawnLayer[] => {
        const parts = partsOf(facts, layer.ask, side.rule, extentOf(layer.threshold))
        if (!parts || !layer.ask || !layer.visible) return []
        const { map, sample, reach } = parts
        const colouring = colouringNow(
          layer,
          ownLook(layer, scaleFacts(map, sample, layer.ask, layer.signs)),
        )
        const info = withStatistic(map.info, layer.ask)
        const left = leftOf(map.volume, sample.values, reach, colouring.threshold)
        const drawn = drawnAs({ info, ...left, rule: side.rule }, colouring)
        return [withSecond(drawn, layer, side.rule, facts)]
      })
      const [lowest] = side.layers
      const first = main && lowest && withSecond(main, lowest, side.rule, facts)
      return [...(first ? [first] : []), ...upper]
    },
  )
const layersMemo = { a: layersOf(), b: layersOf() }

const mainLayer = () =>
  memoise(
    (shown: ShownMap | null, drawn: DrawnValues | null, colouring: Colouring): DrawnLayer | null =>
      shown &&
      drawn &&
      drawnAs({ ...shown, volume: drawn.volume, values: drawn.values }, colouring),
  )
const mainMemo = { a: mainLayer(), b: mainLayer() }

/** The maps of a side, bottom first, as far as they are there. */
export function selectLayers(state: AppState, side: SideId): readonly DrawnLayer[] {
  const main = mainMemo[side](
    selectShown(state, side),
    selectCut(state, side),
    selectColouring(state, side),
  )
  const { document, maps, samples, reaches, cortex } = state
  return layersMemo[side](main, document.sides[side], maps, samples, reaches, cortex)
}
