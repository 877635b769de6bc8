/** The store as React sees it. */
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { AppState } from '#state/app-state.ts'
import type { Actions, AppStore } from '#state/store.ts'

export const StoreContext = createContext<AppStore | null>(null)

export function useAppStore(): AppStore {
  const store = useContext(StoreContext)
  if (!store) throw new Error('a component is used outside the app')
  return store
}

/** Re-renders when what `select` returns is another value: select facts or memoised derivations, no fresh objects. */
export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useAppStore(), select)
}

export function useActions(): Actions {
  return useStore(useAppStore(), (state) => state.act)
}
