/** One piece of work for all who ask the same: the first begins it, the last who leaves ends it. */

type Shared<Result> = {
  readonly key: readonly unknown[]
  readonly result: Promise<Result>
  readonly controller: AbortController
  askers: number
}

/**
 * Whoever asks says when he leaves by his signal, before the result is there or after it; what nobody holds any more is given
 * back. A failure is not kept: the next who asks tries again.
 *
 * @returns asks for the work of a key, whose parts are compared by identity
 */
export function sharedWork<Result>() {
  let held: Shared<Result>[] = []

  const release = (one: Shared<Result>) => {
    one.askers -= 1
    if (one.askers > 0) return
    held = held.filter((other) => other !== one)
    one.controller.abort(new DOMException('Nobody waits for this any more.', 'AbortError'))
  }

  const begin = (
    key: readonly unknown[],
    run: (signal: AbortSignal) => Promise<Result>,
  ): Shared<Result> => {
    const controller = new AbortController()
    const one: Shared<Result> = { key, result: run(controller.signal), controller, askers: 0 }
    held = [...held, one]
    one.result.catch(() => {
      held = held.filter((other) => other !== one)
    })
    return one
  }

  return (
    key: readonly unknown[],
    signal: AbortSignal,
    run: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> => {
    if (signal.aborted) return Promise.reject(signal.reason)
    const same = (one: Shared<Result>) =>
      one.key.length === key.length && one.key.every((part, n) => Object.is(part, key[n]))
    const one = held.find(same) ?? begin(key, run)
    one.askers += 1
    return new Promise((resolve, reject) => {
      signal.addEventListener(
        'abort',
        () => {
          reject(signal.reason)
          release(one)
        },
        { once: true },
      )
      one.result.then(resolve, reject)
    })
  }
}
