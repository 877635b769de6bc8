/**
 * ViewSpec, the document: what is asked to be on screen as one JSON value. A link, a saved session, a slide and a figure
 * are all one of these, so everything that decides the picture is here and nothing that can be derived from it.
 */
import * as v from 'valibot'
import { regionIds } from '#atlas/regions.ts'
import { arrangementSchema, freshArrangement, freshViews } from './arrangement.ts'
import { filesSchema, finite, shortText, wholeNumber, within } from './bounds.ts'
import { drawnRegionSchema, mostDrawn } from './drawn.ts'
import { viewSchema } from './kind/index.ts'
import { firstLayer, firstSide, type Layer, type Side, sideSchema } from './layer.ts'
import { askFor, mapAskSchema } from './map-ask.ts'

const placeSchema = v.object({
  hemisphere: v.picklist(['left', 'right']),
  face: wholeNumber(0, 1e9),
  barycentric: v.tuple([finite, finite, finite]),
})

/** More than this nobody finds anything in. */
export const mostInTray = 64

const coordinate = within(-10_000, 10_000)

export const cursorSchema = v.object({
  /** Where values are read, MNI millimetres. */
  world: v.tuple([coordinate, coordinate, coordinate]),
  /** The place on the cortex that marks it, the same on pial and inflated; null where there is none yet. */
  place: v.nullable(placeSchema),
})

export const viewSpecSchema = v.object({
  version: v.literal(2),
  sides: v.object({ a: sideSchema, b: sideSchema }),
  /** One drawing each. */
  views: v.pipe(v.array(viewSchema), v.minLength(1), v.maxLength(64)),
  arrangement: arrangementSchema,
  /** What follows when one side changes. Null until the user says: then it follows from the maps on screen. */
  links: v.object({
    camera: v.boolean(),
    threshold: v.nullable(v.boolean()),
    range: v.nullable(v.boolean()),
  }),
  /** What the comparison of both sides needs beside the view that shows it. */
  compare: v.object({
    /** Where the wipe stands, as a share of the width. */
    wipe: within(0, 1),
    /** How values of unlike maps are brought together: an id of comparison's registry. */
    matching: shortText,
    /** Options of single modes, by the mode's own names. */
    options: v.record(shortText, v.union([finite, v.boolean(), shortText])),
    /** Of which places the joint plot shows both values. */
    joint: v.optional(v.picklist(['voxels', 'vertices']), 'voxels'),
  }),
  surfaces: v.object({
    /** The user's own; null is the bundled brain. */
    own: v.nullable(filesSchema),
    /** In which space they are taken to be: an id of format's placements; null takes the header's word. */
    placement: v.nullable(shortText),
  }),
  /** What lies under the maps on slices. */
  background: v.variant('kind', [
    v.object({ kind: v.literal('t1') }),
    v.object({ kind: v.literal('none') }),
    v.object({ kind: v.literal('file'), ...filesSchema.entries }),
  ]),
  regions: v.pipe(v.array(v.picklist(regionIds)), v.maxLength(1000)),
  /** Regions of the user's own, drawn on the surface. */
  drawn: v.optional(v.pipe(v.array(drawnRegionSchema), v.maxLength(mostDrawn)), []),
  labels: v.boolean(),
  /** The studies' peaks as spheres. */
  peaks: v.boolean(),
  /** No light and no relief: every colour as the colour bar has it. */
  flat: v.boolean(),
  cursor: v.nullable(cursorSchema),
  /** Maps at hand that are on no side. Documents of before do not have it. */
  tray: v.optional(v.pipe(v.array(mapAskSchema), v.maxLength(mostInTray)), []),
  /** The voxels of which the value at the cursor's vertex was made are marked on slices. */
  fed: v.optional(v.boolean(), true),
})

export type ViewSpec = v.InferOutput<typeof viewSpecSchema>
export type Cursor = NonNullable<ViewSpec['cursor']>
export type Place = v.InferOutput<typeof placeSchema>
export type SideId = keyof ViewSpec['sides']
export const sideIds = ['a', 'b'] as const satisfies readonly SideId[]

export function otherSide(side: SideId): SideId {
  return side === 'a' ? 'b' : 'a'
}

/** The side's map: its lowest layer, which is compared with the other side's. */
export function mapLayer({ sides }: Pick<ViewSpec, 'sides'>, side: SideId): Layer {
  return sides[side].layers[0] ?? firstLayer
}

function sampleSide(id: string): Side {
  return { ...firstSide, layers: [{ ...firstLayer, ask: askFor({ kind: 'sample', id }) }] }
}

/** What a visitor sees first: left lateral above or beside right medial, inflated, so that insula and cingulate are in sight. */
export const firstView: ViewSpec = {
  version: 2,
  sides: { a: sampleSide('social-exclusion'), b: sampleSide('physical-pain') },
  views: freshViews('side-by-side'),
  arrangement: freshArrangement('side-by-side'),
  links: { camera: true, threshold: null, range: null },
  compare: { wipe: 0.5, matching: 'none', options: {}, joint: 'voxels' },
  surfaces: { own: null, placement: null },
  background: { kind: 't1' },
  regions: ['dacc', 'ai'],
  drawn: [],
  labels: true,
  peaks: false,
  flat: false,
  cursor: null,
  tray: [],
  fed: true,
}
