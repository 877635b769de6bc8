/** Work that somebody starts, watches, and may stop. */
import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { TaskContext } from '#work/tasks.ts'

export type Run<Found> =
  | { readonly status: 'none' }
  | { readonly status: 'running'; readonly share: number }
  | { readonly status: 'done'; readonly found: Found }
  | { readonly status: 'failed'; readonly words: string }

const none = { status: 'none' } as const

/**
 * The last start counts: what is stopped, or of another question, is aborted, and whatever comes of it later is not shown.
 *
 * @param question what was found belongs to it; another one stops the work and takes away what was found
 */
export function useRun<Found>(question: unknown = null) {
  const [run, setRun] = useState<Run<Found>>(none)
  const current = useRef<AbortController>(null)
  const stop = useCallback(() => {
    current.current?.abort()
    current.current = null
    setRun(none)
  }, [])
  // Nobody waits for it once the room is left either.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question ends the work.
  useLayoutEffect(() => stop, [stop, question])
  /** @returns what was found, null where it is wanted no more, failed, or found nothing */
  const start = async (
    work: (context: TaskContext) => Promise<Found | null>,
  ): Promise<Found | null> => {
    stop()
    const controller = new AbortController()
    current.current = controller
    const isWanted = () => current.current === controller
    setRun({ status: 'running', share: 0 })
    try {
      const found = await work({
        signal: controller.signal,
        onProgress: (share) => {
          if (isWanted()) setRun({ status: 'running', share })
        },
      })
      if (!isWanted()) return null
      setRun(found === null ? none : { status: 'done', found })
      return found
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error)
      if (isWanted()) setRun({ status: 'failed', words })
      return null
    }
  }
  return { run, start, stop }
}
