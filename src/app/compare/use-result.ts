/** The answer to a question that a worker takes a while for: the last one stays while a new one is worked out. */
import { useEffect, useState } from 'react'

export type Result<T> = {
  readonly value: T | null
  readonly running: boolean
  /** What went wrong, in words. */
  readonly failure: string | null
}

/** A slider that moves asks once it rests. */
const restMs = 200

/**
 * @param ask another function for another question (memoise it); null asks nothing. The question before is aborted.
 */
export function useResult<T>(ask: ((signal: AbortSignal) => Promise<T>) | null): Result<T> {
  const [result, setResult] = useState<Result<T>>({ value: null, running: false, failure: null })
  useEffect(() => {
    if (!ask) {
      setResult({ value: null, running: false, failure: null })
      return
    }
    const controller = new AbortController()
    setResult(({ value }) => ({ value, running: true, failure: null }))
    const timer = setTimeout(() => {
      ask(controller.signal).then(
        (value) => {
          if (!controller.signal.aborted) setResult({ value, running: false, failure: null })
        },
        (error) => {
          if (controller.signal.aborted) return
          const failure = error instanceof Error ? error.message : String(error)
          setResult({ value: null, running: false, failure })
        },
      )
    }, restMs)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [ask])
  return result
}
