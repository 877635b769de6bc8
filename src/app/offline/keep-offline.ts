/** Asks the browser to keep the page for use without a network. */

/** Not while the first picture is fetched: a slow network is the page's own for that long. */
const AFTER_MS = 4000

/** @param onNewVersion called once another version is there and waits for the next visit */
export function keepOffline(onNewVersion: () => void): void {
  // From a disk there is nothing to keep, and the development server changes its files.
  if (
    !import.meta.env.PROD ||
    !location.protocol.startsWith('http') ||
    !('serviceWorker' in navigator)
  )
    return
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
