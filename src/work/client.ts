/** The page's side of the workers: a Compute that spreads tasks over a few workers and can cancel them. */
import { proxy, type Remote, wrap } from 'comlink'
import { evidenceTaskNames } from './evidence-tasks.ts'
import { restoreError } from './plain-error.ts'
import type { Compute, TaskName, Tasks } from './tasks.ts'
import type { Door, Outcome } from './worker.ts'

type Hand = { readonly door: Remote<Door>; busy: number }

function hire(): Hand {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  return { door: wrap<Door>(worker), busy: 0 }
}

/** These go to one worker of their own, which keeps what it prepared; and a long one holds up no map. */
const ofEvidence: ReadonlySet<string> = new Set(evidenceTaskNames)

/** @param size how many workers at most; each starts with its first task. Two: one a side of the comparison. */
export function createWorkers(size = 2): Compute {
  const hands: Hand[] = []
  let evidenceHand: Hand | null = null
  let lastId = 0

  const handFor = (name: TaskName): Hand => {
    if (!ofEvidence.has(name)) return freeHand()
    evidenceHand ??= hire()
    return evidenceHand
  }

  const freeHand = (): Hand => {
    const idle = hands.find((hand) => hand.busy === 0)
    if (idle) return idle
    if (hands.length < size) {
      const hand = hire()
      hands.push(hand)
      return hand
    }
    return hands.reduce((a, b) => (b.busy < a.busy ? b : a))
  }

  return async <Name extends TaskName>(
    name: Name,
    request: Tasks[Name]['request'],
    { signal, onProgress }: Parameters<Compute>[2] = {},
  ) => {
    signal?.throwIfAborted()
    const hand = handFor(name)
    lastId += 1
    const id = lastId
    const cancel = () => void hand.door.cancel(id)
    signal?.addEventListener('abort', cancel)
    hand.busy += 1
    try {
      const report = proxy((fraction: number) => {
        if (!signal?.aborted) onProgress?.(fraction)
      })
      const outcome = (await hand.door.run(id, name, request, report)) as Outcome<Name>
      signal?.throwIfAborted()
      if (!outcome.ok) throw restoreError(outcome.error)
      return outcome.value
    } finally {
      hand.busy -= 1
      signal?.removeEventListener('abort', cancel)
    }
  }
}
