/** What a component shows at first, as markup: words, names and what is there at all, without a page. */
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { StoreContext } from '#app/shell/use-app.ts'
import type { AppStore } from '#state/store.ts'

/** @param store as it is now; React would take its state at the very first otherwise */
export function markupOf(node: ReactNode, store: AppStore | null = null): string {
  const now = store && { ...store, getInitialState: store.getState }
  return renderToStaticMarkup(<StoreContext value={now}>{node}</StoreContext>)
}

/** The text of markup, each element's apart from its neighbours'. */
export const wordsOf = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
