/** Media queries, for React and for what is outside it; asked of the page when one is first needed, so that code around them runs without a page, too. */
import { useSyncExternalStore } from 'react'

function mediaQuery(query: string) {
  let asked: MediaQueryList | undefined
  const list = () => {
    asked ??= matchMedia(query)
    return asked
  }
  return {
    matches: () => list().matches,
    subscribe: (listener: () => void) => {
      list().addEventListener('change', listener)
      return () => list().removeEventListener('change', listener)
    },
  }
}

type MediaQuery = ReturnType<typeof mediaQuery>

const useMedia = ({ subscribe, matches }: MediaQuery) => useSyncExternalStore(subscribe, matches)

function mediaHook(query: string): () => boolean {
  const known = mediaQuery(query)
  return () => useMedia(known)
}

export const prefersLight = mediaQuery('(prefers-color-scheme: light)')
export const usePrefersLight = () => useMedia(prefersLight)
export const useReducedMotion = mediaHook('(prefers-reduced-motion: reduce)')

/** As in page.css: brains and panel beside one another, nothing scrolls but the panel. */
export const useWideLayout = mediaHook('(min-width: 900px) and (min-height: 500px)')

/** As in panes.css: one map above the other. */
export const useUprightPhone = mediaHook('(max-width: 599.98px) and (min-height: 500px)')
