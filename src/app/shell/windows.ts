/** Which window lies over the page. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

export type WindowId = 'help' | 'commands' | 'words' | 'folder' | 'kept'

const store = createStore<{ readonly open: WindowId | null }>(() => ({ open: null }))

export const openWindow = (id: WindowId): void => store.setState({ open: id })
export const closeWindow = (): void => store.setState({ open: null })
export const useWindow = (): WindowId | null => useStore(store, ({ open }) => open)
