/** Work under way, by the key of what it brings: each is begun once, can be aborted, and has no say after that. */
import type { StoreApi } from 'zustand/vanilla'
import type { SideId } from '#view/spec.ts'
import type { TaskContext } from '#work/tasks.ts'
import type { AppState } from './app-state.ts'
import { failureOf } from './failure.ts'

export type JobSpec = {
  readonly key: string
  /** What is spoken of while it runs and when it fails. */
  readonly subject: string
  readonly quiet: boolean
  /** 'Opening' unless told. */
  readonly verb?: string
  readonly side?: SideId | null
  /** What it has found out is merged into the state at once with its end. */
  readonly run: (context: TaskContext) => Promise<(state: AppState) => Partial<AppState>>
}

export type Jobs = ReturnType<typeof createJobs>

function without<Value>(by: { readonly [key: string]: Value }, key: string) {
  const { [key]: _, ...others } = by
  return others
}

export function createJobs(set: StoreApi<AppState>['setState']) {
  const controllers = new Map<string, AbortController>()
  let lastId = 0

  const begin = ({ key, subject, quiet, verb = 'Opening', side = null, run }: JobSpec) => {
    if (controllers.has(key)) return
    const controller = new AbortController()
    const { signal } = controller
    controllers.set(key, controller)
    lastId += 1
    const id = lastId
    set(({ jobs }) => ({
      jobs: { ...jobs, [key]: { id, subject, quiet, verb, side, progress: null } },
    }))
    /** Whoever comes late, after an abort or after the end, changes nothing. */
    const end = (patch: (state: AppState) => Partial<AppState>) => {
      if (controllers.get(key) !== controller) return
      controllers.delete(key)
      set((state) => ({ ...patch(state), jobs: without(state.jobs, key) }))
    }
    const onProgress = (progress: number) => {
      if (controllers.get(key) !== controller) return
      set(({ jobs }) => {
        const job = jobs[key]
        return job ? { jobs: { ...jobs, [key]: { ...job, progress } } } : {}
      })
    }
    run({ signal, onProgress }).then(end, (error: unknown) =>
      end(({ failed, failures, jobs }) => {
        const failure = failureOf(error, subject)
        const at = jobs[key]?.side
        // What was dropped is asked for by nothing in the document: there is nothing to roll back.
        if (at) return { failures: { ...failures, [at]: failure } }
        return { failed: { ...failed, [key]: { failure, told: false } } }
      }),
    )
  }

  const abort = (key: string) => {
    const controller = controllers.get(key)
    if (!controller) return
    controllers.delete(key)
    set(({ jobs }) => ({ jobs: without(jobs, key) }))
    controller.abort()
  }

  return { begin, abort, keys: () => [...controllers.keys()] }
}
