/** A diagram of numbers: which one is an id of comparison's registry of plots. */
import * as v from 'valibot'
import { shortText } from '#view/bounds.ts'
import { viewBase } from './view-base.ts'

export const plotViewSchema = v.object({
  ...viewBase,
  kind: v.literal('plot'),
  plot: shortText,
})

export type PlotView = v.InferOutput<typeof plotViewSchema>
