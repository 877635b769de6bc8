/** A page that holds a session of its own keeps what was changed on it with its tab alone: a reload loses nothing, the next reader gets what was sent. */
import type { AppStore } from '#state/store.ts'
import { parseViewSpec } from '#view/parse.ts'
import type { ViewSpec } from '#view/spec.ts'

const key = 'ostrakon.document'

export function keptInTab(): ViewSpec | null {
  try {
    const text = sessionStorage.getItem(key)
    return text === null ? null : parseViewSpec(JSON.parse(text))
  } catch {
    // Switched off, or of no use: what was sent is shown.
    return null
  }
}

export function keepInTab(store: AppStore): void {
  addEventListener('pagehide', () => {
    try {
      sessionStorage.setItem(key, JSON.stringify(store.getState().document))
    } catch {
      // As above.
    }
  })
}
