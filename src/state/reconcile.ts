/** After each change: what is asked for and missing is begun, what nothing asks for any more is aborted. */
import type { StoreApi } from 'zustand/vanilla'
import type { AppState } from './app-state.ts'
import type { Bench } from './bench.ts'
import { replaced } from './history.ts'
import type { Jobs } from './jobs.ts'
import { needs } from './needs.ts'
import { settle } from './settle.ts'

export function createReconciler(
  { getState: get, setState: set }: Pick<StoreApi<AppState>, 'getState' | 'setState'>,
  bench: Bench,
  jobs: Jobs,
) {
  let [running, again] = [false, false]

  const once = () => {
    const before = get()
    const after = settle(before)
    // What could not be had was never on screen: no step of the history.
    const settled =
      after.document === before.document
        ? after
        : { ...after, history: replaced(after.history, after.document) }
    if (settled !== before) set(settled)
    const wanted = needs(settled, get, bench)
    const keys = new Set(wanted.map(({ key }) => key))
    for (const key of jobs.keys()) if (!keys.has(key) && !key.startsWith('drop ')) jobs.abort(key)
    for (const job of wanted) jobs.begin(job)
  }

  /** Its own changes call it again: that is one more round, not one inside the other. */
  return () => {
    again = true
    if (running) return
    running = true
    try {
      while (again) {
        again = false
        once()
      }
    } finally {
      running = false
    }
  }
}
