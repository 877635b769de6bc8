/** Four pictures of the brain to choose from, taken when the slide comes. */
import { useEffect, useState } from 'react'
import { useAppStore } from '#app/shell/use-app.ts'
import { type Answer, stepOf } from '#lesson/lecture.ts'
import type { Question } from '#lesson/lesson.ts'
import { lookAt, withLook } from '#lesson/look.ts'
import { act, lectureStore } from './lecture-store.ts'
import { documentOfLook } from './show-step.ts'
import { takePictures } from './take-pictures.ts'

type MapQuestion = Extract<Question, { kind: 'map' }>

/** By the question: coming back to a slide needs no new pictures. */
const taken = new WeakMap<MapQuestion, readonly (string | undefined)[]>()

export function MapOptions({
  question,
  answer,
  revealed,
}: {
  readonly question: MapQuestion
  readonly answer: Answer | undefined
  readonly revealed: boolean
}) {
  const store = useAppStore()
  const [pictures, setPictures] = useState(() => taken.get(question) ?? [])
  const chosen = answer?.kind === 'choice' ? answer.index : -1
  useEffect(() => {
    if (question.options.every((_, index) => taken.get(question)?.[index])) return
    const stop = new AbortController()
    const { lecture } = lectureStore.getState()
    if (!lecture || stepOf(lecture).question !== question) return
    const base = lookAt(lecture.lesson.steps, lecture.at)
    const made: (string | undefined)[] = []
    void takePictures(
      store,
      question.options.map(
        ({ look }) =>
          () =>
            documentOfLook(withLook(base, look)),
      ),
      (index, url) => {
        // One that can't be shown has no picture, and the next one's is not its.
        made[index] = url
        taken.set(question, [...made])
        setPictures([...made])
      },
      stop.signal,
    )
    return () => stop.abort()
  }, [question, store])
  return (
    <div className="map-options" role="radiogroup" aria-label="Your answer">
      {question.options.map(({ name }, index) => (
        <label key={name} data-right={revealed && index === question.right}>
          <input
            type="radio"
            name="answer"
            checked={index === chosen}
            disabled={revealed}
            onChange={() => act({ kind: 'answer', answer: { kind: 'choice', index } })}
          />
          <span>{name}</span>
          {pictures[index] ? (
            <img src={pictures[index]} alt={`Brain ${name}`} />
          ) : (
            <span className="map-waiting">…</span>
          )}
        </label>
      ))}
    </div>
  )
}
