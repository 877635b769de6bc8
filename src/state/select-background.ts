/** What lies under the maps. */
import type { Volume } from '#volume/volume.ts'
import type { AppState } from './app-state.ts'
import { backgroundKey } from './keys.ts'

/** What lies under the maps on slices; null until it is there. */
export function selectBackground({
  document,
  background,
}: Pick<AppState, 'document' | 'background'>): Volume | null {
  return background?.key === backgroundKey(document.background) ? background.volume : null
}
