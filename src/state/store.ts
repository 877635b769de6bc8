/** The one store. It is vanilla: the page subscribes to it, tests drive it with direct calls in place of workers. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { firstView, type ViewSpec } from '#view/spec.ts'
import type { Actions } from './actions.ts'
import type { AppState, Slot } from './app-state.ts'
import { compareActions } from './compare-actions.ts'
import { cortexActions } from './cortex-actions.ts'
import { evidenceActions } from './evidence-actions.ts'
import { mapActions } from './map-actions.ts'
import { selectLook } from './selectors.ts'
import { createWorkbench, type Dependencies } from './workbench.ts'

export type { Actions } from './actions.ts'

export type AppStore = StoreApi<AppState & { readonly act: Actions }>

const emptySlot: Slot = { shown: null, task: null, failure: null }

export function createAppStore({
  document = firstView,
  ...dependencies
}: Dependencies & { readonly document?: ViewSpec }): AppStore {
  return createStore<AppState & { readonly act: Actions }>((set, get) => {
    const bench = createWorkbench(set, get, dependencies)
    return {
      cortex: { status: 'loading' },
      deep: null,
      slots: { a: emptySlot, b: emptySlot },
      document,
      notices: [],
      focus: null,
      act: {
        ...cortexActions(bench),
        ...mapActions(bench, () => get().act),
        ...evidenceActions(bench),
        ...compareActions(bench),
        change: (change) =>
          set((state) => ({ document: change(state.document, selectLook(state)) })),
        focus: (focus) => set({ focus }),
        say: bench.say,
        dismissNotice: (id) =>
          set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
      },
    }
  })
}
