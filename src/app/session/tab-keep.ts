/**
 * What was on screen when a tab left the page stays with the tab, for when the page comes back at the very address: a
 * reload loses nothing, though the address and what the browser keeps follow a moment later. Whoever is given the address,
 * or a page that holds a session of its own, gets what was sent.
 */
import type { AppStore } from '#state/store.ts'
import { parseViewSpec } from '#view/parse.ts'
import type { ViewSpec } from '#view/spec.ts'

const key = 'ostrakon.left'

type Left = { readonly address: string; readonly document: unknown }

/** Frames of one page share what the tab keeps, and may have one address: whoever framed them says what they show. */
const isFramed = () => window.parent !== window

let keeping = true

/** The document that this tab left at this address, once: one that ends the page while it is drawn does not come again. */
export function takeFromTab(): ViewSpec | null {
  if (isFramed()) return null
  try {
    const text = sessionStorage.getItem(key)
    sessionStorage.removeItem(key)
    if (text === null) return null
    const { address, document } = JSON.parse(text) as Left
    return address === location.href ? parseViewSpec(document) : null
  } catch {
    // Switched off, or of no use: the page begins without.
    return null
  }
}

export function keepInTab(store: AppStore): void {
  if (isFramed()) return
  addEventListener('pagehide', () => {
    if (!keeping) return
    try {
      const left: Left = { address: location.href, document: store.getState().document }
      sessionStorage.setItem(key, JSON.stringify(left))
    } catch {
      // As above.
    }
  })
}

/** Keeps nothing more until the page is loaded anew. */
export function forgetTab(): void {
  keeping = false
  try {
    sessionStorage.removeItem(key)
  } catch {
    // Nothing is kept where storage is switched off.
  }
}
