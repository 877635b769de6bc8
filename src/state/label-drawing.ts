/** Label maps as they are drawn: every label a row of a table of colours, so that no number between two labels is ever a third. */
import type { Colouring } from '#colormap/colouring.ts'
import { type Label, type LabelTable, withAllValues } from '#volume/label-table.ts'
import type { Volume, VoxelValues } from '#volume/volume.ts'
import type { LoadedMap, SampledMap } from './app-state.ts'

/** Rows of the table of colours; the first is no label. Labels beyond the last share colours with the first ones. */
const rows = 256

export type LabelDrawing = {
  /** Rows in place of the labels' numbers, 0 where nothing is drawn; NaN where nothing was sampled. */
  readonly values: SampledMap['values']
  readonly volume: Volume | null
  readonly lut: Uint8Array
  /** Labels that the cortex has and that are drawn, in the table's order, each as it is coloured. */
  readonly legend: LabelTable
}

function distinct(arrays: readonly VoxelValues[]): Set<number> {
  const found = new Set<number>()
  for (const values of arrays) {
    let before = Number.NaN
    for (const value of values) {
      if (value !== before) found.add(value)
      before = value
    }
  }
  return found
}

/** What is no label of the table holds a number that was mixed: it is drawn as none. */
function asRows(values: VoxelValues, rowOf: ReadonlyMap<number, number>): Float32Array {
  return Float32Array.from(values, (value) =>
    Number.isNaN(value) ? Number.NaN : (rowOf.get(value) ?? 0),
  )
}

function makeDrawing(
  { volume }: Pick<LoadedMap, 'volume'>,
  values: SampledMap['values'],
  table: LabelTable,
): LabelDrawing {
  const onCortex = distinct([values.left, values.right])
  const present = volume ? distinct([volume.values, values.left, values.right]) : onCortex
  const drawn = withAllValues(table, present).filter(
    ({ value, colour }) => present.has(value) && colour[3] > 0,
  )
  const rowOf = new Map(drawn.map(({ value }, i) => [value, 1 + (i % (rows - 1))]))
  const lut = new Uint8Array(rows * 4)
  drawn.slice(0, rows - 1).forEach(({ colour: [red, green, blue] }, i) => {
    lut.set(
      [red, green, blue, 1].map((part) => Math.round(255 * part)),
      (i + 1) * 4,
    )
  })
  const asDrawn = (label: Label): Label => {
    const at = 4 * (rowOf.get(label.value) ?? 0)
    return { ...label, colour: [lut[at]! / 255, lut[at + 1]! / 255, lut[at + 2]! / 255, 1] }
  }
  return {
    values: { left: asRows(values.left, rowOf), right: asRows(values.right, rowOf) },
    volume: volume && { ...volume, values: asRows(volume.values, rowOf) },
    lut,
    legend: drawn.filter(({ value }) => onCortex.has(value)).map(asDrawn),
  }
}

const known = new WeakMap<SampledMap['values'], LabelDrawing>()

/** The same object for the same values. */
export function labelDrawing(
  map: Pick<LoadedMap, 'volume' | 'info'>,
  { values }: Pick<SampledMap, 'values'>,
): LabelDrawing {
  const made = known.get(values) ?? makeDrawing(map, values, map.info.labels ?? [])
  known.set(values, made)
  return made
}

/** Colours of the rows; a label has no strength, so nothing of it is below a threshold. */
export function labelColouring({ lut }: LabelDrawing, { opacity }: Colouring): Colouring {
  return {
    threshold: 0.5,
    maximum: rows - 1,
    showPositive: true,
    showNegative: false,
    fade: 0,
    contour: false,
    opacity,
    positiveLut: lut,
    negativeLut: lut,
    discrete: true,
  }
}
