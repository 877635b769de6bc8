/** The worker: plumbing only. Runs a task, hands its buffers over, and turns an error into plain data and back. */
import { expose, transfer } from 'comlink'
import { implementations } from './implementations.ts'
import type { Lives } from './lives.ts'
import { flattenError, type PlainError } from './plain-error.ts'
import { releaseSpent } from './release-spent.ts'
import type { TaskContext, TaskName, Tasks } from './tasks.ts'
import { transferables } from './transfer.ts'

export type Outcome<Name extends TaskName> =
  | { readonly ok: true; readonly value: Tasks[Name]['result'] }
  | { readonly ok: false; readonly error: PlainError }

const running = new Map<number, AbortController>()

async function run<Name extends TaskName>(
  id: number,
  name: Name,
  request: Tasks[Name]['request'],
  onProgress: TaskContext['onProgress'],
): Promise<Outcome<Name>> {
  const controller = new AbortController()
  running.set(id, controller)
  try {
    const context = { signal: controller.signal, onProgress }
    const value = (await implementations[name](request, context)) as Tasks[Name]['result']
    const handedOver = transferables(value)
    releaseSpent(request, handedOver)
    const outcome: Outcome<Name> = { ok: true, value }
    return transfer(outcome, handedOver)
  } catch (error) {
    releaseSpent(request, [])
    return { ok: false, error: flattenError(error) }
  } finally {
    running.delete(id)
  }
}

function cancel(id: number): void {
  running.get(id)?.abort()
}

const door = { run, cancel }
export type Door = typeof door
expose(door)

const livesUnder = `ostrakon-worker-${Date.now()}-${Math.random()}`
const live = () => {
  postMessage({ livesUnder } satisfies Lives)
  return new Promise(() => {})
}
// Not in the module's own run: the browser notes the line that asks, and would read all of this program again to find it.
queueMicrotask(() => navigator.locks?.request(livesUnder, live).catch(() => {}))
