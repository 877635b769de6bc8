/** A layer: one map on one side, from which value on it is drawn, and in which colours. */
import * as v from 'valibot'
import { colormapIds } from '#colormap/index.ts'
import { samplingRuleIds } from '#sampling/index.ts'
import { finite, within } from './bounds.ts'
import { mapAskSchema } from './map-ask.ts'

const magnitude = v.pipe(finite, v.minValue(0))

/**
 * Where a map starts to be drawn. 'value': from |value| on, in the map's own unit; 'p': where the statistic's own p is at
 * most so, uncorrected; 'fdr': where the false discovery rate over the map's voxels is at most so; 'cluster': from |value| on,
 * in clusters of at least so many cubic millimetres (what came one a vertex has none: there the value alone counts).
 */
const thresholdSchema = v.variant('rule', [
  v.object({ rule: v.literal('value'), value: magnitude }),
  v.object({ rule: v.literal('p'), p: within(0, 1) }),
  v.object({ rule: v.literal('fdr'), q: within(0, 1) }),
  v.object({ rule: v.literal('cluster'), value: magnitude, leastMm3: magnitude }),
])

export const layerSchema = v.object({
  ask: v.nullable(mapAskSchema),
  /** Null until the user sets it: then it follows from the maps on screen. */
  threshold: v.nullable(thresholdSchema),
  signs: v.picklist(['both', 'positive', 'negative']),
  /** 0 hides what is below the threshold, 1 lets it fade out. */
  fade: within(0, 1),
  /** A line where the map crosses its threshold. */
  contour: v.boolean(),
  /** |value| at the colormap's two ends; null until the user sets it: then it follows from the maps on screen. */
  range: v.nullable(v.tuple([magnitude, magnitude])),
  colormap: v.picklist(colormapIds),
  opacity: within(0, 1),
  visible: v.boolean(),
})

export const sideSchema = v.object({
  /** Bottom first. The first is the side's map, which is compared; the others lie over it. */
  layers: v.pipe(v.array(layerSchema), v.minLength(1), v.maxLength(16)),
  /** How the cortex reads a volume. */
  rule: v.picklist(samplingRuleIds),
})

export type Threshold = v.InferOutput<typeof thresholdSchema>
export type ValueThreshold = Extract<Threshold, { rule: 'value' }>
/** Those that need the map's distribution to become a value. */
export type RateThreshold = Extract<Threshold, { rule: 'p' | 'fdr' }>
export type Layer = v.InferOutput<typeof layerSchema>
export type Side = v.InferOutput<typeof sideSchema>
export type Range = readonly [low: number, high: number]

export const firstLayer: Layer = {
  ask: null,
  threshold: null,
  signs: 'both',
  fade: 0,
  contour: false,
  range: null,
  colormap: 'ember-glacier',
  opacity: 1,
  visible: true,
}

export const firstSide: Side = { layers: [firstLayer], rule: 'trilinear' }
