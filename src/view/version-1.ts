/** Documents of version 1: two panes, each with a map, a camera and a scale, and one layout of the brain for both. */
import * as v from 'valibot'
import { regionIds } from '#atlas/regions.ts'
import { colormapIds } from '#colormap/index.ts'
import { samplingRuleIds } from '#sampling/index.ts'
import { freshArrangement, freshViews } from './arrangement.ts'
import { shortText, wholeNumber } from './bounds.ts'
import { brainViewSchema } from './kind/brain.ts'
import { firstLayer, type Side } from './layer.ts'
import { askFor, type MapSource } from './map-ask.ts'
import { cursorSchema, firstView, type ViewSpec } from './spec.ts'

const { camera, pose } = brainViewSchema.entries
const magnitude = v.pipe(v.number(), v.finite(), v.minValue(0))

const paneSchema = v.object({
  source: v.nullable(
    v.variant('kind', [
      v.object({ kind: v.literal('sample'), id: shortText }),
      v.object({ kind: v.literal('url'), url: v.pipe(v.string(), v.maxLength(4000)) }),
      v.object({ kind: v.literal('file'), name: shortText, sha256: v.optional(shortText) }),
      v.object({ kind: v.literal('computed'), name: shortText }),
    ]),
  ),
  volumeIndex: wholeNumber(0, 1e6),
  camera,
  threshold: magnitude,
  range: v.tuple([magnitude, magnitude]),
  colormap: v.picklist(colormapIds),
  rule: v.picklist(samplingRuleIds),
})

export const version1Schema = v.object({
  version: v.literal(1),
  panes: v.object({ a: paneSchema, b: paneSchema }),
  links: v.object({ camera: v.boolean(), threshold: v.boolean(), range: v.boolean() }),
  sides: v.picklist(['both', 'positive', 'negative']),
  fade: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  layout: pose,
  regions: v.pipe(v.array(v.picklist(regionIds)), v.maxLength(1000)),
  labels: v.boolean(),
  peaks: v.boolean(),
  cursor: v.nullable(cursorSchema),
})

type Version1 = v.InferOutput<typeof version1Schema>
type Pane = Version1['panes']['a']

/** What was computed had no recipe in version 1, so it can't be asked for again. */
function sourceOf(source: Pane['source']): MapSource | null {
  if (source === null || source.kind === 'computed') return null
  if (source.kind !== 'file') return source
  const { name, sha256 } = source
  return {
    kind: 'file',
    key: `${name} ${sha256 ?? ''}`,
    files: [sha256 && /^[0-9a-f]{64}$/.test(sha256) ? { name, sha256 } : { name }],
  }
}

function sideOf(pane: Pane, { sides, fade }: Version1): Side {
  const source = sourceOf(pane.source)
  const layer = {
    ...firstLayer,
    ask: source && askFor(source, pane.volumeIndex),
    threshold: { rule: 'value' as const, value: pane.threshold },
    signs: sides,
    fade,
    // It always drew the line where values fade.
    contour: fade > 0,
    range: pane.range,
    colormap: pane.colormap,
  }
  return { layers: [layer], rule: pane.rule }
}

export function fromVersion1(old: Version1): ViewSpec {
  const { panes, links, layout, regions, labels, peaks, cursor } = old
  return {
    ...firstView,
    sides: { a: sideOf(panes.a, old), b: sideOf(panes.b, old) },
    views: freshViews('side-by-side').map((view) =>
      view.kind === 'brain'
        ? { ...view, camera: panes[view.shows === 'b' ? 'b' : 'a'].camera, pose: layout }
        : view,
    ),
    arrangement: freshArrangement('side-by-side'),
    links: { ...firstView.links, ...links },
    regions,
    labels,
    peaks,
    cursor,
  }
}
