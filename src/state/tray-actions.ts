/** The tray: maps that came in or can be fetched, until somebody puts them on a side. */

import type { NamedBlob } from '#format/source.ts'
import { withAsk, withLaidOver } from '#view/change-layer.ts'
import { mostLayers } from '#view/layer.ts'
import { askFor, type MapAsk } from '#view/map-ask.ts'
import { mapLayer, mostInTray, type SideId, type ViewSpec } from '#view/spec.ts'
import { roomInTray, withInTray, withOutOfTray } from '#view/tray.ts'
import type { MapActions, TrayActions } from './actions.ts'
import type { AppState } from './app-state.ts'
import { jobKey } from './keys.ts'
import { type Arrived, areOfSurfaces, arrived, mapsAmong, withFilesOf } from './own-source.ts'
import { askTitle } from './source-words.ts'
import { knownByContent, trayWantsFiles, withTrayWanted } from './wanted-files.ts'
import type { Workbench } from './workbench.ts'

/** The state with these maps in the tray. */
export function gathered(
  state: Pick<AppState, 'files' | 'document'>,
  all: readonly Arrived[],
): Pick<AppState, 'files' | 'document'> {
  const fitting = all.slice(0, roomInTray(state.document))
  return {
    files: withFilesOf(state, fitting),
    document: withInTray(
      state.document,
      fitting.map(({ source }) => askFor(source)),
    ),
  }
}

/** What is said of maps that go into the tray. @param room for how many there is */
export function gatheringWords(count: number, room: number): string {
  const put = count === 1 ? 'put it on a side from there' : 'put each on a side from there'
  const fit = Math.min(count, room)
  const maps = fit === 1 ? 'One map is' : `${fit} maps are`
  if (count <= room) return `${maps} in the tray below the brains: ${put}.`
  return `The tray holds ${mostInTray} maps: of these ${count}, ${fit} fit in. Take some out to make room.`
}

/** What is said of maps that the tray had without their files. */
const backWords = (asks: readonly MapAsk[]) =>
  `${asks.map(askTitle).join(', ')}: ${asks.length === 1 ? 'this is the file' : 'these are the files'} that the tray waited for.`

/** How many more maps fit over what a side shows. */
export function roomOver({ sides }: ViewSpec, side: SideId): number {
  return mostLayers - sides[side].layers.length
}

/** Maps over what a side shows, as many as fit. Over nothing lies nothing: then the first is the side's map. */
export function laidOver(document: ViewSpec, side: SideId, asks: readonly MapAsk[]): ViewSpec {
  const [first, ...others] = asks
  if (first && !mapLayer(document, side).ask) {
    return laidOver(withAsk(document, side, first), side, others)
  }
  return asks
    .slice(0, roomOver(document, side))
    .reduce((view, ask) => withLaidOver(view, side, ask), document)
}

export const tooManyOver = `A side holds ${mostLayers} maps over one another and no more: take one away under Look, Layers.`

export function trayActions(bench: Workbench, openFiles: MapActions['openFiles']): TrayActions {
  const { get, set } = bench

  const gatherAll = (count: number, change: (state: AppState) => Partial<AppState>) => {
    bench.say(gatheringWords(count, roomInTray(get().document)))
    set(change)
  }

  const gatherArrived = (groups: readonly (readonly NamedBlob[])[]) => {
    const all = groups.map(arrived)
    if (all.length > 0) gatherAll(all.length, (state) => gathered(state, all))
  }

  /** Some may be those that the tray has missed since a reload: they are known by what is in them. */
  const gatherMissed = (groups: readonly (readonly NamedBlob[])[]) => {
    const files = groups.flat()
    bench.jobs.begin({
      key: jobKey.drop(bench.nextId()),
      subject: files.map(({ name }) => name).join(', '),
      quiet: false,
      run: async (context) => {
        const known = await knownByContent(bench.compute, files, context)
        const { asks, rest } = withTrayWanted(get(), known)
        if (asks.length > 0) bench.say(backWords(asks))
        gatherArrived(groups.filter((group) => group.some((file) => rest.includes(file))))
        return (state) => ({ files: withTrayWanted(state, known).files })
      },
    })
  }

  const gatherGroups: TrayActions['gatherGroups'] = (groups) =>
    trayWantsFiles(get()) ? gatherMissed(groups) : gatherArrived(groups)

  return {
    gather: (files) => gatherGroups(mapsAmong(files)),

    gatherGroups,

    gatherFrom: (sources) =>
      gatherAll(sources.length, ({ document }) => ({
        document: withInTray(
          document,
          sources.map((source) => askFor(source)),
        ),
      })),

    put: async (ask, { side, as }) => {
      const own = ask.source.kind === 'file' ? get().files[ask.source.key] : undefined
      if (own && areOfSurfaces(own)) return openFiles(side, own)
      bench.abortDrops(side)
      if (as === 'layer' && roomOver(get().document, side) === 0) bench.say(tooManyOver)
      set(({ document, failures }) => ({
        document: as === 'map' ? withAsk(document, side, ask) : laidOver(document, side, [ask]),
        failures: { ...failures, [side]: null },
        failed: {},
      }))
      await bench.untilSettled(side)
    },

    takeOut: (asks) => set(({ document }) => ({ document: withOutOfTray(document, asks) })),
  }
}
