/** A layer: one map on one side, from which value on it is drawn, and in which colours. */
import * as v from 'valibot'
import { colormapIds } from '#colormap/index.ts'
import { samplingRuleIds } from '#sampling/index.ts'
import { finite, within } from './bounds.ts'
import { type MapAsk, mapAskSchema } from './map-ask.ts'

/** More would hide each other. */
export const mostLayers = 16

const magnitude = v.pipe(finite, v.minValue(0))

export const connectivities = [6, 18, 26] as const

/**
 * Where a map starts to be drawn. 'value': from |value| on, in the map's own unit; 'p': where the statistic's own p is at
 * most so, uncorrected; 'fdr': where the false discovery rate over the map's voxels is at most so; 'cluster': from |value| on,
 * in clusters of at least some extent (what came one a vertex has none: there the value alone counts).
 */
const clusterSchema = v.object({
  rule: v.literal('cluster'),
  value: magnitude,
  least: magnitude,
  unit: v.picklist(['mm3', 'voxels']),
  /** Neighbours that hang together: over faces, edges, corners. */
  connectivity: v.picklist(connectivities),
})

/** As documents were saved before there was a choice. */
const clusterBefore = v.pipe(
  v.object({ rule: v.literal('cluster'), value: magnitude, leastMm3: magnitude }),
  v.transform(
    ({ rule, value, leastMm3 }): v.InferOutput<typeof clusterSchema> => ({
      rule,
      value,
      least: leastMm3,
      unit: 'mm3',
      connectivity: 6,
    }),
  ),
)

const thresholdSchema = v.variant('rule', [
  v.object({ rule: v.literal('value'), value: magnitude }),
  v.object({ rule: v.literal('p'), p: within(0, 1) }),
  v.object({ rule: v.literal('fdr'), q: within(0, 1) }),
  clusterSchema,
  clusterBefore,
])

/** A second map that has a say in a layer's colours. */
const secondMapSchema = v.object({
  ask: mapAskSchema,
  /**
   * 'opacity': the layer is as opaque as this map's |value| is large: effect as colour, certainty as opacity. 'colour': both maps
   * in one square of colours.
   */
  as: v.picklist(['opacity', 'colour']),
  /** |value| along which a line runs, and with 'colour' from which it counts; null where it follows from the map. */
  threshold: v.nullable(magnitude),
  /** |value| from which it counts in full; null where it follows from the map. */
  full: v.nullable(magnitude),
})

export const layerSchema = v.object({
  ask: v.nullable(mapAskSchema),
  /** Null until the user sets it: then it follows from the maps on screen. */
  threshold: v.nullable(thresholdSchema),
  signs: v.picklist(['both', 'positive', 'negative']),
  /** 0 hides what is below the threshold, 1 lets it fade out. */
  fade: within(0, 1),
  /** How it fades: with (|value| / threshold) to this power; 1 is a straight line, more falls faster. */
  fadePower: v.optional(within(0.25, 8), 1),
  /** A line where the map crosses its threshold. */
  contour: v.boolean(),
  /** |value| at the colormap's two ends; null until the user sets it: then it follows from the maps on screen. */
  range: v.nullable(v.tuple([magnitude, magnitude])),
  colormap: v.picklist(colormapIds),
  opacity: within(0, 1),
  visible: v.boolean(),
  second: v.optional(v.nullable(secondMapSchema), null),
})

export const sideSchema = v.object({
  /** Bottom first. The first is the side's map, which is compared; the others lie over it. */
  layers: v.pipe(v.array(layerSchema), v.minLength(1), v.maxLength(mostLayers)),
  /** How the cortex reads a volume. */
  rule: v.picklist(samplingRuleIds),
})

export type Threshold = v.InferOutput<typeof thresholdSchema>
export type ValueThreshold = Extract<Threshold, { rule: 'value' }>
/** Those that need the map's distribution to become a value. */
export type RateThreshold = Extract<Threshold, { rule: 'p' | 'fdr' }>
/** Clusters of less are not shown. */
export type Extent = Omit<v.InferOutput<typeof clusterSchema>, 'rule' | 'value'>
export type Layer = v.InferOutput<typeof layerSchema>
export type Side = v.InferOutput<typeof sideSchema>
export type SecondMap = NonNullable<Layer['second']>
export type Range = readonly [low: number, high: number]

export const firstLayer: Layer = {
  ask: null,
  threshold: null,
  signs: 'both',
  fade: 0,
  fadePower: 1,
  contour: false,
  range: null,
  colormap: 'ember-glacier',
  opacity: 1,
  visible: true,
  second: null,
}

export const firstSide: Side = { layers: [firstLayer], rule: 'trilinear' }

/** What a threshold asks of clusters; null where it asks nothing. */
export function extentOf(threshold: Threshold | null): Extent | null {
  if (threshold?.rule !== 'cluster') return null
  const { least, unit, connectivity } = threshold
  return { least, unit, connectivity }
}

/** Every map that a layer needs. */
export function asksOf({ ask, second }: Pick<Layer, 'ask' | 'second'>): readonly MapAsk[] {
  return [...(ask ? [ask] : []), ...(second ? [second.ask] : [])]
}
