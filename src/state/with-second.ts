/** The map that has a say in the colours of another. */
import { oneSign, squareColouring } from '#colormap/colour-square.ts'
import type { Colouring } from '#colormap/colouring.ts'
import type { Layer, SecondMap } from '#view/layer.ts'
import { type MapFacts, ownLook } from '#view/look.ts'
import type { AppState, ShownMap } from './app-state.ts'
import { partsOf } from './complete.ts'
import type { DrawnLayer } from './drawn-layer.ts'
import { colouringNow } from './layer-colouring.ts'
import { scaleFacts } from './scale-facts.ts'
import { withStatistic } from './shown-map.ts'

/** How the second map counts: by its own scale, unless that was set; what is not shown of the layer counts alike. */
function secondColouring(layer: Layer, second: SecondMap, facts: MapFacts): Colouring {
  const own = ownLook({ threshold: null, range: null }, facts)
  const threshold = { rule: 'value', value: second.threshold ?? own.threshold.value } as const
  if (second.as === 'opacity') {
    const range: readonly [number, number] = [0, second.full ?? threshold.value]
    // Every value says how certain a place is, whatever its sign; the line is where the map itself would be shown from.
    const whole = { ...layer, signs: 'both', fade: 0, contour: true } as const
    return colouringNow(whole, { threshold, range })
  }
  return oneSign(colouringNow(layer, { threshold, range: [0, second.full ?? own.range[1]] }))
}

/** A layer with the map that has a say in its colours, once that is there. */
export function withSecond(
  drawn: DrawnLayer,
  layer: Layer,
  rule: ShownMap['rule'],
  state: Pick<AppState, 'maps' | 'samples' | 'reaches' | 'cortex'>,
): DrawnLayer {
  const { second } = layer
  const parts = second && partsOf(state, second.ask, rule, null)
  if (!second || !parts || drawn.colouring.discrete) return drawn
  const { map, sample } = parts
  const { statistic } = withStatistic(map.info, second.ask)
  const facts = scaleFacts(map, sample, second.ask, layer.signs)
  const colouring = secondColouring(layer, second, facts)
  const read = { values: sample.values, volume: map.volume, rule }
  return {
    ...drawn,
    colouring: second.as === 'colour' ? squareColouring(drawn.colouring) : drawn.colouring,
    second: { ...read, as: second.as, asked: second, colouring, title: map.title, statistic },
  }
}
