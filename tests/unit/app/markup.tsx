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

/** Elements of a name in markup, in order: each one's attributes, and the text that it begins with. */
export function elementsOf(markup: string, name: string) {
  const all = markup.matchAll(new RegExp(`<${name}((?: [\\w-]+="[^"]*")*)\\s*/?>([^<]*)`, 'g'))
  return [...all].map(([, attributes = '', text = '']) => ({
    text,
    ...Object.fromEntries(
      [...attributes.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
    ),
  })) as readonly { readonly text: string; readonly [attribute: string]: string | undefined }[]
}

/** Numbers of some attributes of elements: where they are drawn. */
export const numbersOf = (
  markup: string,
  name: string,
  attributes: readonly string[],
): readonly (readonly number[])[] =>
  elementsOf(markup, name).map((element) => attributes.map((key) => Number(element[key])))
