/** The page's side of the workers: a Compute that spreads tasks over a few workers, replaces those that die and ends what is called off. */
import { evidenceTaskNames } from './evidence-tasks.ts'
import { BystanderError, browserWorker, type Hand, hire, type WorkerLike } from './hand.ts'
import type { Compute, TaskName } from './tasks.ts'
import { bytesOf, heavyBytes } from './transfer.ts'

/** These go to one worker of their own, which keeps what it prepared; and a long one holds up no map. */
const ofEvidence: ReadonlySet<string> = new Set(evidenceTaskNames)

type Options = {
  /** How many workers at most; each starts with its first task unless told. Two: one a side of the comparison. */
  readonly size?: number
  /** How many of them start before they are asked anything: their code is read meanwhile. */
  readonly atOnce?: number
  readonly startWorker?: () => WorkerLike
}

export function createWorkers({
  size = 2,
  atOnce = 0,
  startWorker = browserWorker,
}: Options = {}): Compute {
  const hands: Hand[] = Array.from({ length: Math.min(atOnce, size) }, () => hire(startWorker()))
  let evidenceHand: Hand | null = null
  let afterHeavy: Promise<unknown> = Promise.resolve()

  const handFor = (name: TaskName): Hand => {
    if (!ofEvidence.has(name)) return freeHand()
    if (!evidenceHand || evidenceHand.isDead()) evidenceHand = hire(startWorker())
    return evidenceHand
  }

  const freeHand = (): Hand => {
    for (const [at, hand] of [...hands.entries()].reverse()) if (hand.isDead()) hands.splice(at, 1)
    const idle = hands.find((hand) => hand.busy() === 0)
    if (idle) return idle
    if (hands.length < size) {
      const hand = hire(startWorker())
      hands.push(hand)
      return hand
    }
    return hands.reduce((a, b) => (b.busy() < a.busy() ? b : a))
  }

  const run: Compute = async (name, request, context = {}) => {
    for (;;) {
      context.signal?.throwIfAborted()
      try {
        return await handFor(name).run(name, request, context)
      } catch (error) {
        // Its worker was ended because of another task: the same is asked of the next one.
        if (!(error instanceof BystanderError)) throw error
      }
    }
  }

  return async (name, request, context = {}) => {
    // Each is copied, and no more than one copy has to fit at a time.
    if (bytesOf(request) < heavyBytes) return run(name, request, context)
    const mine = afterHeavy.then(() => run(name, request, context))
    afterHeavy = mine.catch(() => {})
    return mine
  }
}
