/** Maps and surfaces that come in: each becomes a change of the document; reading them follows from that. */
import { groupFiles } from '#format/belong.ts'
import type { NamedBlob } from '#format/source.ts'
import { withAsk, withAskPart, withLayer, withRule, withSidesSwapped } from '#view/change-layer.ts'
import { askFor, type MapAsk } from '#view/map-ask.ts'
import { otherSide, type SideId, sideIds, type ViewSpec } from '#view/spec.ts'
import { roomInTray } from '#view/tray.ts'
import type { MapActions } from './actions.ts'
import type { AppState } from './app-state.ts'
import { askedAgain } from './asked-again.ts'
import { onScreen } from './complete.ts'
import { failureOf } from './failure.ts'
import { fileKey, filesKey, jobKey } from './keys.ts'
import { ownCortex, readSurfaceFiles } from './load-cortex.ts'
import { areOfSurfaces, arrived, mapsAmong, withFilesOf } from './own-source.ts'
import { rolledBack } from './settle.ts'
import { gathered, gatheringWords, laidOver, roomOver, tooManyOver } from './tray-actions.ts'
import {
  type Found,
  type Known,
  knownByContent,
  wantsFiles,
  withFound,
  withTrayWanted,
  withWanted,
} from './wanted-files.ts'
import type { Workbench } from './workbench.ts'

export function mapActions(bench: Workbench): MapActions {
  const { get, set, compute, abortDrops } = bench

  /** What the user is told of the last attempt goes with the next one; what failed may be tried again. */
  const ask = (side: SideId, change: (document: ViewSpec, state: AppState) => ViewSpec) =>
    set((state) => ({
      document: change(state.document, state),
      failures: { ...state.failures, [side]: null },
      failed: {},
    }))

  /** One map is for the side that it was dropped on, two fill left and right. */
  const onSides = (state: AppState, side: SideId, asks: readonly MapAsk[]): Partial<AppState> => {
    const sides = asks.length > 1 ? sideIds : [side]
    return {
      document: asks.reduce(
        (document, one, i) => withAsk(document, sides[i] ?? side, one),
        state.document,
      ),
      failures: { ...state.failures, ...Object.fromEntries(sides.map((one) => [one, null])) },
      failed: {},
    }
  }

  /** Maps that came go into the tray, which is said. */
  const intoTray = (state: AppState, all: readonly ReturnType<typeof arrived>[]) => {
    if (all.length > 0) bench.say(gatheringWords(all.length, roomInTray(state.document)))
    return gathered(state, all)
  }

  /** Maps of the user's own for sides; more than two are for the tray, where some of them may have been missed. */
  const withMaps = (
    state: AppState,
    side: SideId,
    groups: readonly (readonly NamedBlob[])[],
    missed: readonly MapAsk[] = [],
  ): Partial<AppState> => {
    const all = groups.map(arrived)
    const asks = [...missed, ...all.map(({ source }) => askFor(source))]
    if (asks.length > 2) return intoTray(state, all)
    return { files: withFilesOf(state, all), ...onSides(state, side, asks) }
  }

  /** What was found, and in the tray the maps that came along. */
  const othersInTray = (state: AppState, { state: found, others }: Found): Partial<AppState> => {
    const shown = { ...state, ...found }
    const { files, rest } = withTrayWanted(shown, others)
    return { ...found, ...intoTray({ ...shown, files }, mapsAmong(rest).map(arrived)) }
  }

  const openMaps = (side: SideId, groups: readonly (readonly NamedBlob[])[]) =>
    set((state) => withMaps(state, side, groups))

  /** Maps of the user's own over what a side shows, those that the tray has missed among them. */
  const withLayers = (
    state: AppState,
    side: SideId,
    groups: readonly (readonly NamedBlob[])[],
    missed: readonly MapAsk[] = [],
  ): Partial<AppState> => {
    const all = groups.map(arrived)
    const asks = [...missed, ...all.map(({ source }) => askFor(source))]
    if (asks.length > roomOver(state.document, side)) bench.say(tooManyOver)
    return {
      files: withFilesOf(state, all),
      document: laidOver(state.document, side, asks),
      failures: { ...state.failures, [side]: null },
      failed: {},
    }
  }

  /**
   * What came while a side or the tray waits for files: it may be one of those. What it is not, `place` puts where it was
   * dropped, with what the tray has missed.
   */
  const openWanted = (
    side: SideId,
    files: readonly NamedBlob[],
    find: (state: AppState, side: SideId, known: readonly Known[]) => Found | null,
    place: typeof withMaps,
  ) => {
    const key = jobKey.drop(bench.nextId())
    bench.jobs.begin({
      key,
      subject: files.map(({ name }) => name).join(', '),
      quiet: false,
      side,
      run: async ({ signal }) => {
        const known = await knownByContent(compute, files, { signal })
        return (state) => {
          const at = state.jobs[key]?.side ?? side
          const found = find(state, at, known)
          if (found) return othersInTray(state, found)
          const { files: inTray, asks, rest } = withTrayWanted(state, known)
          return place({ ...state, files: inTray }, at, mapsAmong(rest), asks)
        }
      },
    })
  }

  /** Surfaces become the brain, values of vertices a map on it; which is which is known once they have been read. */
  const openSurfaceFiles = (side: SideId, files: readonly NamedBlob[]) => {
    abortDrops(side)
    const key = jobKey.drop(bench.nextId())
    const subject = files.map(({ name }) => name).join(', ')
    bench.jobs.begin({
      key,
      subject,
      quiet: false,
      side,
      run: async (context) => {
        const read = await readSurfaceFiles(files, null, compute, context)
        const { surfaces, surfaceFiles, dataFiles, volumes } = read
        // Names such as lh.ribbon.mgz and rh.ribbon.mgz are those of volumes, too.
        if (volumes.length > 0) {
          return (state) => withMaps(state, state.jobs[key]?.side ?? side, volumes)
        }
        const { source: brain } = arrived(surfaceFiles)
        const own = { key: brain.key, files: brain.files }
        const wanted = { own, placement: null }
        const cortex = surfaces.length > 0 ? ownCortex(wanted, surfaces, surfaceFiles) : null
        if (cortex) {
          const [
            remark = 'Region outlines belong to the bundled brain and are not drawn on them.',
          ] = surfaces.flatMap(({ info }) => info.warnings.map(({ message }) => message))
          bench.say(`Both sides show the surfaces that you dropped. ${remark}`)
        }
        const data = arrived(dataFiles)
        return (state) => {
          const onCortex: ViewSpec = cortex
            ? { ...state.document, surfaces: wanted, cursor: null }
            : state.document
          return {
            ...(cortex && { cortex }),
            files: {
              ...state.files,
              ...(cortex && { [own.key]: surfaceFiles }),
              ...(dataFiles.length > 0 && { [data.source.key]: dataFiles }),
            },
            document:
              dataFiles.length > 0
                ? withAsk(onCortex, state.jobs[key]?.side ?? side, askFor(data.source))
                : onCortex,
          }
        }
      },
    })
    set(({ failures }) => ({ failures: { ...failures, [side]: null } }))
  }

  return {
    open: async (side, request) => {
      abortDrops(side)
      if (request.kind === 'files') openMaps(side, [request.files])
      else ask(side, (document) => withAsk(document, side, askFor(request)))
      await bench.untilSettled(side)
    },

    openFiles: async (side, files) => {
      abortDrops(side)
      if (areOfSurfaces(files)) openSurfaceFiles(side, files)
      else if (wantsFiles(get())) openWanted(side, files, withWanted, withMaps)
      else openMaps(side, groupFiles(files))
      // What was dropped here may turn out to be for the other side, too.
      await bench.untilSettled(side)
      await bench.untilSettled(otherSide(side))
    },

    layOver: async (side, files) => {
      if (wantsFiles(get()))
        openWanted(side, files, (state, _, known) => withFound(state, known), withLayers)
      else set((state) => withLayers(state, side, mapsAmong(files)))
      await bench.untilSettled(side)
      await bench.untilSettled(otherSide(side))
    },

    showInstead: async (side) => {
      const { instead } = get().failures[side] ?? {}
      if (instead) {
        ask(side, (document, state) => askedAgain(document, side, state.failures[side], instead))
      }
      await bench.untilSettled(side)
    },

    openVolume: async (side, volumeIndex) => {
      ask(side, (document, state) => {
        // From what is on screen: another map may be on its way.
        const shown = onScreen(state, side)?.ask
        return shown ? withLayer(document, side, { ask: { ...shown, volumeIndex } }) : document
      })
      await bench.untilSettled(side)
    },

    retry: async (side) => {
      ask(side, (document, state) => askedAgain(document, side, state.failures[side]))
      await bench.untilSettled(side)
    },

    nameHemisphere: async (side, hemisphere) => {
      ask(side, (document, state) => {
        const failure = state.failures[side]
        const named = failure?.ask && { ...failure.ask, hemisphere }
        return askedAgain(document, side, failure, named)
      })
      await bench.untilSettled(side)
    },

    placeSurfaces: async (placement) => {
      set(({ document }) => ({
        document: { ...document, surfaces: { ...document.surfaces, placement }, cursor: null },
        failed: {},
      }))
      await Promise.all([bench.untilSettled('a'), bench.untilSettled('b')])
    },

    setRule: async (rule) => {
      set(({ document }) => ({ document: withRule(document, rule), failed: {} }))
      await Promise.all([bench.untilSettled('a'), bench.untilSettled('b')])
    },

    identify: async (side) => {
      const shown = onScreen(get(), side)
      if (!shown) return
      const { fileName } = shown.map.info
      const key = fileKey(shown.ask, fileName)
      const file = get().files[filesKey(shown.ask.source)]?.find(({ name }) => name === fileName)
      if (!file || get().hashes[key]) return
      try {
        const sha256 = await compute('hashFile', { file })
        set(({ hashes }) => ({ hashes: { ...hashes, [key]: sha256 } }))
      } catch (error) {
        const failure = failureOf(error, fileName)
        set(({ failures }) => ({ failures: { ...failures, [side]: failure } }))
      }
    },

    setStatistic: (side, kind, dof) =>
      set(({ document }) => ({
        document: withAskPart(document, side, {
          statistic: { kind, dof: dof.filter(Number.isFinite) },
        }),
      })),

    setDress: async (side, dress) => {
      ask(side, (document, state) => {
        const shown = onScreen(state, side)?.ask
        return shown ? withAsk(document, side, { ...shown, dress, statistic: null }) : document
      })
      await bench.untilSettled(side)
    },

    cancel: (side) => {
      abortDrops(side)
      set((state) => ({ document: rolledBack(state, side), failed: {} }))
    },

    dismissFailure: (side) => set(({ failures }) => ({ failures: { ...failures, [side]: null } })),

    fail: (side, subject, error) =>
      set(({ failures }) => ({ failures: { ...failures, [side]: failureOf(error, subject) } })),

    swap: () =>
      set(({ document, screen, failures, jobs }) => ({
        jobs: Object.fromEntries(
          Object.entries(jobs).map(([key, job]) => [
            key,
            job.side ? { ...job, side: otherSide(job.side) } : job,
          ]),
        ),
        document: withSidesSwapped(document),
        screen: { a: screen.b, b: screen.a },
        failures: { a: failures.b, b: failures.a },
      })),
  }
}
