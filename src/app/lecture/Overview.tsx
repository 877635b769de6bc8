/** All slides at once, with pictures of what each shows; digits and arrows choose. */
import { useEffect, useRef, useState } from 'react'
import { useAppStore } from '#app/shell/use-app.ts'
import type { Lecture } from '#lesson/lecture.ts'
import type { Lesson } from '#lesson/lesson.ts'
import { parseMarkdown, plainText } from '#lesson/markdown.ts'
import { act } from './lecture-store.ts'
import { documentOfStep } from './show-step.ts'
import { takePictures } from './take-pictures.ts'

/** By the lesson itself: an edited one is another, and is pictured anew. */
const taken = new WeakMap<Lesson, Map<number, string>>()

export function knownPictures(lesson: Lesson): ReadonlyMap<number, string> {
  return taken.get(lesson) ?? new Map()
}

export function keepPicture(lesson: Lesson, at: number, url: string): void {
  const known = taken.get(lesson) ?? new Map<number, string>()
  known.set(at, url)
  taken.set(lesson, known)
}

export const headline = (say: string): string =>
  plainText(parseMarkdown(say).slice(0, 1), () => '…')

export function Overview({ lecture }: { readonly lecture: Lecture }) {
  const { lesson, at } = lecture
  const store = useAppStore()
  const [, redraw] = useState(0)
  const grid = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const stop = new AbortController()
    const missing = lesson.steps
      .map((_, index) => index)
      .filter((index) => !knownPictures(lesson).has(index))
    void takePictures(
      store,
      missing.map((index) => () => documentOfStep({ lesson, at: index })),
      (n, url) => {
        const index = missing[n]
        if (index !== undefined) keepPicture(lesson, index, url)
        redraw((count) => count + 1)
      },
      stop.signal,
    )
    return () => stop.abort()
  }, [lesson, store])
  useEffect(() => {
    grid.current?.querySelector<HTMLElement>('[aria-current]')?.focus()
  }, [])
  const pictures = knownPictures(lesson)
  return (
    <div className="lecture-overview" role="dialog" aria-label="All slides" ref={grid}>
      {lesson.steps.map((step, index) => (
        <button
          key={step.id}
          type="button"
          aria-current={index === at ? 'step' : undefined}
          onClick={() => act({ kind: 'go', at: index })}
        >
          {pictures.has(index) ? (
            <img src={pictures.get(index)} alt="" />
          ) : (
            <span className="overview-waiting" />
          )}
          <span>
            {index + 1}. {headline(step.say)}
          </span>
        </button>
      ))}
    </div>
  )
}
