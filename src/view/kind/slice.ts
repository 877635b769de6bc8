/** One cut through the volume at the cursor. */
import * as v from 'valibot'
import { within } from '#view/bounds.ts'
import { viewBase } from './view-base.ts'

export const sliceAxes = ['axial', 'coronal', 'sagittal'] as const
export type SliceAxis = (typeof sliceAxes)[number]

export const sliceViewSchema = v.object({
  ...viewBase,
  kind: v.literal('slice'),
  axis: v.picklist(sliceAxes),
  /** 1 fits the background into the pane. */
  zoom: within(0.5, 32),
  /** Where the middle of the picture is, relative to the middle of the background: mm to the right and up. */
  panMm: v.tuple([within(-500, 500), within(-500, 500)]),
  /** How voxels are drawn, which changes no value. */
  interpolation: v.picklist(['nearest', 'linear']),
})

export type SliceView = v.InferOutput<typeof sliceViewSchema>
