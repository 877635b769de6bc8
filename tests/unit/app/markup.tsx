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

type Open = { readonly name: string; readonly attributes: string; words: string }

/** Elements of markup that a listener could not tell from others: controls and parts of the page without a name, pictures that are neither named nor passed over. */
export function namelessIn(markup: string): readonly string[] {
  const voids = new Set(['input', 'img', 'br', 'hr'])
  const open: Open[] = []
  const checks: (() => string | null)[] = []
  const ids = new Set([...markup.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id))
  const tokens = markup.matchAll(
    /<(\/?)([a-z][\w-]*)((?:\s[^\s=>"/]+(?:="[^"]*")?)*)\s*\/?>|([^<]+)/gi,
  )
  for (const [, end, name = '', attributes = '', text] of tokens) {
    if (text !== undefined) {
      // What is chosen or stands in a field is its value, and no part of its name.
      const isValue = open.some((one) => /^(select|output|textarea|svg)$/.test(one.name))
      for (const one of open) if (!isValue || one.name === 'svg') one.words += text.trim()
      continue
    }
    if (end) {
      open.pop()
      continue
    }
    const element: Open = { name, attributes, words: '' }
    const has = (attribute: string) => attributes.includes(` ${attribute}="`)
    const labelled = /aria-labelledby="([^"]*)"/.exec(attributes)?.[1]
    const isNamed =
      /aria-label="[^"]/.test(attributes) ||
      (labelled?.split(' ').every((id) => ids.has(id)) ?? false)
    const label = open.findLast((one) => one.name === 'label')
    const passed = open.some((one) => one.attributes.includes('aria-hidden="true"'))
    const says = `<${name}${attributes}>`
    if (/^(input|select|textarea)$/.test(name)) {
      checks.push(() => (isNamed || (label?.words ?? '') !== '' ? null : says))
    } else if (name === 'button') checks.push(() => (isNamed || element.words !== '' ? null : says))
    else if (name === 'section') checks.push(() => (isNamed ? null : says))
    else if (name === 'svg' && !passed && !has('aria-hidden')) {
      checks.push(() => (isNamed || element.attributes.includes('role="img"') ? null : says))
    }
    if (!voids.has(name) && !/\/>$/.test(says)) open.push(element)
  }
  return checks.flatMap((check) => check() ?? [])
}
