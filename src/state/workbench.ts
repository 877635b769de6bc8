/** What all actions share: the store's two ends, the computations, and the one way in which a side gets a map. */
import type { StoreApi } from 'zustand/vanilla'
import { assetUrls } from '#atlas/assets.ts'
import type { Cortex } from '#atlas/cortex.ts'
import { withAsk, withLayer } from '#view/change-layer.ts'
import { mapLayer, otherSide, type SideId } from '#view/spec.ts'
import type { Compute } from '#work/tasks.ts'
import type { AppState, ShownMap, Slot } from './app-state.ts'
import type { Masks } from './evidence.ts'
import { type FetchBlob, failureOf, isCancelled } from './open-map.ts'
import { selectLook } from './selectors.ts'

export type Workbench = ReturnType<typeof createWorkbench>

export type Dependencies = {
  readonly compute: Compute
  readonly fetchBlob: FetchBlob
  /** A quarter of the vertices, for phones. */
  readonly smallCortex?: boolean
}

/** One load of a side: cancelled by the next one. */
export type Load = {
  readonly signal: AbortSignal
  readonly onProgress: (progress: number) => void
}

export function createWorkbench(
  set: StoreApi<AppState>['setState'],
  get: StoreApi<AppState>['getState'],
  { compute, fetchBlob, smallCortex = false }: Dependencies,
) {
  const loads = new Map<SideId, AbortController>()
  let lastId = 0
  let whenCortex: Promise<Cortex> | null = null
  let whenMasks: Promise<Masks> | null = null

  const nextId = () => {
    lastId += 1
    return lastId
  }

  const patchSlot = (pane: SideId, patch: Partial<Slot>) =>
    set(({ slots }) => ({ slots: { ...slots, [pane]: { ...slots[pane], ...patch } } }))

  const patchShown = (pane: SideId, { loadId }: ShownMap, patch: Partial<ShownMap>) => {
    const now = get().slots[pane].shown
    // Another map may have come meanwhile: then what was found out about this one is of no use.
    if (now?.loadId === loadId) patchSlot(pane, { shown: { ...now, ...patch } })
  }

  const fetchAsset = (url: URL) =>
    fetchBlob(url.href, { signal: new AbortController().signal, onProgress: () => {} })

  const bytesOf = async (url: URL) => new Uint8Array(await (await fetchAsset(url)).arrayBuffer())

  const say = (text: string) =>
    set(({ notices }) => ({ notices: [...notices.slice(-3), { id: nextId(), text }] }))

  return {
    set,
    get,
    compute,
    fetchBlob,
    patchSlot,
    patchShown,
    bytesOf,
    nextId,
    say,

    /** The cortex on which maps are sampled; the bundled one unless the user brought another. */
    cortex: () => {
      whenCortex ??= bytesOf(smallCortex ? assetUrls.cortexSmall : assetUrls.cortex).then((bytes) =>
        compute('decodeCortex', { bytes }),
      )
      return whenCortex
    },
    /** `null` forgets: the next one who asks fetches the bundled cortex. */
    replaceCortex: (cortex: Cortex | null) => {
      whenCortex = cortex && Promise.resolve(cortex)
    },

    /** Whole brain and grey matter on the 2 mm MNI grid. */
    masks: () => {
      whenMasks ??= Promise.all([
        fetchAsset(assetUrls.brainMask),
        fetchAsset(assetUrls.greyMask),
      ]).then(([brain, grey]) => ({
        brain: { name: 'brainmask_2mm.nii.gz', blob: brain },
        grey: { name: 'greymask_2mm.nii.gz', blob: grey },
      }))
      return whenMasks
    },

    /** Runs a load of one side: shows progress, cancels the one before, and says in words what went wrong. */
    load: async (pane: SideId, subject: string, work: (load: Load) => Promise<void>) => {
      loads.get(pane)?.abort()
      const controller = new AbortController()
      loads.set(pane, controller)
      const { signal } = controller
      patchSlot(pane, { task: { subject, progress: null }, failure: null })
      try {
        await work({
          signal,
          onProgress: (progress) => {
            if (!signal.aborted) patchSlot(pane, { task: { subject, progress } })
          },
        })
      } catch (error) {
        if (signal.aborted || isCancelled(error)) return
        patchSlot(pane, { task: null, failure: failureOf(error, subject) })
      } finally {
        if (loads.get(pane) === controller) loads.delete(pane)
      }
    },

    cancelLoad: (pane: SideId) => loads.get(pane)?.abort(),

    /** A map of other values than the one beside it gets a scale of its own, and is said so. */
    show: (pane: SideId, map: Omit<ShownMap, 'loadId'>): ShownMap => {
      const shown = { ...map, loadId: nextId() }
      const before = selectLook(get())
      const { document } = get()
      const source = mapLayer(document, pane).ask?.source
      const same = JSON.stringify(source) === JSON.stringify(shown.ask.source)
      patchSlot(pane, { shown, task: null, failure: null })
      set({
        document: same
          ? withLayer(document, pane, { ask: shown.ask })
          : withAsk(document, pane, shown.ask),
      })
      const other = get().slots[otherSide(pane)].shown
      if (other && before.links.threshold && !selectLook(get()).links.threshold) {
        say(
          `${shown.title} has other values than ${other.title}: its threshold and colour range are its own now. Link them again under Look.`,
        )
      }
      return shown
    },
  }
}
