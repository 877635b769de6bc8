/** A map as it is drawn: its values with their colours. */
import type { Colouring } from '#colormap/colouring.ts'
import type { SecondMap } from '#view/layer.ts'
import type { Volume } from '#volume/volume.ts'
import type { SampledMap, ShownMap } from './app-state.ts'
import { type LabelDrawing, labelColouring, labelDrawing } from './label-drawing.ts'

/** A map as it is drawn on a side, under or over others. */
export type DrawnLayer = {
  readonly colouring: Colouring
  readonly values: SampledMap['values']
  readonly volume: Volume | null
  /** The rule by which its values were read. */
  readonly rule: ShownMap['rule']
  readonly second?: DrawnSecond
}

/** The map that has a say in a layer's colours. */
export type DrawnSecond = Omit<DrawnLayer, 'second'> & {
  readonly as: SecondMap['as']
  /** As the document has it: it tells which layer's it is. */
  readonly asked: SecondMap
  readonly title: string
  readonly statistic: ShownMap['info']['statistic']
}

/** Labels are drawn by their rows of a table of colours, and read where they are nearest. */
export function drawnAs(
  map: Pick<ShownMap, 'info' | 'values' | 'volume' | 'rule'>,
  colouring: Colouring,
): DrawnLayer {
  const { values, volume, rule } = map
  const labels = labelsOf(map)
  if (!labels) return { colouring, values, volume, rule }
  return {
    colouring: labelColouring(labels, colouring),
    values: labels.values,
    volume: labels.volume,
    rule: rule === 'mostFrequent' ? rule : 'nearest',
  }
}

/** How labels are drawn; null where the map's numbers are something else. */
export function labelsOf(map: Pick<ShownMap, 'info' | 'values' | 'volume'>): LabelDrawing | null {
  return map.info.statistic?.kind === 'label' ? labelDrawing(map, map) : null
}
