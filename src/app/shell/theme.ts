/** Dark for dark halls, light for projectors; follows the system until the user chooses. */
import { useSyncExternalStore } from 'react'
import type { StageTheme } from '#scene/stage-props.ts'
import { settings, type ThemeId, useSetting } from './settings.ts'

export const stageThemes: { readonly [theme in ThemeId]: StageTheme } = {
  dark: { background: '#101318', ink: '#f2f4f7' },
  light: { background: '#ffffff', ink: '#14181f' },
}

/** A media query as React sees it. */
function mediaHook(query: string): () => boolean {
  const list = matchMedia(query)
  const subscribe = (listener: () => void) => {
    list.addEventListener('change', listener)
    return () => list.removeEventListener('change', listener)
  }
  return () => useSyncExternalStore(subscribe, () => list.matches)
}

const usePrefersLight = mediaHook('(prefers-color-scheme: light)')
export const useReducedMotion = mediaHook('(prefers-reduced-motion: reduce)')

/** As in page.css: brains and panel beside one another, nothing scrolls but the panel. */
export const useWideLayout = mediaHook('(min-width: 900px) and (min-height: 500px)')

/** As in panes.css: one map above the other. */
export const useUprightPhone = mediaHook('(max-width: 599.98px) and (min-height: 500px)')

const prefersLight = matchMedia('(prefers-color-scheme: light)')

function currentTheme(): ThemeId {
  return settings.getState().theme ?? (prefersLight.matches ? 'light' : 'dark')
}

function apply(): void {
  const { dataset } = document.documentElement
  dataset['theme'] = currentTheme()
  dataset['type'] = settings.getState().large ? 'large' : 'usual'
}

prefersLight.addEventListener('change', apply)
settings.subscribe(apply)
apply()

export function toggleTheme(): void {
  settings.setState({ theme: currentTheme() === 'dark' ? 'light' : 'dark' })
}

export function useTheme(): ThemeId {
  const light = usePrefersLight()
  return useSetting(({ theme }) => theme) ?? (light ? 'light' : 'dark')
}
