/** What all actions share: the store's two ends, the jobs under way, and how to wait for them. */
import type { StoreApi } from 'zustand/vanilla'
import type { SideId } from '#view/spec.ts'
import type { AppState } from './app-state.ts'
import { type Bench, createBench, type Dependencies } from './bench.ts'
import { createJobs, type Jobs } from './jobs.ts'
import { selectTask } from './select-task.ts'

export type Workbench = Bench & {
  readonly set: StoreApi<AppState>['setState']
  readonly get: () => AppState
  readonly jobs: Jobs
  readonly say: (text: string) => void
  readonly until: (holds: (state: AppState) => boolean) => Promise<void>
  /** What was dropped on a side and is still being looked at is not waited for any more. */
  readonly abortDrops: (side: SideId) => void
  /** Until a side shows what it is asked for, or has said why it can't. */
  readonly untilSettled: (side: SideId) => Promise<void>
}

export function createWorkbench(api: StoreApi<AppState>, dependencies: Dependencies): Workbench {
  const bench = createBench(dependencies)
  const set = api.setState
  const jobs = createJobs(set)
  const changed = () =>
    new Promise<void>((resolve) => {
      const stop = api.subscribe(() => {
        stop()
        resolve()
      })
    })
  // Looked at after all that follows at once from a change: half-way through it, what is missing has not been begun yet.
  const until: Workbench['until'] = async (holds) => {
    while (!holds(api.getState())) await changed()
  }
  return {
    ...bench,
    set,
    get: api.getState,
    jobs,
    say: (text) =>
      set(({ notices }) => ({ notices: [...notices.slice(-3), { id: bench.nextId(), text }] })),
    until,
    abortDrops: (side) => {
      for (const [key, job] of Object.entries(api.getState().jobs)) {
        if (job.side === side) jobs.abort(key)
      }
    },
    untilSettled: (side) => until((state) => selectTask(state, side) === null),
  }
}
