/** Predict, then reveal: what the audience says, and after the answer how near it was. Nothing leaves the page. */
import { useEffect, useState } from 'react'
import { useActions, useApp } from '#app/shell/use-app.ts'
import { type Cortex, hemisphereIds, middlePositionsOf } from '#atlas/cortex.ts'
import { type RegionId, regions, regionVertices } from '#atlas/regions.ts'
import { evaluate } from '#lesson/evaluate.ts'
import type { Facts } from '#lesson/facts.ts'
import { judgeChoice, judgeNumber, judgePlace, type Verdict } from '#lesson/judge.ts'
import { type Answer, isRevealed, type Lecture, stepOf } from '#lesson/lecture.ts'
import type { Question } from '#lesson/lesson.ts'
import { parseLiveExpression } from '#lesson/live-expression.ts'
import { selectCursor } from '#state/select-cursor.ts'
import { act } from './lecture-store.ts'
import { MapOptions } from './MapOptions.tsx'
import { SlideText } from './SlideText.tsx'

type Of<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>

export function QuestionBox({
  lecture,
  facts,
}: {
  readonly lecture: Lecture
  readonly facts: Facts | null
}) {
  const step = stepOf(lecture)
  const { question } = step
  if (!question) return null
  const answer = lecture.answers[step.id]
  const revealed = isRevealed(lecture)
  return (
    <section className="question" aria-label="Question" key={step.id} data-own-keys>
      <p className="question-ask">{question.ask}</p>
      <Asked question={question} answer={answer} revealed={revealed} />
      {!revealed && (
        <button type="button" className="question-reveal" onClick={() => act({ kind: 'reveal' })}>
          Reveal
        </button>
      )}
      <div aria-live="polite">
        {revealed && (
          <>
            <VerdictOf question={question} answer={answer} facts={facts} />
            <SlideText source={question.answer} />
          </>
        )}
      </div>
    </section>
  )
}

function Asked({
  question,
  answer,
  revealed,
}: {
  readonly question: Question
  readonly answer: Answer | undefined
  readonly revealed: boolean
}) {
  switch (question.kind) {
    case 'place':
      return (
        <PlaceAsked answered={answer !== undefined} revealed={revealed} region={question.region} />
      )
    case 'number':
      return <NumberAsked question={question} answer={answer} revealed={revealed} />
    case 'choice':
      return <ChoiceAsked question={question} answer={answer} revealed={revealed} />
    case 'map':
      return <MapOptions question={question} answer={answer} revealed={revealed} />
  }
}

/** The cursor is the answer: a click, or Alt and the arrows on the brain. */
function PlaceAsked({
  answered,
  revealed,
  region,
}: {
  readonly answered: boolean
  readonly revealed: boolean
  readonly region: RegionId
}) {
  const cursor = useApp(selectCursor)
  const { change } = useActions()
  useEffect(() => {
    // Once it is revealed no answer is taken any more.
    if (cursor) act({ kind: 'answer', answer: { kind: 'place', world: cursor.world } })
  }, [cursor])
  useEffect(() => {
    if (revealed)
      change((view) =>
        view.regions.includes(region) ? view : { ...view, regions: [...view.regions, region] },
      )
  }, [revealed, region, change])
  if (revealed) return null
  return (
    <p className="aside">
      {answered
        ? 'Your place is marked. Click again to move it.'
        : 'Click the brain. By keyboard: Enter on the brain, then Alt and the arrows.'}
    </p>
  )
}

function NumberAsked({
  question: { range, step, unit },
  answer,
  revealed,
}: {
  readonly question: Of<'number'>
  readonly answer: Answer | undefined
  readonly revealed: boolean
}) {
  const middle = (range[0] + range[1]) / 2
  const value = answer?.kind === 'number' ? answer.value : middle
  return (
    <label className="question-number">
      <input
        type="range"
        min={range[0]}
        max={range[1]}
        step={step}
        value={value}
        disabled={revealed}
        aria-label="Your guess"
        onChange={(event) =>
          act({
            kind: 'answer',
            answer: { kind: 'number', value: Number(event.currentTarget.value) },
          })
        }
      />
      <output>
        {value.toFixed(1)} {unit}
      </output>
    </label>
  )
}

function ChoiceAsked({
  question: { options, right },
  answer,
  revealed,
}: {
  readonly question: Of<'choice'>
  readonly answer: Answer | undefined
  readonly revealed: boolean
}) {
  const chosen = answer?.kind === 'choice' ? answer.index : -1
  return (
    <div className="question-options" role="radiogroup" aria-label="Your answer">
      {options.map((option, index) => (
        <label key={option} data-right={revealed && index === right}>
          <input
            type="radio"
            name="answer"
            checked={index === chosen}
            disabled={revealed}
            onChange={() => act({ kind: 'answer', answer: { kind: 'choice', index } })}
          />
          {option}
          {revealed && index === right && <strong> ✓</strong>}
        </label>
      ))}
    </div>
  )
}

function* placesOf(cortex: Cortex, id: RegionId) {
  for (const side of hemisphereIds) {
    const positions = middlePositionsOf(cortex[side])
    const inside = regionVertices(cortex, id, side)
    for (let v = 0; v < inside.length; v++)
      if (inside[v])
        yield [positions[3 * v] ?? 0, positions[3 * v + 1] ?? 0, positions[3 * v + 2] ?? 0] as const
  }
}

function VerdictOf({
  question,
  answer,
  facts,
}: {
  readonly question: Question
  readonly answer: Answer | undefined
  readonly facts: Facts | null
}) {
  const cortex = useApp((state) => (state.cortex.status === 'ready' ? state.cortex.cortex : null))
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  useEffect(() => {
    setVerdict(verdictOf(question, answer, cortex, facts))
  }, [question, answer, cortex, facts])
  if (!verdict) return null
  return (
    <p className="question-verdict" data-right={verdict.right}>
      {verdict.words}
    </p>
  )
}

function verdictOf(
  question: Question,
  answer: Answer | undefined,
  cortex: Cortex | null,
  facts: Facts | null,
): Verdict | null {
  if (!answer) return null
  if (question.kind === 'place') {
    if (answer.kind !== 'place' || !cortex) return null
    const { region } = question
    return judgePlace(answer.world, placesOf(cortex, region), regions[region].shortName)
  }
  if (question.kind === 'number') {
    const parsed = parseLiveExpression(question.value)
    const value = parsed.ok && facts ? evaluate(parsed.expression, facts).number : null
    if (answer.kind !== 'number' || value === null) return null
    return judgeNumber(answer.value, value, question.range, question.unit)
  }
  return answer.kind === 'choice' ? judgeChoice(answer.index, question.right) : null
}
