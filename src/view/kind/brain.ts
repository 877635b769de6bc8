/** The cortex of one side, or of both sides compared, in three dimensions. */
import * as v from 'valibot'
import { finite, shortText, within } from '#view/bounds.ts'
import { zoomLimits } from '#view/camera.ts'
import { viewBase } from './view-base.ts'

const reach = v.pipe(finite, v.minValue(-1000), v.maxValue(1000))

export const brainViewSchema = v.object({
  ...viewBase,
  kind: v.literal('brain'),
  camera: v.object({
    azimuthDeg: within(-180, 180),
    elevationDeg: within(-90, 90),
    zoom: within(zoomLimits.min, zoomLimits.max),
    targetScene: v.tuple([reach, reach, reach]),
  }),
  /** How the brain is laid out: `BrainLayout`. */
  pose: v.object({
    inflation: within(0, 2),
    gapMm: within(0, 200),
    openDeg: within(0, 90),
    liftMm: within(0, 200),
    hidden: v.picklist(['none', 'left', 'right']),
    glass: within(0, 1),
    fourFaces: v.optional(v.boolean(), false),
  }),
  /** How both sides are compared, where the view shows the comparison: an id of comparison's registry. */
  mode: v.nullable(shortText),
})

export type BrainView = v.InferOutput<typeof brainViewSchema>
