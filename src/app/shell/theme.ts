/** Dark for dark halls, light for projectors; follows the system until the user chooses. */
import { useSyncExternalStore } from 'react'
import type { StageTheme } from '#scene/stage-props.ts'

export type ThemeId = 'dark' | 'light'

export const stageThemes: { readonly [theme in ThemeId]: StageTheme } = {
  dark: { background: '#101318', ink: '#f2f4f7' },
  light: { background: '#ffffff', ink: '#14181f' },
}

const storageKey = 'ostrakon.theme'
const listeners = new Set<() => void>()

function stored(): ThemeId | null {
  try {
    const value = localStorage.getItem(storageKey)
    return value === 'dark' || value === 'light' ? value : null
  } catch {
    // Storage is shut off (private mode, a sandboxed frame): the choice lasts as long as the page.
    return null
  }
}

let chosen = stored()
const prefersLight = matchMedia('(prefers-color-scheme: light)')
const current = (): ThemeId => chosen ?? (prefersLight.matches ? 'light' : 'dark')

function apply(): void {
  document.documentElement.dataset['theme'] = current()
  for (const listener of listeners) listener()
}

prefersLight.addEventListener('change', apply)
apply()

export function chooseTheme(theme: ThemeId): void {
  chosen = theme
  try {
    localStorage.setItem(storageKey, theme)
  } catch {
    // As above.
  }
  apply()
}

export function useTheme(): ThemeId {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, current)
}

const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)')

export function useReducedMotion(): boolean {
  return useSyncExternalStore(
    (listener) => {
      reducedMotion.addEventListener('change', listener)
      return () => reducedMotion.removeEventListener('change', listener)
    },
    () => reducedMotion.matches,
  )
}
