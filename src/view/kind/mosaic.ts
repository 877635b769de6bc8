/** Many cuts of one axis beside each other: the lightbox. */
import * as v from 'valibot'
import { wholeNumber, within } from '#view/bounds.ts'
import { sliceAxes } from './slice.ts'
import { viewBase } from './view-base.ts'

export const mosaicViewSchema = v.object({
  ...viewBase,
  kind: v.literal('mosaic'),
  axis: v.picklist(sliceAxes),
  /** World mm along the axis of the first cut, and from each cut to the next. */
  firstMm: within(-500, 500),
  stepMm: within(0.1, 100),
  count: wholeNumber(1, 200),
  interpolation: v.picklist(['nearest', 'linear']),
})

export type MosaicView = v.InferOutput<typeof mosaicViewSchema>
