/** The one store. It is vanilla: the page subscribes to it, tests drive it with direct calls in place of workers. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { assetUrls } from '#atlas/assets.ts'
import type { Cortex, Hemisphere, HemisphereId } from '#atlas/cortex.ts'
import type { SamplingRuleId } from '#sampling/index.ts'
import { withBothPanes, withPane, withRange, withThreshold } from '#view/change.ts'
import { firstView, otherPane, type PaneId, paneIds, type ViewSpec } from '#view/spec.ts'
import type { Compute } from '#work/tasks.ts'
import type { AppState, ShownMap, Slot } from './app-state.ts'
import { fitsColours, fittingColours } from './fitting-colours.ts'
import {
  type FetchBlob,
  failureOf,
  isCancelled,
  type MapRequest,
  openMap,
  sampleOnCortex,
  subjectOf,
} from './open-map.ts'

export type Actions = {
  /** Loads what the first picture of the cortex needs. */
  readonly loadCortex: () => Promise<void>
  /** Adds the inflated surfaces; asked for once the first picture is there. */
  readonly loadInflated: () => Promise<void>
  /** Shows a map on a side; a load that is still running there is cancelled. */
  readonly open: (pane: PaneId, request: MapRequest, volumeIndex?: number) => Promise<void>
  /** Another volume of the series that a side shows. */
  readonly openVolume: (pane: PaneId, volumeIndex: number) => Promise<void>
  /** Fills in the checksum of the file that a side shows: asked for when somebody wants to see it. */
  readonly identify: (pane: PaneId) => Promise<void>
  readonly cancel: (pane: PaneId) => void
  readonly dismissFailure: (pane: PaneId) => void
  readonly fail: (pane: PaneId, subject: string, error: unknown) => void
  readonly setRule: (rule: SamplingRuleId) => Promise<void>
  readonly swap: () => void
  /** Applies a pure change (src/view/change.ts) to the view. */
  readonly change: (change: (view: ViewSpec) => ViewSpec) => void
  readonly say: (text: string) => void
  readonly dismissNotice: (id: number) => void
}

export type AppStore = StoreApi<AppState & { readonly act: Actions }>

const emptySlot: Slot = { shown: null, task: null, failure: null }

/** The known arrays with the further surfaces: what was uploaded or derived from the known ones stays valid. */
function withSurfacesOf(known: Cortex, full: Cortex): Cortex {
  const merged = (side: HemisphereId): Hemisphere => ({
    ...known[side],
    surfaces: { ...full[side].surfaces, ...known[side].surfaces },
  })
  return { left: merged('left'), right: merged('right') }
}

export function createAppStore({
  compute,
  fetchBlob,
  view = firstView,
}: {
  readonly compute: Compute
  readonly fetchBlob: FetchBlob
  readonly view?: ViewSpec
}): AppStore {
  const loads = new Map<PaneId, AbortController>()
  let lastId = 0
  let whenCortex: Promise<Cortex> | null = null

  return createStore((set, get) => {
    const patchSlot = (pane: PaneId, patch: Partial<Slot>) =>
      set(({ slots }) => ({ slots: { ...slots, [pane]: { ...slots[pane], ...patch } } }))

    const bytesOf = async (url: URL) => {
      const context = { signal: new AbortController().signal, onProgress: () => {} }
      return new Uint8Array(await (await fetchBlob(url.href, context)).arrayBuffer())
    }

    const cortex = () => {
      whenCortex ??= bytesOf(assetUrls.cortex).then((bytes) => compute('decodeCortex', { bytes }))
      return whenCortex
    }

    const say = (text: string) => {
      lastId += 1
      const notice = { id: lastId, text }
      set(({ notices }) => ({ notices: [...notices.slice(-3), notice] }))
    }

    /** A map whose values never reach the threshold would look empty: it gets colours that fit, and is said so. */
    const showMap = (pane: PaneId, map: ShownMap, volumeIndex: number) => {
      patchSlot(pane, { shown: map, task: null, failure: null })
      const source = map.source
      let next = withPane(get().view, pane, { source, volumeIndex })
      if (!fitsColours(map, next.panes[pane])) {
        const fitting = fittingColours(map)
        const other = get().slots[otherPane(pane)].shown
        if (other && (next.links.threshold || next.links.range)) {
          next = { ...next, links: { ...next.links, threshold: false, range: false } }
          say(
            `${map.title} has other values than ${other.title}: its threshold and colour range are its own now. Link them again below.`,
          )
        }
        next = withRange(withThreshold(next, pane, fitting.threshold), pane, fitting.range)
      }
      set({ view: next })
    }

    const act: Actions = {
      loadCortex: async () => {
        try {
          const first = await cortex()
          set({ cortex: { status: 'ready', cortex: first } })
        } catch (error) {
          whenCortex = null
          const failure = failureOf(error, 'The brain')
          set({ cortex: { status: 'failed', failure } })
        }
      },

      loadInflated: async () => {
        const { cortex: known } = get()
        if (known.status !== 'ready' || known.cortex.left.surfaces.inflated) return
        try {
          const bytes = await bytesOf(assetUrls.inflated)
          const full = await compute('decodeInflated', { bytes, cortex: known.cortex })
          set({ cortex: { status: 'ready', cortex: withSurfacesOf(known.cortex, full) } })
        } catch (error) {
          say(`The inflated brain could not be loaded. ${failureOf(error, 'It').message}`)
        }
      },

      open: async (pane, request, volumeIndex = 0) => {
        loads.get(pane)?.abort()
        const controller = new AbortController()
        loads.set(pane, controller)
        const { signal } = controller
        const subject = subjectOf(request)
        patchSlot(pane, { task: { subject, progress: null }, failure: null })
        try {
          const map = await openMap(request, {
            signal,
            compute,
            fetchBlob,
            cortex,
            volumeIndex,
            rule: get().view.panes[pane].rule,
            onProgress: (progress) => {
              if (!signal.aborted) patchSlot(pane, { task: { subject, progress } })
            },
          })
          signal.throwIfAborted()
          lastId += 1
          showMap(pane, { ...map, loadId: lastId }, volumeIndex)
        } catch (error) {
          if (signal.aborted || isCancelled(error)) return
          patchSlot(pane, { task: null, failure: failureOf(error, subject) })
        } finally {
          if (loads.get(pane) === controller) loads.delete(pane)
        }
      },

      openVolume: async (pane, volumeIndex) => {
        const shown = get().slots[pane].shown
        if (!shown) return
        await act.open(pane, { kind: 'files', files: shown.files }, volumeIndex)
      },

      identify: async (pane) => {
        const { shown } = get().slots[pane]
        const file = shown?.files.find(({ name }) => name === shown.info.fileName)
        if (!shown || !file || shown.info.sha256) return
        try {
          const sha256 = await compute('hashFile', { file })
          const now = get().slots[pane].shown
          if (now?.loadId !== shown.loadId) return
          patchSlot(pane, { shown: { ...now, info: { ...now.info, sha256 } } })
        } catch (error) {
          act.fail(pane, shown.info.fileName, error)
        }
      },

      cancel: (pane) => {
        loads.get(pane)?.abort()
        patchSlot(pane, { task: null })
      },

      dismissFailure: (pane) => patchSlot(pane, { failure: null }),

      fail: (pane, subject, error) => patchSlot(pane, { failure: failureOf(error, subject) }),

      setRule: async (rule) => {
        const before = get().view.panes.a.rule
        act.change((current) => withBothPanes(current, { rule }))
        try {
          const surfaces = await cortex()
          for (const pane of paneIds) {
            const { shown } = get().slots[pane]
            if (!shown) continue
            const sampled = await sampleOnCortex(compute, shown.volume, surfaces, rule)
            if (get().slots[pane].shown === shown)
              patchSlot(pane, { shown: { ...shown, ...sampled } })
          }
        } catch (error) {
          act.change((current) => withBothPanes(current, { rule: before }))
          act.fail('a', 'The sampling rule', error)
        }
      },

      swap: () =>
        set(({ slots, view: { panes, ...rest } }) => ({
          slots: { a: slots.b, b: slots.a },
          view: { ...rest, panes: { a: panes.b, b: panes.a } },
        })),

      change: (change) => set((state) => ({ view: change(state.view) })),
      say,
      dismissNotice: (id) =>
        set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
    }

    return {
      cortex: { status: 'loading' },
      slots: { a: emptySlot, b: emptySlot },
      view,
      notices: [],
      act,
    }
  })
}
