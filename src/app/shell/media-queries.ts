/** Media queries as React sees them; asked of the page when a component first needs one, so that code around it runs without a page, too. */
import { useSyncExternalStore } from 'react'

function mediaHook(query: string): () => boolean {
  let asked: MediaQueryList | undefined
  const list = () => {
    asked ??= matchMedia(query)
    return asked
  }
  const subscribe = (listener: () => void) => {
    list().addEventListener('change', listener)
    return () => list().removeEventListener('change', listener)
  }
  return () => useSyncExternalStore(subscribe, () => list().matches)
}

export const usePrefersLight = mediaHook('(prefers-color-scheme: light)')
export const useReducedMotion = mediaHook('(prefers-reduced-motion: reduce)')

/** As in page.css: brains and panel beside one another, nothing scrolls but the panel. */
export const useWideLayout = mediaHook('(min-width: 900px) and (min-height: 500px)')

/** As in panes.css: one map above the other. */
export const useUprightPhone = mediaHook('(max-width: 599.98px) and (min-height: 500px)')
