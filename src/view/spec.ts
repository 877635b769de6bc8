/**
 * ViewSpec: what is on screen as one JSON value. A link, a saved session, a slide and a figure are all one of these, so
 * everything that decides the picture's meaning is here and nothing that can be derived from it.
 */
import * as v from 'valibot'
import { regionIds } from '#atlas/regions.ts'
import { colormapIds } from '#colormap/index.ts'
import { samplingRuleIds } from '#sampling/index.ts'
import { zoomLimits } from './camera.ts'
import { closedBrain } from './layout.ts'

const finite = v.pipe(v.number(), v.finite())
const within = (low: number, high: number) => v.pipe(finite, v.minValue(low), v.maxValue(high))

const cameraSchema = v.object({
  azimuthDeg: within(-180, 180),
  elevationDeg: within(-90, 90),
  zoom: within(zoomLimits.min, zoomLimits.max),
  targetScene: v.tuple([finite, finite, finite]),
})

const layoutSchema = v.object({
  inflation: within(0, 2),
  gapMm: within(0, 200),
  openDeg: within(0, 90),
  liftMm: within(0, 200),
  hidden: v.picklist(['none', 'left', 'right']),
  glass: within(0, 1),
})

/** Where a map comes from. A 'file' can't be fetched again: it is named so that the user can be asked for it. */
const sourceSchema = v.variant('kind', [
  v.object({ kind: v.literal('sample'), id: v.string() }),
  v.object({ kind: v.literal('url'), url: v.string() }),
  v.object({ kind: v.literal('file'), name: v.string(), sha256: v.optional(v.string()) }),
  v.object({ kind: v.literal('computed'), name: v.string() }),
])

const paneSchema = v.object({
  source: v.nullable(sourceSchema),
  /** Which volume of a series. */
  volumeIndex: v.pipe(finite, v.integer(), v.minValue(0)),
  camera: cameraSchema,
  /** |value| from which the map is shown. */
  threshold: v.pipe(finite, v.minValue(0)),
  /** |value| at the colormap's two ends. */
  range: v.tuple([v.pipe(finite, v.minValue(0)), v.pipe(finite, v.minValue(0))]),
  colormap: v.picklist(colormapIds),
  rule: v.picklist(samplingRuleIds),
})

export const viewSpecSchema = v.object({
  version: v.literal(1),
  panes: v.object({ a: paneSchema, b: paneSchema }),
  /** What follows when one side changes. */
  links: v.object({ camera: v.boolean(), threshold: v.boolean(), range: v.boolean() }),
  sides: v.picklist(['both', 'positive', 'negative']),
  /** 0 hides what is below the threshold, 1 lets it fade out. */
  fade: within(0, 1),
  layout: layoutSchema,
  regions: v.array(v.picklist(regionIds)),
  labels: v.boolean(),
  /** The studies' peaks as spheres. */
  peaks: v.boolean(),
  cursor: v.nullable(
    v.object({
      /** Where values are read, MNI millimetres. */
      world: v.tuple([finite, finite, finite]),
      /** The place on the cortex that marks it; the same on pial and inflated. */
      place: v.object({
        hemisphere: v.picklist(['left', 'right']),
        face: v.pipe(finite, v.integer(), v.minValue(0)),
        barycentric: v.tuple([finite, finite, finite]),
      }),
    }),
  ),
})

export type ViewSpec = v.InferOutput<typeof viewSpecSchema>
export type PaneSpec = ViewSpec['panes']['a']
export type MapSource = v.InferOutput<typeof sourceSchema>
export type Cursor = NonNullable<ViewSpec['cursor']>
export type PaneId = keyof ViewSpec['panes']
export type LinkId = keyof ViewSpec['links']
export const paneIds = ['a', 'b'] as const satisfies readonly PaneId[]

export function otherPane(pane: PaneId): PaneId {
  return pane === 'a' ? 'b' : 'a'
}

const firstPane: PaneSpec = {
  source: null,
  volumeIndex: 0,
  camera: { azimuthDeg: -90, elevationDeg: 0, zoom: 1, targetScene: [0, 0, 0] },
  threshold: 3.1,
  range: [0, 8],
  colormap: 'ember-glacier',
  rule: 'trilinear',
}

/** What a visitor sees first: left lateral above right medial and inflated, so that insula and cingulate are in sight. */
export const firstView: ViewSpec = {
  version: 1,
  panes: {
    a: { ...firstPane, source: { kind: 'sample', id: 'social-exclusion' } },
    b: { ...firstPane, source: { kind: 'sample', id: 'physical-pain' } },
  },
  links: { camera: true, threshold: true, range: true },
  sides: 'both',
  fade: 0,
  layout: { ...closedBrain, liftMm: 128, inflation: 1 },
  regions: ['dacc', 'ai'],
  labels: true,
  peaks: false,
  cursor: null,
}

/** @throws valibot's ValiError naming the first field that is wrong. */
export function parseViewSpec(json: unknown): ViewSpec {
  return v.parse(viewSpecSchema, json)
}
