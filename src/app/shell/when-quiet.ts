/** When the page has nothing else to do, what may be wanted later can come. */
import type { AppStore } from '#state/store.ts'

/** And some time more: what comes after the first picture belongs to the page, too. */
const afterMs = 2000

/** Resolves once nothing loads, and has not for a while: till then network and processor are the page's own. */
export function whenQuiet(store: AppStore): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const { cortex, jobs } = store.getState()
      if (cortex.status === 'loading' || Object.keys(jobs).length > 0) return
      stop()
      setTimeout(resolve, afterMs)
    }
    const stop = store.subscribe(look)
    look()
  })
}
