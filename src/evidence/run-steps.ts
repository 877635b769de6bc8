/** Long computations are generators: they yield the share done (0 to 1) and return their result, and know nothing of workers. */

export type Steps<T> = Generator<number, T, void>

export type RunOptions = {
  readonly onProgress?: ((share: number) => void) | undefined
  /** Checked after each step; the reason of an abort is thrown. */
  readonly signal?: AbortSignal | undefined
  /** Awaited after each step, so that whoever runs this can let messages (such as a cancel) through. */
  readonly pause?: (() => Promise<void>) | undefined
}

export async function runSteps<T>(steps: Steps<T>, options: RunOptions = {}): Promise<T> {
  for (;;) {
    options.signal?.throwIfAborted()
    const step = steps.next()
    if (step.done) return step.value
    options.onProgress?.(step.value)
    await options.pause?.()
  }
}

/** Runs to the end without a pause: for the command line and tests. */
export function runAll<T>(steps: Steps<T>, onProgress?: (share: number) => void): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    onProgress?.(step.value)
  }
}
