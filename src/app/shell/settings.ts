/** What somebody set for this browser: kept here and sent nowhere. `src/index.html` reads the theme and the size before the first paint. */
import { useStore } from 'zustand'
import { createJSONStorage, persist, type StateStorage } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'

export type ThemeId = 'dark' | 'light'

export type Settings = {
  /** Null follows the system. */
  readonly theme: ThemeId | null
  /** Everything in larger type, for the last row of a hall. */
  readonly large: boolean
  /** The panel with the rooms is in sight. */
  readonly panel: boolean
  /** Id of the room that the panel shows. */
  readonly room: string
  /** Single keys are heard on the whole page, not only while a brain has the focus (WCAG 2.1.4 asks for the choice). */
  readonly keysOnPage: boolean
  /** Which folds were opened or closed by hand. */
  readonly folds: { readonly [id: string]: boolean }
}

const firstSettings: Settings = {
  theme: null,
  large: false,
  panel: true,
  room: 'look',
  keysOnPage: true,
  folds: {},
}

/** Storage that is shut off (private mode, a sandboxed frame) or full: choices then last as long as the page. */
const forgiving: StateStorage = {
  getItem: (name) => attempt(() => localStorage.getItem(name)),
  setItem: (name, value) => attempt(() => localStorage.setItem(name, value)),
  removeItem: (name) => attempt(() => localStorage.removeItem(name)),
}

function attempt<T>(use: () => T): T | null {
  try {
    return use()
  } catch {
    return null
  }
}

/** Takes of what was stored only what has the type that is expected: an older or a broken value changes nothing. */
export function mergeSettings(stored: unknown, current: Settings): Settings {
  if (typeof stored !== 'object' || stored === null) return current
  const known = stored as { readonly [key: string]: unknown }
  const boolean = (key: 'large' | 'panel' | 'keysOnPage') => {
    const value = known[key]
    return typeof value === 'boolean' ? value : current[key]
  }
  const { theme, room, folds } = known
  return {
    theme: theme === 'dark' || theme === 'light' ? theme : null,
    large: boolean('large'),
    panel: boolean('panel'),
    room: typeof room === 'string' ? room : current.room,
    keysOnPage: boolean('keysOnPage'),
    folds:
      typeof folds === 'object' && folds !== null
        ? Object.fromEntries(Object.entries(folds).filter(([, open]) => typeof open === 'boolean'))
        : current.folds,
  }
}

export const settings = createStore<Settings>()(
  persist(() => firstSettings, {
    name: 'ostrakon.settings',
    storage: createJSONStorage(() => forgiving),
    merge: mergeSettings,
  }),
)

export function useSetting<T>(select: (settings: Settings) => T): T {
  return useStore(settings, select)
}
