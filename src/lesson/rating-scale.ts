/** The two scales with which people say how they feel: steps with words (Likert), and a line without any (visual analogue). */

/** A statement that is agreed with or not. In a reversed one, agreeing means less of what is measured. */
export type LikertItem = { readonly text: string; readonly reversed: boolean }

export const LIKERT_LABELS = [
  'Not at all',
  'A little',
  'Somewhat',
  'Quite a bit',
  'Very much',
] as const

/** Statements written for this program, to show how a scale works. They are no validated questionnaire. */
export const likertItems: readonly LikertItem[] = [
  { text: 'I felt left out.', reversed: false },
  { text: 'I felt that I belonged.', reversed: true },
  { text: 'I felt hurt.', reversed: false },
  { text: 'I felt noticed.', reversed: true },
]

/** Answers as steps from 0 on; null where none was given. */
export type LikertAnswers = readonly (number | null)[]

export function answerLikert(answers: LikertAnswers, item: number, step: number): LikertAnswers {
  if (!Number.isInteger(step) || step < 0 || step >= LIKERT_LABELS.length) return answers
  return likertItems.map((_, i) => (i === item ? step : (answers[i] ?? null)))
}

export type LikertScore = {
  readonly answered: number
  /** 1 (least) to 5 (most hurt), mean of what was answered, reversed items turned round; null without an answer. */
  readonly mean: number | null
}

export function scoreLikert(answers: LikertAnswers): LikertScore {
  const top = LIKERT_LABELS.length
  const points = likertItems.flatMap(({ reversed }, i) => {
    const step = answers[i] ?? null
    return step === null ? [] : [reversed ? top - step : step + 1]
  })
  const sum = points.reduce((a, b) => a + b, 0)
  return { answered: points.length, mean: points.length > 0 ? sum / points.length : null }
}

/** Length of the line on paper, mm: the reading is a length. */
export const ANALOGUE_MM = 100

/** @param share place of the mark, 0 (left end) to 1; outside counts as the end. @returns millimetres, whole ones */
export function readAnalogue(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * ANALOGUE_MM)
}
