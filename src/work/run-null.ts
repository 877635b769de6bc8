/** A null on all cores: its draws in portions, handed out as workers come free; the same numbers however they are shared. */
import { type NullOutcome, type NullQuestion, nullOutcome } from '#comparison/null-test.ts'
import type { Compute, TaskContext } from './tasks.ts'

export type RunNullOptions = Partial<TaskContext> & {
  readonly draws: number
  /** How many portions are under way at once. */
  readonly lanes: number
}

/** So many draws a portion: a second or two of work, after which a cancel is heard. */
const portion = 25

/** @throws the signal's reason when aborted, or what the first failing portion threw; the others are aborted then. */
export async function runNull(
  compute: Compute,
  question: NullQuestion,
  { draws, lanes, signal, onProgress }: RunNullOptions,
): Promise<NullOutcome> {
  const pearson = new Float64Array(draws)
  const spearman = new Float64Array(draws)
  const controller = new AbortController()
  const stop = () => controller.abort(signal?.reason)
  if (signal?.aborted) stop()
  signal?.addEventListener('abort', stop)
  let next = 0
  let done = 0
  let observed: NullOutcome['observed'] | undefined
  const lane = async () => {
    while (next < draws) {
      controller.signal.throwIfAborted()
      const from = next
      const to = Math.min(draws, from + portion)
      next = to
      const found = await compute(
        'nullDraws',
        { ...question, from, to },
        { signal: controller.signal },
      )
      pearson.set(found.pearson, from)
      spearman.set(found.spearman, from)
      observed = found.observed
      done += to - from
      onProgress?.(done / draws)
    }
  }
  try {
    await Promise.all(Array.from({ length: Math.max(1, lanes) }, lane))
  } catch (error) {
    controller.abort(error)
    throw error
  } finally {
    signal?.removeEventListener('abort', stop)
  }
  if (!observed) throw new RangeError('a null needs one draw at least')
  return nullOutcome(question, observed, { pearson, spearman })
}
