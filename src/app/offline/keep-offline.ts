/** Asks the browser to keep the page for use without a network. */
import { whenQuiet } from '#app/shell/when-quiet.ts'
import type { AppStore } from '#state/store.ts'

/** @param onNewVersion called once another version is there and waits for the next visit */
export async function keepOffline(store: AppStore, onNewVersion: () => void): Promise<void> {
  // From a disk there is nothing to keep, and the development server changes its files.
  if (
    !import.meta.env.PROD ||
    !location.protocol.startsWith('http') ||
    !('serviceWorker' in navigator)
  )
    return
  await whenQuiet(store)
  try {
    const registration = await navigator.serviceWorker.register('./sw.js')
    registration.addEventListener('updatefound', () => {
      const { installing } = registration
      installing?.addEventListener('statechange', () => {
        if (installing.state === 'installed' && navigator.serviceWorker.controller) onNewVersion()
      })
    })
  } catch {
    // Private windows and some embeddings allow none: the page then needs its network.
  }
}
