/** Maps and surfaces that come in: each becomes a change of the document; reading them follows from that. */
import { areOfBothHemispheres, groupFiles, isOfSurface, isTableOfPeaks } from '#format/belong.ts'
import type { NamedBlob } from '#format/source.ts'
import { withAsk, withAskPart, withLayer, withRule, withSidesSwapped } from '#view/change-layer.ts'
import { askFor, type MapSource } from '#view/map-ask.ts'
import { otherSide, type SideId, type ViewSpec } from '#view/spec.ts'
import type { MapActions } from './actions.ts'
import type { AppState } from './app-state.ts'
import { onScreen } from './complete.ts'
import { failureOf } from './failure.ts'
import { fileKey, filesKey, jobKey } from './keys.ts'
import { ownCortex, readSurfaceFiles } from './load-cortex.ts'
import { rolledBack } from './settle.ts'
import type { Workbench } from './workbench.ts'

const namesOf = (files: readonly NamedBlob[]) => files.map(({ name }) => ({ name }))

export function mapActions(bench: Workbench): MapActions {
  const { get, set, compute } = bench

  /** A key that no other document has: it may meet files of another session. */
  const newKey = () => crypto.randomUUID()

  /** What the user is told of the last attempt goes with the next one; what failed may be tried again. */
  const ask = (side: SideId, change: (document: ViewSpec, state: AppState) => ViewSpec) =>
    set((state) => ({
      document: change(state.document, state),
      failures: { ...state.failures, [side]: null },
      failed: {},
    }))

  /** What a link or a session asked for, where these are the files that were missing. */
  const missedFiles = (side: SideId, files: readonly NamedBlob[]) => {
    const failure = get().failures[side]
    const source = failure?.ask?.source
    if (!failure?.layer || (source?.kind !== 'file' && source?.kind !== 'foci')) return null
    const isSet =
      source.files.length === files.length &&
      source.files.every(({ name }) => files.some((file) => file.name === name))
    return isSet && !get().files[source.key] ? { key: source.key, layer: failure.layer } : null
  }

  const askForFiles = (side: SideId, files: readonly NamedBlob[]) => {
    const missed = missedFiles(side, files)
    if (missed) {
      set((state) => ({ files: { ...state.files, [missed.key]: files } }))
      ask(side, (document) => withLayer(document, side, missed.layer))
      return
    }
    const key = newKey()
    const source: MapSource = {
      kind: isTableOfPeaks(files) ? 'foci' : 'file',
      key,
      files: namesOf(files),
    }
    set((state) => ({ files: { ...state.files, [key]: files } }))
    ask(side, (document) => withAsk(document, side, askFor(source)))
  }

  const tellOfMore = (count: number) => {
    if (count > 2) {
      bench.say(`${count} maps were dropped; there is room for two, so the first two are shown.`)
    }
  }

  /** Two maps fill left and right. */
  const askForGroups = (side: SideId, groups: readonly (readonly NamedBlob[])[]) => {
    const [first, second] = groups
    if (!first) return
    if (!second) return askForFiles(side, first)
    tellOfMore(groups.length)
    askForFiles('a', first)
    askForFiles('b', second)
  }

  /** Volumes that were read to see what they are: the first for this side, a second for the other. */
  const withVolumes = (
    state: AppState,
    side: SideId,
    groups: readonly (readonly NamedBlob[])[],
  ): Partial<AppState> => {
    tellOfMore(groups.length)
    const asked = groups.slice(0, 2).map((files, i) => ({
      side: i === 0 ? side : otherSide(side),
      source: { kind: 'file' as const, key: newKey(), files: namesOf(files) },
      files,
    }))
    return {
      files: {
        ...state.files,
        ...Object.fromEntries(asked.map(({ source, files }) => [source.key, files])),
      },
      document: asked.reduce(
        (document, one) => withAsk(document, one.side, askFor(one.source)),
        state.document,
      ),
    }
  }

  const abortDrops = (side: SideId) => {
    for (const [key, job] of Object.entries(get().jobs)) {
      if (job.side === side) bench.jobs.abort(key)
    }
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
          return (state) =>
            withVolumes(state, volumes.length > 1 ? 'a' : (state.jobs[key]?.side ?? side), volumes)
        }
        const ownKey = newKey()
        const wanted = { own: { key: ownKey, files: namesOf(surfaceFiles) }, placement: null }
        const cortex = surfaces.length > 0 ? ownCortex(wanted, surfaces, surfaceFiles) : null
        if (cortex) {
          bench.say(
            `Both sides show the surfaces that you dropped. ${surfaces.flatMap(({ info }) => info.warnings.map(({ message }) => message))[0] ?? 'Region outlines belong to the bundled brain and are not drawn on them.'}`,
          )
        }
        const dataKey = newKey()
        const source: MapSource = { kind: 'file', key: dataKey, files: namesOf(dataFiles) }
        return (state) => {
          const onCortex: ViewSpec = cortex
            ? { ...state.document, surfaces: wanted, cursor: null }
            : state.document
          return {
            ...(cortex && { cortex }),
            files: {
              ...state.files,
              ...(cortex && { [ownKey]: surfaceFiles }),
              ...(dataFiles.length > 0 && { [dataKey]: dataFiles }),
            },
            document:
              dataFiles.length > 0
                ? withAsk(onCortex, state.jobs[key]?.side ?? side, askFor(source))
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
      if (request.kind === 'files') askForFiles(side, request.files)
      else ask(side, (document) => withAsk(document, side, askFor(request)))
      await bench.untilSettled(side)
    },

    openFiles: async (side, files) => {
      abortDrops(side)
      if (files.some(({ name }) => isOfSurface(name)) || areOfBothHemispheres(files)) {
        openSurfaceFiles(side, files)
      } else {
        askForGroups(side, groupFiles(files))
      }
      await Promise.all([bench.untilSettled(side), bench.untilSettled(otherSide(side))])
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
      const wanted = get().failures[side]?.layer
      if (!wanted) return
      ask(side, (document) => withLayer(document, side, wanted))
      await bench.untilSettled(side)
    },

    nameHemisphere: async (side, hemisphere) => {
      const wanted = get().failures[side]?.layer
      if (!wanted?.ask) return
      const named = { ...wanted, ask: { ...wanted.ask, hemisphere } }
      ask(side, (document) => withLayer(document, side, named))
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
