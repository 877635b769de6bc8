/** One worker and what it is doing. A worker that dies takes its tasks with it; they are told, and it is not asked again. */
import { type Endpoint, proxy, type Remote, releaseProxy, transfer, wrap } from 'comlink'
import { isLives } from './lives.ts'
import { restoreError } from './plain-error.ts'
import type { TaskContext, TaskName, Tasks } from './tasks.ts'
import { ownCopy, transferables } from './transfer.ts'
import type { Door, Outcome } from './worker.ts'
import { WorkerDiedError } from './worker-died.ts'

/** A worker as the client needs it; tests bring their own. */
export type WorkerLike = {
  readonly endpoint: Endpoint
  /** Called once, when the worker can't go on. */
  readonly onDeath: (told: (reason: string) => void) => void
  readonly terminate: () => void
}

export type Hand = {
  readonly busy: () => number
  readonly isDead: () => boolean
  readonly run: <Name extends TaskName>(
    name: Name,
    request: Tasks[Name]['request'],
    context: Partial<TaskContext>,
  ) => Promise<Tasks[Name]['result']>
}

/** How long a task may take to notice that it was called off, ms; one that does not is ended with its worker. */
const patienceMs = 250

/** Why a task has to be begun anew elsewhere: the worker was ended because of another one. */
export class BystanderError extends Error {}

export function hire({ endpoint, onDeath, terminate }: WorkerLike): Hand {
  const door: Remote<Door> = wrap<Door>(endpoint)
  const running = new Map<number, (error: Error) => void>()
  let dead = false
  let lastId = 0

  const end = (errorFor: (id: number) => Error) => {
    if (dead) return
    dead = true
    for (const [id, reject] of [...running]) reject(errorFor(id))
    terminate()
    door[releaseProxy]()
  }
  onDeath((reason) => end(() => new WorkerDiedError(reason)))

  const run: Hand['run'] = (name, request, { signal, onProgress }) => {
    lastId += 1
    const id = lastId
    return new Promise((resolve, reject) => {
      let patience: ReturnType<typeof setTimeout> | undefined
      const cancelled = () => new DOMException('This was called off.', 'AbortError')
      const settle = (how: () => void) => {
        if (!running.delete(id)) return
        clearTimeout(patience)
        signal?.removeEventListener('abort', cancel)
        how()
      }
      const cancel = () => {
        void door.cancel(id)
        // Who waits is told at once; the worker gets a moment to notice, then the work is ended with it.
        patience = setTimeout(
          () => end((other) => (other === id ? cancelled() : new BystanderError())),
          patienceMs,
        )
      }
      running.set(id, (error) => settle(() => reject(error)))
      signal?.addEventListener('abort', cancel)
      const report = proxy((fraction: number) => {
        if (!signal?.aborted && running.has(id)) onProgress?.(fraction)
      })
      const sent = ownCopy(request)
      door.run(id, name, transfer(sent, transferables(sent)), report).then(
        (outcome) =>
          settle(() => {
            const { ok } = outcome
            if (signal?.aborted) reject(cancelled())
            else if (ok) resolve((outcome as Extract<Outcome<typeof name>, { ok: true }>).value)
            else reject(restoreError(outcome.error))
          }),
        (error: unknown) => settle(() => reject(new WorkerDiedError(String(error)))),
      )
    })
  }

  return { busy: () => running.size, isDead: () => dead, run }
}

/**
 * A worker of the browser. It dies of an error that nothing caught, of a message that can't be read, and of being ended
 * by the browser, which no event tells: it holds a lock for as long as it lives, and who is given that lock knows.
 */
export function browserWorker(): WorkerLike {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  return {
    endpoint: worker,
    onDeath: (told) => {
      worker.addEventListener('error', (event) => {
        event.preventDefault()
        told(event.message || 'it could not be loaded')
      })
      worker.addEventListener('messageerror', () => told('a message could not be read'))
      worker.addEventListener('message', ({ data }) => {
        if (!isLives(data)) return
        const end = () => told('the browser ended it')
        // Browsers refuse locks to a page from a disk: such an end then stays untold.
        navigator.locks?.request(data.livesUnder, end).catch(() => {})
      })
    },
    terminate: () => worker.terminate(),
  }
}
