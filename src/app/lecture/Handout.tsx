/** Handouts: one page a slide with its still picture, text and notes. Only a printer sees it. */
import { useEffect, useRef, useState } from 'react'
import { useAppStore } from '#app/shell/use-app.ts'
import type { Facts } from '#lesson/facts.ts'
import type { Lesson } from '#lesson/lesson.ts'
import { endHandout, useLecture } from './lecture-store.ts'
import { keepPicture, knownPictures } from './Overview.tsx'
import { FactsContext, SlideText } from './SlideText.tsx'
import { documentOfStep } from './show-step.ts'
import { takePictures } from './take-pictures.ts'
import { askedOf, evidenceOnScreen, factsOfState } from './use-facts.ts'

export function Handout() {
  const lesson = useLecture((state) => state.handout)
  return lesson && <Pages lesson={lesson} />
}

function Pages({ lesson }: { readonly lesson: Lesson }) {
  const store = useAppStore()
  const [ready, setReady] = useState(false)
  const facts = useRef(new Map<number, Facts | null>())
  useEffect(() => {
    const stop = new AbortController()
    void takePictures(
      store,
      lesson.steps.map((_, at) => () => documentOfStep({ lesson, at })),
      async (index, url) => {
        keepPicture(lesson, index, url)
        await store.getState().act.loadDeep()
        // What the slide's sentences say, while its maps are on the stage.
        const state = store.getState()
        facts.current.set(index, factsOfState(askedOf(state), await evidenceOnScreen(state)))
      },
      stop.signal,
    ).then(() => setReady(!stop.signal.aborted))
    return () => stop.abort()
  }, [lesson, store])
  useEffect(() => {
    if (!ready) return
    addEventListener('afterprint', endHandout)
    window.print()
    return () => removeEventListener('afterprint', endHandout)
  }, [ready])
  if (!ready)
    return (
      <p className="handout-waiting" role="status">
        Taking the pictures for the handout…
      </p>
    )
  const pictures = knownPictures(lesson)
  return (
    <div className="handout">
      {lesson.steps.map((step, index) => (
        <section key={step.id} className="handout-page">
          {pictures.has(index) && <img src={pictures.get(index)} alt="" />}
          <FactsContext value={facts.current.get(index) ?? null}>
            <div className="handout-words">
              <SlideText source={step.say} />
            </div>
            <div className="handout-notes">
              <SlideText source={step.notes} />
            </div>
          </FactsContext>
          <footer>
            {lesson.title} · {index + 1} / {lesson.steps.length}
          </footer>
        </section>
      ))}
    </div>
  )
}
