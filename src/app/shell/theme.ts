/** Dark for dark halls, light for projectors; follows the system until the user chooses. */
import type { StageTheme } from '#scene/stage-props.ts'
import { prefersLight, usePrefersLight } from './media-queries.ts'
import { settings, type ThemeId, useSetting } from './settings.ts'

export const stageThemes: { readonly [theme in ThemeId]: StageTheme } = {
  dark: { background: '#101318', ink: '#f2f4f7' },
  light: { background: '#ffffff', ink: '#14181f' },
}

function currentTheme(): ThemeId {
  return settings.getState().theme ?? (prefersLight.matches() ? 'light' : 'dark')
}

function apply(): void {
  const { dataset } = document.documentElement
  dataset['theme'] = currentTheme()
  dataset['type'] = settings.getState().large ? 'large' : 'usual'
}

prefersLight.subscribe(apply)
settings.subscribe(apply)
apply()

export function toggleTheme(): void {
  settings.setState({ theme: currentTheme() === 'dark' ? 'light' : 'dark' })
}

export function useTheme(): ThemeId {
  const light = usePrefersLight()
  return useSetting(({ theme }) => theme) ?? (light ? 'light' : 'dark')
}
