/** The kinds of view: one file and one line here, and its drawing in scene. */
import * as v from 'valibot'
import { brainViewSchema } from './brain.ts'
import { mosaicViewSchema } from './mosaic.ts'
import { plotViewSchema } from './plot.ts'
import { sliceViewSchema } from './slice.ts'

export const viewSchema = v.variant('kind', [
  brainViewSchema,
  sliceViewSchema,
  mosaicViewSchema,
  plotViewSchema,
])

/** Kinds that draw what lies under the maps. */
const onBackground: ReadonlySet<string> = new Set(['slice', 'mosaic'])

export function drawsBackground({ kind }: View): boolean {
  return onBackground.has(kind)
}

export type View = v.InferOutput<typeof viewSchema>
export type ViewKind = View['kind']
export type ViewId = View['id']
export type Shows = View['shows']
