/** Regions that the user drew on the surface, as the document holds them. */
import * as v from 'valibot'
import { shortText, wholeNumber, within } from './bounds.ts'

/** Radii that a disc may have, mm along the surface. */
export const discRadiiMm = { least: 2, usual: 10, most: 60 } as const

const coordinate = within(-10_000, 10_000)

const patchCode = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]*$/), v.maxLength(20_000))

export const drawnRegionSchema = v.object({
  /** Another one for each region of the document; its number chooses the colour. */
  number: wholeNumber(1, 1e6),
  name: shortText,
  /** The mesh on which it was drawn; on another only what can be found there is shown. */
  mesh: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  shape: v.variant('kind', [
    v.object({
      kind: v.literal('disc'),
      hemisphere: v.picklist(['left', 'right']),
      vertex: wholeNumber(0, 1e8),
      radiusMm: within(discRadiiMm.least, discRadiiMm.most),
      centreMni: v.nullable(v.tuple([coordinate, coordinate, coordinate])),
    }),
    v.object({ kind: v.literal('patch'), left: patchCode, right: patchCode }),
  ]),
})

export type DrawnRegion = v.InferOutput<typeof drawnRegionSchema>

/** As many as can be told apart. */
export const mostDrawn = 24

const colours = [
  '#ff7ab6',
  '#7be0c8',
  '#ffd166',
  '#b79cff',
  '#8fd14f',
  '#ff9d5c',
  '#6fc3ff',
  '#e6e6e6',
] as const

/** '#rrggbb' */
export function drawnColour({ number }: Pick<DrawnRegion, 'number'>): string {
  return colours[(number - 1) % colours.length]!
}

/** By which tables and labels know it. */
export function drawnId({ number }: Pick<DrawnRegion, 'number'>): string {
  return `drawn:${number}`
}
