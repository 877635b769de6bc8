/** Maps and surfaces that come in, and what is asked about them. */

import { titleOfFile as titleOf } from '#format/belong.ts'
import type { OpenedFile } from '#format/index.ts'
import type { NamedBlob } from '#format/source.ts'
import type { Placement } from '#format/surface-file.ts'
import { withSidesSwapped } from '#view/change-layer.ts'
import type { SideId } from '#view/spec.ts'
import type { Actions, MapActions } from './actions.ts'
import type { ShownMap } from './app-state.ts'
import { sampleAgain } from './cortex-actions.ts'
import { groupFiles, looksLikeSurface } from './group-files.ts'
import { failureOf, type MapRequest, openMap, subjectOf, tableOfPeaks } from './open-map.ts'
import { cortexOfSurfaces } from './own-surfaces.ts'
import { surfaceDataMap } from './surface-data.ts'
import type { Workbench } from './workbench.ts'

type SurfaceFile = Exclude<OpenedFile, { kind: 'volume' }>

export function mapActions(bench: Workbench, act: () => Actions): MapActions {
  const { get, set, compute } = bench

  /** Looked over once it is on screen: nobody waits for remarks. Samples say themselves what they are. */
  const lookOver = async (pane: SideId, shown: ShownMap) => {
    const { ask, volume, info } = shown
    if (ask.source.kind === 'sample' || !volume) return
    try {
      const report = await compute('checkMap', { volume, info, mask: (await bench.masks()).brain })
      bench.patchShown(pane, shown, { report })
    } catch (error) {
      bench.say(`${shown.title} could not be checked: ${failureOf(error, shown.title).message}`)
    }
  }

  /** Surfaces become the brain, values of vertices a map on it; both may come in one drop. */
  const openSurfaceFiles = (
    pane: SideId,
    files: readonly NamedBlob[],
    { index = 0, placement }: { index?: number; placement?: Placement['id'] } = {},
  ) =>
    bench.load(pane, files.map(({ name }) => name).join(', '), async ({ signal, onProgress }) => {
      const opened: SurfaceFile[] = []
      for (const file of files) {
        const one = await compute(
          'openFile',
          { files: [file], volumeIndex: 0, ...(placement && { placement }) },
          { signal, onProgress },
        )
        if (one.kind === 'volume') throw new MixedDropError(file.name)
        opened.push(one)
      }
      const surfaces = opened.filter((file) => file.kind === 'surface')
      const data = opened.filter((file) => file.kind !== 'surface')
      if (surfaces.length > 0) {
        const cortex = cortexOfSurfaces(surfaces)
        bench.replaceCortex(cortex)
        const own = {
          files: files.filter((_, i) => opened[i]?.kind === 'surface'),
          infos: surfaces.map(({ info }) => info),
        }
        set({
          cortex: { status: 'ready', cortex, own, outlined: true },
          document: { ...get().document, cursor: null },
        })
        await sampleAgain(bench)
        bench.say(
          `Both sides show the surfaces that you dropped. ${surfaces.flatMap(({ info }) => info.warnings.map(({ message }) => message))[0] ?? 'Region outlines belong to the bundled brain and are not drawn on them.'}`,
        )
      }
      if (data.length > 0) {
        const values = surfaceDataMap(data, await bench.cortex(), files, index)
        bench.show(pane, values)
      } else {
        bench.patchSlot(pane, { task: null })
      }
    })

  const open: MapActions['open'] = (pane, request: MapRequest, volumeIndex = 0) =>
    bench.load(pane, subjectOf(request), async (load) => {
      const map = await openMap(request, {
        ...load,
        compute,
        fetchBlob: bench.fetchBlob,
        cortex: bench.cortex,
        volumeIndex,
        rule: get().document.sides[pane].rule,
      })
      load.signal.throwIfAborted()
      void lookOver(pane, bench.show(pane, map))
    })

  const openGroup = async (pane: SideId, files: readonly NamedBlob[]) => {
    const table = tableOfPeaks(files)
    if (table) return act().openFoci(pane, table.blob, titleOf(table.name))
    return open(pane, { kind: 'files', files })
  }

  return {
    open,

    openFiles: async (pane, files) => {
      if (files.some(({ name }) => looksLikeSurface(name))) return openSurfaceFiles(pane, files)
      const [first, second, ...more] = groupFiles(files)
      if (!first) return
      if (!second) return openGroup(pane, first)
      if (more.length > 0) {
        bench.say(
          `${more.length + 2} maps were dropped; there is room for two, so the first two are shown.`,
        )
      }
      await Promise.all([openGroup('a', first), openGroup('b', second)])
    },

    openVolume: async (pane, volumeIndex) => {
      const { shown } = get().slots[pane]
      if (!shown) return
      if (!shown.volume) return openSurfaceFiles(pane, shown.files, { index: volumeIndex })
      const { files } = shown
      const { source } = shown.ask
      const request: MapRequest =
        source.kind === 'url' ? { ...source, files } : { kind: 'files', files }
      await open(pane, request, volumeIndex)
    },

    placeSurfaces: async (placement) => {
      const { cortex } = get()
      if (cortex.status === 'ready' && cortex.own) {
        await openSurfaceFiles('a', cortex.own.files, { placement })
      }
    },

    identify: async (pane) => {
      const { shown } = get().slots[pane]
      const file = shown?.files.find(({ name }) => name === shown.info.fileName)
      if (!shown || !file || shown.info.sha256) return
      try {
        const sha256 = await compute('hashFile', { file })
        bench.patchShown(pane, shown, { info: { ...shown.info, sha256 } })
      } catch (error) {
        act().fail(pane, shown.info.fileName, error)
      }
    },

    setStatistic: (pane, kind, dof) => {
      const { shown } = get().slots[pane]
      if (!shown) return
      const known = dof.length > 0 && dof.every((value) => value >= 1)
      const statistic = { kind, from: 'user', ...(known && { dof }) } as const
      // What the user says settles it: what the file says elsewhere is no conflict any more.
      const info = { ...shown.info, statistic, statisticGuesses: [statistic] }
      bench.patchShown(pane, shown, { info })
      void lookOver(pane, { ...shown, info })
    },

    cancel: (pane) => {
      bench.cancelLoad(pane)
      bench.patchSlot(pane, { task: null })
    },

    dismissFailure: (pane) => bench.patchSlot(pane, { failure: null }),

    fail: (pane, subject, error) => bench.patchSlot(pane, { failure: failureOf(error, subject) }),

    swap: () =>
      set(({ slots, document }) => ({
        slots: { a: slots.b, b: slots.a },
        document: withSidesSwapped(document),
      })),
  }
}

class MixedDropError extends Error {
  readonly tag = 'mixed-drop'

  constructor(fileName: string) {
    super(
      `${fileName} is a volume and came together with surfaces. Drop the surfaces of both hemispheres first, then the volume.`,
    )
  }
}
