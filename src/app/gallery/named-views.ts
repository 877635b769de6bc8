/** Documents with a name, one for each thing that a view can show: the gallery’s page lists them. */
import type { ModeId } from '#comparison/mode/index.ts'
import type { ArrangementId } from '#view/arrangement.ts'
import { withArrangement } from '#view/change-arrangement.ts'
import { withBothMaps, withLayer, withLayerAdded } from '#view/change-layer.ts'
import { withPose, withPreset, withView, withWipe } from '#view/change-view.ts'
import type { SecondMap } from '#view/layer.ts'
import { askFor } from '#view/map-ask.ts'
import { firstView, type ViewSpec } from '#view/spec.ts'

export type NamedView = { readonly says: string; readonly view: ViewSpec }

const laidOut = (id: ArrangementId, view: ViewSpec = firstView) => withArrangement(view, id)

const compared = (mode: ModeId, arrangement: ArrangementId = 'compared-slices') =>
  withView(laidOut(arrangement), 'compared', 'brain', { mode })

const second = (as: SecondMap['as'], threshold: number): ViewSpec =>
  withLayer(laidOut('brain-and-slices'), 'a', {
    threshold: { rule: 'value', value: threshold },
    second: {
      ask: askFor({ kind: 'sample', id: 'physical-pain' }),
      as,
      threshold: 3.1,
      full: as === 'opacity' ? 3.1 : 8,
    },
  })

const unlinked: ViewSpec = { ...firstView, links: { ...firstView.links, threshold: false } }

export const namedViews = {
  first: { says: 'What a visitor sees first', view: firstView },
  'top-pial': {
    says: 'Folded, from above, without regions',
    view: {
      ...withPose(withPreset(firstView, 'brain-a', 'superior'), { inflation: 0 }),
      regions: [],
    },
  },
  glass: {
    says: 'Of glass: bodies of what is above the threshold',
    view: withPose(firstView, { glass: 0.85, inflation: 0, liftMm: 0 }),
  },
  faded: {
    says: 'Weak values fade fast, a line where the threshold is',
    view: withBothMaps(laidOut('brain-and-slices'), { fade: 0.8, fadePower: 3, contour: true }),
  },
  flat: { says: 'Without light: colours as in the bar', view: { ...firstView, flat: true } },
  layers: {
    says: 'One map over another',
    view: withLayerAdded(firstView, 'a', {
      ask: askFor({ kind: 'sample', id: 'physical-pain' }),
      colormap: 'viridis',
      opacity: 0.7,
    }),
  },
  diverging: {
    says: 'A published colormap that diverges from 0',
    view: withBothMaps(firstView, { colormap: 'vik' }),
  },
  'two-colours': { says: 'Both maps in one square of colours', view: compared('two-colours') },
  'layer-two-colours': {
    says: 'A layer in two colours with another map, on cortex and slices',
    view: second('colour', 3.1),
  },
  certainty: {
    says: 'A layer whose opacity is another map',
    view: { ...second('opacity', 0), links: unlinked.links },
  },
  wipe: { says: 'A wipe on brain and slices', view: withWipe(compared('wipe'), 0.55) },
  difference: { says: 'A minus B, on brain and slices', view: compared('difference') },
  agreement: { says: 'Classes of agreement', view: compared('agreement') },
  four: { says: 'Both hemispheres, lateral and medial', view: laidOut('four') },
  mosaic: { says: 'Rows of slices', view: laidOut('mosaic') },
} as const satisfies { readonly [name: string]: NamedView }

export type ViewName = keyof typeof namedViews
export const viewNames = Object.keys(namedViews) as ViewName[]
