/**
 * What follows at once from what has come in: what is complete is on screen, what failed is rolled back to what is on
 * screen and told, and what nothing asks for any more is given back. Pure.
 */
import { withBothMaps, withLayer, withoutLayer, withRule } from '#view/change-layer.ts'
import { type Extent, extentOf } from '#view/layer.ts'
import { askKey, type MapAsk } from '#view/map-ask.ts'
import { mapLayer, otherSide, type SideId, sideIds, type ViewSpec } from '#view/spec.ts'
import type { AppState, Failure, Screen } from './app-state.ts'
import { isComplete, lacksClusters, sameExtent } from './complete.ts'
import {
  backgroundKey,
  bundledCortex,
  cortexKey,
  filesKey,
  jobKey,
  reachKey,
  sampleKey,
} from './keys.ts'
import { askedExtent, layerExtent } from './reach.ts'

/** The document with what a side last showed completely; with no map where it has shown none. */
export function rolledBack(state: AppState, side: SideId): ViewSpec {
  const { document, screen } = state
  const before = screen[side]
  if (!before?.layer.ask || !state.maps[askKey(before.layer.ask)]) {
    return withLayer(document, side, { ask: null, threshold: null, range: null })
  }
  const { ask, threshold, range } = before.layer
  // Clusters that could not be had were asked for on both sides, where both take one threshold.
  const shared =
    document.links.threshold !== false && !sameExtent(before.extent, askedExtent(document, side))
  const both = shared ? withBothMaps(document, { threshold }) : document
  const back = withLayer(both, side, { ask, threshold, range })
  return before.rule === document.sides[side].rule ? back : withRule(back, before.rule)
}

/** Keys of the jobs without which the layer at `index` of a side can't be drawn. */
function jobsOf(
  { document, cortex }: AppState,
  side: SideId,
  ask: MapAsk,
  extent: Extent | null,
): readonly string[] {
  if (cortex.status !== 'ready') return [jobKey.map(ask)]
  const sample = sampleKey(ask, cortex.key, document.sides[side].rule)
  const clusters = extent ? [jobKey.reach(reachKey(sample, extent))] : []
  return [jobKey.map(ask), jobKey.sample(sample), ...clusters]
}

/** The first of some jobs that has failed. */
function failedOf({ failed }: AppState, jobs: readonly string[]) {
  for (const key of jobs) {
    const mark = failed[key]
    if (mark) return { key, mark }
  }
  return null
}

function told(state: AppState, key: string): AppState {
  const mark = state.failed[key]
  return mark ? { ...state, failed: { ...state.failed, [key]: { ...mark, told: true } } } : state
}

function withFailure(state: AppState, side: SideId, failure: Failure): AppState {
  return { ...state, failures: { ...state.failures, [side]: failure } }
}

/** A side whose map can't be had shows again what it showed, and says why. */
function failSide(state: AppState, side: SideId): AppState {
  const { ask } = mapLayer(state.document, side)
  if (!ask) return state
  const extent = askedExtent(state.document, side)
  const found = failedOf(state, jobsOf(state, side, ask, extent))
  if (!found) return state
  const { key, mark } = found
  const before = state.screen[side]
  // A map that can't be put on this cortex, but could on the one before, waits for that one to come back.
  const waits =
    before?.layer.ask &&
    askKey(before.layer.ask) === askKey(ask) &&
    before.rule === state.document.sides[side].rule &&
    sameExtent(before.extent, extent)
  const failure = { ...mark.failure, ask, layer: mapLayer(state.document, side) }
  const saying = mark.told ? state : told(withFailure(state, side, failure), key)
  return waits ? saying : { ...saying, document: rolledBack(state, side) }
}

/** A map over another that can't be had goes again. */
function failUpperLayers(state: AppState, side: SideId): AppState {
  for (const [at, layer] of state.document.sides[side].layers.entries()) {
    const { ask, threshold } = layer
    if (at === 0 || !ask) continue
    const found = failedOf(state, jobsOf(state, side, ask, extentOf(threshold)))
    if (!found) continue
    const document = withoutLayer(state.document, side, at)
    return withFailure({ ...state, document }, side, { ...found.mark.failure, ask, layer, at })
  }
  return state
}

/** A second map that can't be had leaves the layer as its own map has it. */
function failSecondMaps(state: AppState, side: SideId): AppState {
  const { layers } = state.document.sides[side]
  for (const [at, { second }] of layers.entries()) {
    const jobs = second ? jobsOf(state, side, second.ask, null) : []
    const found = failedOf(state, jobs)
    if (!found) continue
    const document = withLayer(state.document, side, { second: null }, at)
    return withFailure({ ...state, document }, side, found.mark.failure)
  }
  return state
}

/** Surfaces that can't be had leave the ones that are there. */
function failCortex(state: AppState): AppState {
  const key = jobKey.cortex(cortexKey(state.document.surfaces))
  const mark = state.failed[key]
  if (!mark || mark.told) return state
  const saying = told(state, key)
  const { cortex } = state
  if (cortex.status !== 'ready')
    return { ...saying, cortex: { status: 'failed', failure: mark.failure } }
  const document = { ...state.document, surfaces: cortex.surfaces }
  return { ...withFailure(saying, 'a', mark.failure), document }
}

/** Slices without a background are told once. */
function failBackground(state: AppState): AppState {
  const key = jobKey.background(backgroundKey(state.document.background) ?? '')
  const mark = state.failed[key]
  return mark && !mark.told ? told(withFailure(state, 'a', mark.failure), key) : state
}

/** What could not be found out beside the map is told once. */
function failEvidence(state: AppState, side: SideId): AppState {
  const { ask } = mapLayer(state.document, side)
  const key = ask && jobKey.evidence(ask)
  const mark = key ? state.failed[key] : undefined
  if (!key || !mark || mark.told) return state
  return told(withFailure(state, side, mark.failure), key)
}

/** Remembers what is complete, as that to which a failure leads back. */
function remember(state: AppState, side: SideId): AppState {
  if (!isComplete(state, side)) return state
  // Of one threshold for both sides neither is drawn before the other can be.
  if (state.document.links.threshold !== false && lacksClusters(state, otherSide(side)))
    return state
  const layer = mapLayer(state.document, side)
  const { rule } = state.document.sides[side]
  const before = state.screen[side]
  const extent = askedExtent(state.document, side)
  const now: Screen | null = layer.ask ? { layer, rule, extent } : null
  const same = before?.layer === now?.layer && before?.rule === now?.rule
  if (same && sameExtent(before?.extent ?? null, now?.extent ?? null)) return state
  return { ...state, screen: { ...state.screen, [side]: now } }
}

type By<Value> = { readonly [key: string]: Value }

function kept<Value>(by: By<Value>, wanted: ReadonlySet<string>): By<Value> {
  const entries = Object.entries(by)
  const left = entries.filter(([key]) => wanted.has(key))
  return left.length === entries.length ? by : Object.fromEntries(left)
}

/** Gives back maps, values, downloads and failures that nothing asks for any more. */
function forget(state: AppState): AppState {
  const { document, screen, cortex } = state
  const asked = sideIds.flatMap((side) => {
    const { layers, rule } = document.sides[side]
    const before = screen[side]
    return [
      ...layers.map(({ ask }, at) => ({
        ask,
        rule,
        extent: layerExtent(document, side, at),
      })),
      ...layers.map(({ second }) => ({ ask: second?.ask ?? null, rule, extent: null })),
      ...(before ? [{ ask: before.layer.ask, rule: before.rule, extent: before.extent }] : []),
    ]
  })
  const wanted = asked.flatMap(({ ask, ...how }) => (ask ? [{ ask, ...how }] : []))
  const maps = new Set(wanted.map(({ ask }) => askKey(ask)))
  const cortexNow = cortex.status === 'ready' ? cortex.key : bundledCortex
  const samples = new Set(wanted.map(({ ask, rule }) => sampleKey(ask, cortexNow, rule)))
  const reachKeys = wanted.flatMap(({ ask, rule, extent }) =>
    extent ? [reachKey(sampleKey(ask, cortexNow, rule), extent)] : [],
  )
  const sources = new Set(wanted.map(({ ask }) => filesKey(ask.source)))
  // The user's own files can't be fetched again; what came from an address can.
  const files = new Set(
    Object.keys(state.files).filter(
      (key) => sources.has(key) || !/^\["(sample|url|neurovault)"/.test(key),
    ),
  )
  const jobs = new Set([
    jobKey.cortex(cortexKey(document.surfaces)),
    jobKey.background(backgroundKey(document.background) ?? ''),
    ...reachKeys.map(jobKey.reach),
    ...wanted.flatMap(({ ask, rule }) => [
      jobKey.map(ask),
      jobKey.sample(sampleKey(ask, cortexNow, rule)),
      jobKey.evidence(ask),
      jobKey.report(ask),
    ]),
  ])
  const next = {
    maps: kept(state.maps, maps),
    samples: kept(state.samples, samples),
    reaches: kept(state.reaches, new Set(reachKeys)),
    files: kept(state.files, files),
    failed: kept(state.failed, jobs),
    glances: kept(state.glances, new Set(document.tray.map(({ source }) => filesKey(source)))),
  }
  const same = (Object.keys(next) as (keyof typeof next)[]).every((key) => next[key] === state[key])
  return same ? state : { ...state, ...next }
}

export function settle(state: AppState): AppState {
  const steps: readonly ((now: AppState) => AppState)[] = [
    failCortex,
    failBackground,
    ...sideIds.flatMap((side) => [
      (now: AppState) => failSide(now, side),
      (now: AppState) => failUpperLayers(now, side),
      (now: AppState) => failSecondMaps(now, side),
      (now: AppState) => failEvidence(now, side),
      (now: AppState) => remember(now, side),
    ]),
    forget,
  ]
  return steps.reduce((now, step) => step(now), state)
}
