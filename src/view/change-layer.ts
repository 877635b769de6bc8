/** Changes of what the sides show: their layers, and what both sides share. Each is a pure function of the document. */
import { colormapIds } from '#colormap/index.ts'
import { firstLayer, type Layer, type SecondMap, type Side, type Threshold } from './layer.ts'
import type { Links, Look } from './look.ts'
import type { MapAsk } from './map-ask.ts'
import { mapLayer, otherSide, type SideId, sideIds, type ViewSpec } from './spec.ts'

function withSide(view: ViewSpec, side: SideId, patch: Partial<Side>): ViewSpec {
  return { ...view, sides: { ...view.sides, [side]: { ...view.sides[side], ...patch } } }
}

function withLayers(
  view: ViewSpec,
  side: SideId,
  change: (layers: readonly Layer[]) => Layer[],
): ViewSpec {
  return withSide(view, side, { layers: change(view.sides[side].layers) })
}

/** Patches one layer; 0 is the side's map. */
export function withLayer(
  view: ViewSpec,
  side: SideId,
  patch: Partial<Layer>,
  index = 0,
): ViewSpec {
  return withLayers(view, side, (layers) =>
    layers.map((layer, i) => (i === index ? { ...layer, ...patch } : layer)),
  )
}

/** Patches the maps of both sides, where a setting belongs to the comparison: colormap, signs, fading. */
export function withBothMaps(view: ViewSpec, patch: Partial<Omit<Layer, 'ask'>>): ViewSpec {
  return sideIds.reduce((changed, side) => withLayer(changed, side, patch), view)
}

/** Another map on a side. What was set for the one before it is forgotten: it may have other values. */
export function withAsk(view: ViewSpec, side: SideId, ask: MapAsk | null): ViewSpec {
  return withLayer(view, side, { ask, threshold: null, range: null })
}

/** The same map read otherwise: another volume, other studies, another word for its numbers. Its scale stays. */
export function withAskPart(
  view: ViewSpec,
  side: SideId,
  part: Partial<Omit<MapAsk, 'source'>>,
): ViewSpec {
  const { ask } = mapLayer(view, side)
  return ask ? withLayer(view, side, { ask: { ...ask, ...part } }) : view
}

/** @param links as they are in effect (`Look`): a shared threshold is set on both sides. */
export function withThreshold(
  view: ViewSpec,
  side: SideId,
  threshold: Threshold,
  links: Pick<Links, 'threshold'>,
): ViewSpec {
  const bounded =
    threshold.rule === 'value' || threshold.rule === 'cluster'
      ? { ...threshold, value: Math.max(0, threshold.value) }
      : threshold
  return links.threshold
    ? withBothMaps(view, { threshold: bounded })
    : withLayer(view, side, { threshold: bounded })
}

/** The ends are put in order, so that dragging one past the other is harmless. */
export function withRange(
  view: ViewSpec,
  side: SideId,
  ends: readonly [number, number],
  links: Pick<Links, 'range'>,
): ViewSpec {
  const range: [number, number] = [Math.max(0, Math.min(...ends)), Math.max(0, ...ends)]
  return links.range ? withBothMaps(view, { range }) : withLayer(view, side, { range })
}

/** A layer over those that are there. */
export function withLayerAdded(view: ViewSpec, side: SideId, layer: Partial<Layer>): ViewSpec {
  return withLayers(view, side, (layers) => [...layers, { ...firstLayer, ...layer }])
}

/** A layer back in the place where it was. */
export function withLayerAt(view: ViewSpec, side: SideId, layer: Layer, at: number): ViewSpec {
  return withLayers(view, side, (layers) => [...layers.slice(0, at), layer, ...layers.slice(at)])
}

/** A map over those of a side, so that what lies below shines through; in a colormap that none of them has. */
export function withLaidOver(view: ViewSpec, side: SideId, ask: MapAsk): ViewSpec {
  const { layers } = view.sides[side]
  // One colormap over another of the same kind could not be told apart.
  const colormap = colormapIds.find((id) => layers.every((one) => one.colormap !== id))
  return withLayerAdded(view, side, { ask, opacity: 0.7, ...(colormap && { colormap }) })
}

/** The last layer that goes leaves an empty one: a side always has a map, if only none. */
export function withoutLayer(view: ViewSpec, side: SideId, index: number): ViewSpec {
  return withLayers(view, side, (layers) => {
    const left = layers.filter((_, i) => i !== index)
    return left.length > 0 ? left : [{ ...firstLayer }]
  })
}

/**
 * A second map for a layer, or none. Where it says how opaque the layer is, every value is to be seen: the layer's own threshold goes
 * to 0, for this side alone; it follows from the map again when the second one leaves.
 *
 * @param look what is in effect before
 */
export function withSecondMap(
  view: ViewSpec,
  side: SideId,
  index: number,
  second: SecondMap | null,
  look: Look,
): ViewSpec {
  const layer = view.sides[side].layers[index]
  if (!layer) return view
  const fades = second?.as === 'opacity'
  if (fades === (layer.second?.as === 'opacity')) return withLayer(view, side, { second }, index)
  const cut = fades && index === 0 && look.links.threshold
  const apart = cut ? withLink(view, 'threshold', false, look) : view
  const threshold = fades ? ({ rule: 'value', value: 0 } as const) : null
  return withLayer(apart, side, { second, threshold }, index)
}

/** Takes the layer at `from` out and puts it in so that it is at `to`. */
export function withLayerMoved(view: ViewSpec, side: SideId, from: number, to: number): ViewSpec {
  return withLayers(view, side, (layers) => {
    const moved = layers[from]
    if (!moved) return [...layers]
    const others = layers.filter((_, i) => i !== from)
    return [...others.slice(0, to), moved, ...others.slice(to)]
  })
}

/** How the cortex reads volumes is a property of the comparison: both sides take it. */
export function withRule(view: ViewSpec, rule: Side['rule']): ViewSpec {
  return sideIds.reduce((changed, side) => withSide(changed, side, { rule }), view)
}

/** One side alone takes a rule, where both show what another rule makes of a map. */
export function withRuleOfSide(view: ViewSpec, side: SideId, rule: Side['rule']): ViewSpec {
  return withSide(view, side, { rule })
}

/**
 * The other side shows the same map, drawn alike, by another rule.
 *
 * @param look what is in effect before: what was chosen by the map's own values stays as it is
 */
export function withOtherRuleBeside(
  view: ViewSpec,
  side: SideId,
  rule: Side['rule'],
  look: Pick<Look, 'sides'>,
): ViewSpec {
  const { asked, range } = look.sides[side]
  const fixed = withLayer(view, side, { threshold: asked, range: [...range] })
  return withSide(fixed, otherSide(side), { layers: [...fixed.sides[side].layers], rule })
}

/** Left becomes right. Views stay where they are and show what their side shows now. */
export function withSidesSwapped(view: ViewSpec): ViewSpec {
  return { ...view, sides: { a: view.sides.b, b: view.sides.a } }
}

/**
 * Joining a link brings side b to what side a shows; cutting it changes nothing on screen.
 *
 * @param look what is in effect before
 */
export function withLink(view: ViewSpec, link: keyof Links, on: boolean, look: Look): ViewSpec {
  const linked = { ...view, links: { ...view.links, [link]: on } }
  if (link === 'threshold') {
    return sideIds.reduce((changed, side) => {
      const { asked } = look.sides[on ? 'a' : side]
      return withLayer(changed, side, { threshold: asked })
    }, linked)
  }
  if (link === 'range') {
    return sideIds.reduce((changed, side) => {
      const [low, high] = look.sides[on ? 'a' : side].range
      return withLayer(changed, side, { range: [low, high] })
    }, linked)
  }
  if (link === 'camera' && on) return withCamerasJoined(linked)
  return linked
}

/** Views of a group come to where the first of them is. */
function withCamerasJoined(view: ViewSpec): ViewSpec {
  return {
    ...view,
    views: view.views.map((one) => {
      if (one.kind !== 'brain' || one.group === null) return one
      const leader = view.views.find(({ kind, group }) => kind === 'brain' && group === one.group)
      return leader?.kind === 'brain' ? { ...one, camera: leader.camera } : one
    }),
  }
}
