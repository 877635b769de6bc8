/** The page's address follows the document: Back and Forward go through what was on screen, and a copied address brings it back. */
import type { AppStore } from '#state/store.ts'
import { fromAddress, toAddress } from '#view/address.ts'
import type { ViewSpec } from '#view/spec.ts'

/** Browsers take no more than some 100 changes of the address in half a minute. */
const quietMs = 350

/** The document that the page's address holds, null where it holds none; what is wrong with it goes to `say`. */
export function addressedDocument(hash: string, say: (words: string) => void): ViewSpec | null {
  try {
    return fromAddress(hash)
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    return null
  }
}

const withoutFragment = () => location.href.replace(/#.*$/, '')

/** The address of what is on screen. Maps of the user's own are named in it, and have to be dropped by who opens it. */
export function linkTo(document: ViewSpec): string {
  const fragment = toAddress(document)
  const page = withoutFragment().replace(/\?.*$/, '')
  return fragment ? `${page}#${fragment}` : page
}

/** @param addressed the document that the address holds as the page begins; what is on screen may be newer */
export function followAddress(store: AppStore, addressed: ViewSpec | null): void {
  const first = store.getState().document
  let written = toAddress(first)
  // The tab had what is newer than its address.
  if (addressed && toAddress(addressed) !== written) history.replaceState(null, '', linkTo(first))
  const address = addressed ? location.href : withoutFragment()
  let steps = store.getState().history.past.length
  let timer: ReturnType<typeof setTimeout> | undefined

  const write = () => {
    const { document, history: known } = store.getState()
    const fragment = toAddress(document)
    // During a lecture the address names its step.
    if (fragment === written || new URLSearchParams(location.search).has('lesson')) return
    written = fragment
    const sameStep = known.past.length === steps
    steps = known.past.length
    // The first document may be that of a query, which holds as long as there is no fragment.
    const url = document === first ? address : linkTo(document)
    if (sameStep) history.replaceState(null, '', url)
    else history.pushState(null, '', url)
  }
  store.subscribe((now, before) => {
    if (now.document === before.document) return
    clearTimeout(timer)
    timer = setTimeout(write, quietMs)
  })
  addEventListener('popstate', () => {
    const { act, files } = store.getState()
    clearTimeout(timer)
    const asked = location.hash ? addressedDocument(location.hash, act.say) : first
    if (!asked) return
    written = toAddress(asked)
    void act.restore(asked, files).then(() => {
      steps = store.getState().history.past.length
    })
  })
}
