/**
 * The one store. It is vanilla: the page subscribes to it, tests drive it with direct calls in place of workers. People
 * change the document; after each change the reconciler begins what is missing and aborts what nobody wants any more.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { firstView, type ViewSpec } from '#view/spec.ts'
import type { Actions } from './actions.ts'
import type { AppState } from './app-state.ts'
import type { Dependencies } from './bench.ts'
import { compareActions } from './compare-actions.ts'
import { cortexActions } from './cortex-actions.ts'
import { evidenceActions } from './evidence-actions.ts'
import { freshHistory, type History, recorded, redone, undone } from './history.ts'
import { mapActions } from './map-actions.ts'
import { createReconciler } from './reconcile.ts'
import { selectLook, selectWishedLook } from './select-look.ts'
import { selectShown } from './select-shown.ts'
import { sessionActions } from './session-actions.ts'
import { trayActions } from './tray-actions.ts'
import { createWorkbench, type Workbench } from './workbench.ts'

export type { Actions } from './actions.ts'

type Whole = AppState & { readonly act: Actions }

export type AppStore = StoreApi<Whole>

/** Says so when maps of other values than before stand beside each other, and so have scales of their own. */
function scaleWatcher(bench: Workbench) {
  let before: { readonly linked: boolean; readonly ids: readonly (number | undefined)[] } | null =
    null
  return () => {
    const state = bench.get()
    const shown = [selectShown(state, 'a'), selectShown(state, 'b')] as const
    const ids = shown.map((map) => map?.loadId)
    const linked = selectLook(state).links.threshold
    const [a, b] = shown
    const ownScale = state.document.links.threshold === null && !linked && a && b
    const last = before
    before = { linked, ids }
    if (ownScale && last?.linked) {
      const [one, other] = last.ids[0] === ids[0] ? [b, a] : [a, b]
      bench.say(
        `${one.title} has other values than ${other.title}: its threshold and colour range are its own now. Link them again under Look.`,
      )
    }
  }
}

/** @param document what is asked to be on screen; nothing is loaded before `act.start()` */
export function createAppStore({
  document = firstView,
  ...dependencies
}: Dependencies & { readonly document?: ViewSpec }): AppStore {
  return createStore<Whole>((set, _get, api) => {
    const bench = createWorkbench(api as unknown as StoreApi<AppState>, dependencies)
    const reconcile = createReconciler(
      { getState: bench.get, setState: bench.set },
      bench,
      bench.jobs,
    )
    const maps = mapActions(bench)
    const stepTo = (step: (history: History) => History) =>
      set(({ history: known }) => {
        const history = step(known)
        return { history, document: history.present, failed: {} }
      })
    return {
      document,
      history: freshHistory(document),
      cortex: { status: 'loading' },
      surfacesCome: false,
      deep: null,
      background: null,
      files: {},
      maps: {},
      samples: {},
      reaches: {},
      tables: {},
      results: {},
      reports: {},
      hashes: {},
      glances: {},
      evidenceWanted: false,
      jobs: {},
      failed: {},
      screen: { a: null, b: null },
      failures: { a: null, b: null },
      notices: [],
      focus: null,
      tool: 'turn',
      lit: null,
      act: {
        ...cortexActions(bench),
        ...maps,
        ...trayActions(bench, maps.openFiles),
        ...evidenceActions(bench),
        ...compareActions(bench),
        ...sessionActions(bench),
        start: () => {
          const watchScale = scaleWatcher(bench)
          api.subscribe((now) => {
            if (now.document !== now.history.present) {
              bench.set({ history: recorded(now.history, now.document, Date.now()) })
              return
            }
            reconcile()
            watchScale()
          })
          reconcile()
        },
        change: (change) =>
          set((state) => ({ document: change(state.document, selectWishedLook(state)) })),
        undo: () => stepTo(undone),
        redo: () => stepTo(redone),
        focus: (focus) => set({ focus }),
        take: (tool) => set({ tool }),
        light: (lit) => set({ lit }),
        say: bench.say,
        dismissNotice: (id) =>
          set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
      },
    }
  })
}
