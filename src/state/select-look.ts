/** Threshold, range and links: in effect, and as they are asked for. */
import { extentOf, type Layer } from '#view/layer.ts'
import { type Look, lookOf, type MapFacts } from '#view/look.ts'
import { mapLayer, otherSide, type SideId, type ViewSpec } from '#view/spec.ts'
import type { AppState, MapReach } from './app-state.ts'
import { drawnLayer, isComplete, lacksClusters, onScreen, sameExtent } from './complete.ts'
import { memoise } from './memoise.ts'
import { scaleFacts } from './scale-facts.ts'

const drawnMemo = { a: memoise(drawnLayer), b: memoise(drawnLayer) }
const wishedMemo = { a: memoise(drawnLayer), b: memoise(drawnLayer) }

/** Whether clusters are still sought. Of one threshold for both sides neither is drawn before the other can be. */
export function selectWaits(state: AppState, side: SideId): boolean {
  if (lacksClusters(state, side)) return true
  return state.document.links.threshold !== false && lacksClusters(state, otherSide(side))
}

export function drawnMapLayer(state: AppState, side: SideId): Layer {
  const layer = mapLayer(state.document, side)
  const before = state.screen[side]?.layer ?? null
  const waits = selectWaits(state, side)
  return drawnMemo[side](layer, before, isComplete(state, side), waits)
}

/** As it is asked for, where the maps that are on screen are too. */
function wishedLayer(state: AppState, side: SideId): Layer {
  const before = state.screen[side]?.layer ?? null
  return wishedMemo[side](mapLayer(state.document, side), before, isComplete(state, side), false)
}
const factsMemo = { a: memoise(scaleFacts), b: memoise(scaleFacts) }

function factsOnScreen(state: AppState, side: SideId): MapFacts | null {
  const now = onScreen(state, side)
  const { signs } = mapLayer(state.document, side)
  return now && factsMemo[side](now.map, now.sample, now.ask, signs)
}

const look = () =>
  memoise(
    (
      a: Layer,
      b: Layer,
      links: ViewSpec['links'],
      factsA: MapFacts | null,
      factsB: MapFacts | null,
    ): Look => lookOf({ a, b }, links, { a: factsA, b: factsB }),
  )

const drawnLook = look()
const wishedLook = look()

/** Where a map has no clusters, its values alone are cut. */
function asCut(look: Look, side: SideId, reach: MapReach | null | undefined): Look {
  const { asked } = look.sides[side]
  if (asked.rule !== 'cluster' || reach === undefined) return look
  if (reach && sameExtent(extentOf(asked), reach.extent)) return look
  const alone = { ...look.sides[side], asked: { rule: 'value', value: asked.value } as const }
  return { ...look, sides: { ...look.sides, [side]: alone } }
}

const cutLook = memoise(
  (look: Look, a: MapReach | null | undefined, b: MapReach | null | undefined): Look =>
    asCut(asCut(look, 'a', a), 'b', b),
)

/** Threshold, range and links as they are in effect: what is drawn and counted goes by these. */
export function selectLook(state: AppState): Look {
  const inEffect = drawnLook(
    drawnMapLayer(state, 'a'),
    drawnMapLayer(state, 'b'),
    state.document.links,
    factsOnScreen(state, 'a'),
    factsOnScreen(state, 'b'),
  )
  return cutLook(inEffect, onScreen(state, 'a')?.reach, onScreen(state, 'b')?.reach)
}

/** The same as it is asked for, though clusters may still be sought: what controls show, and go on from. */
export function selectWishedLook(state: AppState): Look {
  return wishedLook(
    wishedLayer(state, 'a'),
    wishedLayer(state, 'b'),
    state.document.links,
    factsOnScreen(state, 'a'),
    factsOnScreen(state, 'b'),
  )
}
