/**
 * What follows at once from what has come in: what is complete is on screen, what failed is rolled back to what is on
 * screen and told, and what nothing asks for any more is given back. Pure.
 */
import { withLayer, withoutLayer, withRule } from '#view/change-layer.ts'
import { askKey, type MapAsk } from '#view/map-ask.ts'
import { mapLayer, type SideId, sideIds, type ViewSpec } from '#view/spec.ts'
import type { AppState, Failure, Screen } from './app-state.ts'
import { isComplete } from './complete.ts'
import { backgroundKey, bundledCortex, cortexKey, filesKey, jobKey, sampleKey } from './keys.ts'

/** The document with what a side last showed completely; with no map where it has shown none. */
export function rolledBack(state: AppState, side: SideId): ViewSpec {
  const { document, screen } = state
  const before = screen[side]
  if (!before?.layer.ask || !state.maps[askKey(before.layer.ask)]) {
    return withLayer(document, side, { ask: null, threshold: null, range: null })
  }
  const { ask, threshold, range } = before.layer
  const back = withLayer(document, side, { ask, threshold, range })
  return before.rule === document.sides[side].rule ? back : withRule(back, before.rule)
}

/** Keys of the jobs without which the layer at `index` of a side can't be drawn. */
function jobsOf({ document, cortex }: AppState, side: SideId, ask: MapAsk): readonly string[] {
  const { rule } = document.sides[side]
  const onCortex =
    cortex.status === 'ready' ? [jobKey.sample(sampleKey(ask, cortex.key, rule))] : []
  return [jobKey.map(ask), ...onCortex]
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
  const key = jobsOf(state, side, ask).find((job) => state.failed[job])
  const mark = key === undefined ? undefined : state.failed[key]
  if (key === undefined || !mark) return state
  const before = state.screen[side]
  // A map that can't be put on this cortex, but could on the one before, waits for that one to come back.
  const waits =
    before?.layer.ask &&
    askKey(before.layer.ask) === askKey(ask) &&
    before.rule === state.document.sides[side].rule
  const failure = { ...mark.failure, ask, layer: mapLayer(state.document, side) }
  const saying = mark.told ? state : told(withFailure(state, side, failure), key)
  return waits ? saying : { ...saying, document: rolledBack(state, side) }
}

/** A map over another that can't be had goes again. */
function failUpperLayers(state: AppState, side: SideId): AppState {
  const { layers } = state.document.sides[side]
  const at = layers.findIndex(
    ({ ask }, i) => i > 0 && ask && jobsOf(state, side, ask).some((job) => state.failed[job]),
  )
  const ask = layers[at]?.ask
  if (!ask) return state
  const mark = jobsOf(state, side, ask)
    .map((job) => state.failed[job])
    .find(Boolean)
  const document = withoutLayer(state.document, side, at)
  return mark ? withFailure({ ...state, document }, side, mark.failure) : state
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
  const layer = mapLayer(state.document, side)
  const { rule } = state.document.sides[side]
  const before = state.screen[side]
  const now: Screen | null = layer.ask ? { layer, rule } : null
  if (before?.layer === now?.layer && before?.rule === now?.rule) return state
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
      ...layers.map(({ ask }) => ({ ask, rule })),
      ...(before ? [{ ask: before.layer.ask, rule: before.rule }] : []),
    ]
  })
  const wanted = asked.flatMap(({ ask, rule }) => (ask ? [{ ask, rule }] : []))
  const maps = new Set(wanted.map(({ ask }) => askKey(ask)))
  const cortexNow = cortex.status === 'ready' ? cortex.key : bundledCortex
  const samples = new Set(wanted.map(({ ask, rule }) => sampleKey(ask, cortexNow, rule)))
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
    files: kept(state.files, files),
    failed: kept(state.failed, jobs),
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
      (now: AppState) => failEvidence(now, side),
      (now: AppState) => remember(now, side),
    ]),
    forget,
  ]
  return steps.reduce((now, step) => step(now), state)
}
