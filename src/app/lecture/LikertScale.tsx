/** A few statements with steps in words, and what their sum is. */
import { useState } from 'react'
import {
  answerLikert,
  LIKERT_LABELS,
  type LikertAnswers,
  likertItems,
  scoreLikert,
} from '#lesson/rating-scale.ts'

export function LikertScale() {
  const [answers, setAnswers] = useState<LikertAnswers>([])
  const { answered, mean } = scoreLikert(answers)
  return (
    <div className="likert">
      <div className="likert-steps" aria-hidden="true">
        {LIKERT_LABELS.map((label) => (
          <span key={label}>{label}</span>
        ))}
      </div>
      {likertItems.map(({ text, reversed }, item) => (
        <fieldset key={text}>
          <legend>
            {text} {reversed && <small>(turned round)</small>}
          </legend>
          <div className="likert-steps">
            {LIKERT_LABELS.map((label, step) => (
              <input
                key={label}
                type="radio"
                name={`likert-${item}`}
                aria-label={label}
                title={label}
                checked={answers[item] === step}
                onChange={() => setAnswers(answerLikert(answers, item, step))}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <p role="status">
        {mean === null
          ? 'No answer yet.'
          : `Mean of ${answered} of ${likertItems.length}: ${mean.toFixed(2)} on a scale from 1 to ${LIKERT_LABELS.length}.`}
      </p>
    </div>
  )
}
