/** Asks the browser to keep the page for use without a network. */
import type { AppStore } from '#state/store.ts'

/** And some time more: what comes after the first picture belongs to the page, too. */
const AFTER_MS = 2000

/** Till then network and processor are the page's own. */
function nothingLoads(store: AppStore): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const { cortex, jobs } = store.getState()
      if (cortex.status === 'loading' || Object.keys(jobs).length > 0) return
      stop()
      resolve()
    }
    const stop = store.subscribe(look)
    look()
  })
}

/** @param onNewVersion called once another version is there and waits for the next visit */
export async function keepOffline(store: AppStore, onNewVersion: () => void): Promise<void> {
  // From a disk there is nothing to keep, and the development server changes its files.
  if (
    !import.meta.env.PROD ||
    !location.protocol.startsWith('http') ||
    !('serviceWorker' in navigator)
  )
    return
  await nothingLoads(store)
  setTimeout(async () => {
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
  }, AFTER_MS)
}
