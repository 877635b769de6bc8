/** A step's look as the document that asks for it. */
import { studyChoices } from '#evidence/choices.ts'
import { FALLBACK_SUBJECTS } from '#evidence/kernel.ts'
import type { Study } from '#evidence/study.ts'
import { withMaximised } from '#view/change-arrangement.ts'
import { withRule, withThreshold } from '#view/change-layer.ts'
import { withPose, withPreset } from '#view/change-view.ts'
import { askFor, type MapAsk } from '#view/map-ask.ts'
import { firstView, type SideId, sideIds, type ViewSpec } from '#view/spec.ts'
import type { FullLook, MapOfLook } from './look.ts'

/** @param studies of the sample's table; needed only where the look makes a choice among them. */
export function askOfMap({ sample, choice }: MapOfLook, studies: readonly Study[]): MapAsk {
  const ask = askFor({ kind: 'sample', id: sample })
  if (choice === undefined) return ask
  return {
    ...ask,
    choice: {
      included: studies.filter(studyChoices[choice].includes).map(({ id }) => id),
      fallbackN: FALLBACK_SUBJECTS,
      correction: 'none',
      nullIn: 'brain',
    },
  }
}

/**
 * The document of a look. It starts from the page's first view and not from what is on screen, so that a slide shows the
 * same picture whatever was looked at before.
 */
export function documentOf(look: FullLook, asks: { readonly [side in SideId]: MapAsk }): ViewSpec {
  const brains = sideIds.map((side) => `brain-${side}`)
  const links = { camera: true, threshold: true, range: true }
  const start: ViewSpec = {
    ...firstView,
    links,
    regions: [...look.regions],
    peaks: look.peaks,
    cursor: look.cursor && { world: [...look.cursor], place: null },
    sides: {
      a: sideOf(firstView.sides.a, asks.a, look),
      b: sideOf(firstView.sides.b, asks.b, look),
    },
  }
  const posed = brains.reduce((view, id) => withPreset(view, id, look.view), start)
  const shaped = withPose(posed, { inflation: look.inflation, glass: look.glass })
  const zoomed: ViewSpec = {
    ...shaped,
    views: shaped.views.map((view) =>
      view.kind === 'brain' ? { ...view, camera: { ...view.camera, zoom: look.zoom } } : view,
    ),
  }
  const alone = look.show === 'both' ? null : `brain-${look.show}`
  const ruled = withRule(zoomed, look.rule)
  return withMaximised(
    withThreshold(ruled, 'a', { rule: 'value', value: look.threshold }, links),
    alone,
  )
}

function sideOf(side: ViewSpec['sides']['a'], ask: MapAsk, { fade }: FullLook) {
  // What fades has a line where the threshold is: otherwise nobody sees what is beyond it.
  const contour = fade > 0
  return { ...side, layers: side.layers.map((layer) => ({ ...layer, ask, fade, contour })) }
}
