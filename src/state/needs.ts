/** What is asked for and not there: the jobs that have to run, each with what it needs to be begun. */
import { assetUrls } from '#atlas/assets.ts'
import { placedViews } from '#view/change-arrangement.ts'
import { drawsBackground } from '#view/kind/index.ts'
import type { Extent } from '#view/layer.ts'
import { askKey, type MapAsk, sourceKey } from '#view/map-ask.ts'
import { mapLayer, sideIds } from '#view/spec.ts'
import type { TaskContext } from '#work/tasks.ts'
import type { AppState, LoadedMap } from './app-state.ts'
import type { Bench } from './bench.ts'
import { isComplete, onScreen } from './complete.ts'
import { evidenceRequest } from './evidence.ts'
import { evidenceOf } from './evidence-choice.ts'
import { failureOf } from './failure.ts'
import type { JobSpec } from './jobs.ts'
import {
  backgroundKey,
  cortexKey,
  filesKey,
  jobKey,
  reachKey,
  reportKey,
  sampleKey,
} from './keys.ts'
import { loadCortex } from './load-cortex.ts'
import { loadMap } from './load-map.ts'
import { fetchTable, hasStudies } from './load-table.ts'
import { areOfSurfaces } from './own-source.ts'
import { findReach, hasClusters, layerExtent } from './reach.ts'
import { sampleMap } from './sample-map.ts'
import { withStatistic } from './shown-map.ts'
import { askTitle, subjectOf } from './source-words.ts'

type Get = () => AppState

function cortexNeeded({ document, cortex }: AppState, get: Get, bench: Bench): JobSpec[] {
  const key = cortexKey(document.surfaces)
  if (cortex.status === 'ready' && cortex.key === key) return []
  const { surfaces } = document
  const subject = surfaces.own?.files.map(({ name }) => name).join(', ') ?? 'the brain'
  return [
    {
      key: jobKey.cortex(key),
      subject,
      quiet: false,
      run: async (context) => {
        const ready = await loadCortex(surfaces, get(), bench, context)
        return () => ({ cortex: ready })
      },
    },
  ]
}

/** The background of slices, once a view that draws it is on the stage. */
function backgroundNeeded({ document, background, files }: AppState, bench: Bench): JobSpec[] {
  const key = backgroundKey(document.background)
  if (key === null || background?.key === key) return []
  if (!placedViews(document).some(({ view }) => drawsBackground(view))) return []
  const own = document.background.kind === 'file' ? document.background : null
  return [
    {
      key: jobKey.background(key),
      subject: own?.files.map(({ name }) => name).join(', ') ?? 'the background of the slices',
      quiet: true,
      run: async (context) => {
        const fetched = own
          ? files[own.key]
          : [{ name: 't1_1mm.nii.gz', blob: await bench.fetchBlob(assetUrls.t1.href, context) }]
        if (!fetched) throw new NoBackgroundError(own?.files[0]?.name ?? '')
        const opened = await bench.compute(
          'openFile',
          { files: fetched, volumeIndex: 0 },
          { signal: context.signal },
        )
        if (opened.kind !== 'volume') throw new NoBackgroundError(fetched[0]?.name ?? '')
        return () => ({ background: { key, volume: opened.volume } })
      },
    },
  ]
}

class NoBackgroundError extends Error {
  readonly tag = 'no-background'

  constructor(name: string) {
    super(`${name} can’t lie under the slices: it is not here, or no volume. Drop a T1 as NIfTI.`)
  }
}

function mapNeeded({ maps }: AppState, ask: MapAsk, get: Get, bench: Bench): JobSpec[] {
  const key = askKey(ask)
  if (maps[key]) return []
  return [
    {
      key: jobKey.map(ask),
      subject: ask.choice ? `the map of ${askTitle(ask)}` : subjectOf(ask.source),
      quiet: false,
      run: (context) => loadMap(key, ask, get(), bench, context),
    },
  ]
}

function sampleNeeded(
  { maps, samples, cortex, screen, document }: AppState,
  ask: MapAsk,
  rule: AppState['document']['sides']['a']['rule'],
  bench: Bench,
): JobSpec[] {
  const map = maps[askKey(ask)]
  if (!map || cortex.status !== 'ready') return []
  if (cortex.key !== cortexKey(document.surfaces)) return []
  const key = sampleKey(ask, cortex.key, rule)
  if (samples[key]) return []
  const known = sideIds.some((side) => {
    const before = screen[side]?.layer.ask
    return before && askKey(before) === askKey(ask)
  })
  return [
    {
      key: jobKey.sample(key),
      subject: map.title,
      quiet: known,
      run: async (context) => {
        const sampled = await sampleMap(
          bench.compute,
          { ...map, info: withStatistic(map.info, ask) },
          ask.volumeIndex,
          cortex.cortex,
          rule,
          context,
        )
        return (now) => ({ samples: { ...now.samples, [key]: sampled } })
      },
    },
  ]
}

/** Which clusters are large enough, once a threshold asks for that. */
function reachNeeded(
  { maps, reaches, cortex, document }: AppState,
  ask: MapAsk,
  rule: AppState['document']['sides']['a']['rule'],
  extent: Extent | null,
  bench: Bench,
): JobSpec[] {
  const map = maps[askKey(ask)]
  if (!extent || !map?.volume || !hasClusters(map, ask) || cortex.status !== 'ready') return []
  if (cortex.key !== cortexKey(document.surfaces)) return []
  const key = reachKey(sampleKey(ask, cortex.key, rule), extent)
  if (reaches[key]) return []
  const { volume } = map
  return [
    {
      key: jobKey.reach(key),
      subject: `the clusters of ${map.title}`,
      verb: 'Finding',
      quiet: false,
      run: async (context) => {
        const info = withStatistic(map.info, ask)
        const found = await findReach(
          bench.compute,
          { volume, info },
          cortex.cortex,
          rule,
          extent,
          context,
        )
        return (now) => ({ reaches: { ...now.reaches, [key]: found } })
      },
    },
  ]
}

/** Studies and clusters of what is asked for, once somebody looks at them, or the peaks are asked to be on screen. */
function evidenceNeeded(state: AppState, ask: MapAsk, get: Get, bench: Bench): JobSpec[] {
  const key = askKey(ask)
  const isWanted = state.evidenceWanted || state.document.peaks
  if (!isWanted || !hasStudies(ask.source) || !state.maps[key]) return []
  if (state.results[key] && state.tables[sourceKey(ask.source)]) return []
  return [
    {
      key: jobKey.evidence(ask),
      subject: 'the table of studies',
      quiet: true,
      run: async (context) => {
        const at = sourceKey(ask.source)
        const table = get().tables[at] ?? (await fetchTable(ask.source, get(), bench, context))
        const request = evidenceRequest(evidenceOf(table, ask.choice), await bench.masks())
        const { volume: _, ...result } = await bench.compute('aleMap', request, context)
        return (now) => ({
          tables: { ...now.tables, [at]: table },
          results: { ...now.results, [key]: result },
        })
      },
    },
  ]
}

/** Looked over once it is on screen: nobody waits for remarks. Samples say themselves what they are. */
function reportNeeded({ reports }: AppState, ask: MapAsk, map: LoadedMap, bench: Bench): JobSpec[] {
  const key = reportKey(ask)
  const { volume } = map
  const fromFile = ask.source.kind !== 'sample' && ask.source.kind !== 'pair' && !ask.choice
  if (reports[key] || !volume || !fromFile || ask.source.kind === 'foci') return []
  return [
    {
      key: jobKey.report(ask),
      subject: map.title,
      quiet: true,
      run: async (context) => {
        const info = withStatistic(map.info, ask)
        const { brain } = await bench.masks()
        const report = await bench.compute('checkMap', { volume, info, mask: brain }, context)
        return (now) => ({ reports: { ...now.reports, [key]: report } })
      },
    },
  ]
}

/** What the maps in the tray are; those that can be none say why, and stay until somebody takes them out. */
function glancesNeeded({ document, files, glances }: AppState, bench: Bench): JobSpec[] {
  return document.tray.flatMap(({ source }) => {
    const key = filesKey(source)
    const own = files[key]
    if (!own || glances[key] || source.kind === 'foci' || areOfSurfaces(own)) return []
    return [
      {
        key: jobKey.glance(key),
        subject: subjectOf(source),
        quiet: true,
        run: async ({ signal }: TaskContext) => {
          const glance = await bench
            .compute('glanceAt', { files: own }, { signal })
            .catch((error: unknown) => {
              signal.throwIfAborted()
              return { wrong: failureOf(error, subjectOf(source)).message }
            })
          return (now: AppState) => ({ glances: { ...now.glances, [key]: glance } })
        },
      },
    ]
  })
}

/** Jobs that have to run now; those that failed are left out until somebody asks again. */
export function needs(state: AppState, get: Get, bench: Bench): readonly JobSpec[] {
  const { document, failed } = state
  const ofLayers = sideIds.flatMap((side) =>
    document.sides[side].layers.flatMap(({ ask, second }, at) => {
      const { rule } = document.sides[side]
      const read = (one: MapAsk) => [
        ...mapNeeded(state, one, get, bench),
        ...sampleNeeded(state, one, rule, bench),
      ]
      const extent = layerExtent(document, side, at)
      return [
        ...(ask ? [...read(ask), ...reachNeeded(state, ask, rule, extent, bench)] : []),
        ...(second ? read(second.ask) : []),
      ]
    }),
  )
  const ofMaps = sideIds.flatMap((side) => {
    const { ask } = mapLayer(document, side)
    const shown = onScreen(state, side)
    const before = isComplete(state, side) ? null : state.screen[side]
    return [
      // What stands in for a map that is still coming has to be on the same cortex.
      ...(before?.layer.ask
        ? [
            ...sampleNeeded(state, before.layer.ask, before.rule, bench),
            ...reachNeeded(state, before.layer.ask, before.rule, before.extent, bench),
          ]
        : []),
      ...(ask ? evidenceNeeded(state, ask, get, bench) : []),
      ...(shown ? reportNeeded(state, shown.ask, shown.map, bench) : []),
    ]
  })
  return [
    ...cortexNeeded(state, get, bench),
    ...ofLayers,
    ...ofMaps,
    ...backgroundNeeded(state, bench),
    ...glancesNeeded(state, bench),
  ].filter(({ key }) => !failed[key])
}
