/** A lecture as data: steps in order, each with words, a view, notes for the lecturer, and perhaps a question. */
import * as v from 'valibot'
import { type RegionId, regionIds } from '#atlas/regions.ts'
import { lookSchema } from './look.ts'

/** What a lecture may hold: letters of a text, such as an answer or a slide, answers of a question, and slides. */
export const mostOf = { shortText: 300, longText: 4000, answers: 6, slides: 200 } as const

const shortText = v.pipe(v.string(), v.maxLength(mostOf.shortText))
const longText = v.pipe(v.string(), v.maxLength(mostOf.longText))
const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), v.maxLength(60))

const regionId = v.picklist<readonly RegionId[]>(regionIds)

/** The audience commits itself first; `answer` (Markdown) is shown afterwards. */
const questionSchema = v.variant('kind', [
  /** Click a place on the cortex: judged by the distance to the region. */
  v.strictObject({
    kind: v.literal('place'),
    ask: shortText,
    region: regionId,
    answer: longText,
  }),
  /** A number on a slider: judged by the distance to the value, which is a live expression. */
  v.strictObject({
    kind: v.literal('number'),
    ask: shortText,
    range: v.tuple([v.number(), v.number()]),
    step: v.pipe(v.number(), v.minValue(0.001)),
    unit: v.pipe(v.string(), v.maxLength(20)),
    /** Such as `peak of social`. */
    value: shortText,
    answer: longText,
  }),
  /** One of several answers in words. */
  v.strictObject({
    kind: v.literal('choice'),
    ask: shortText,
    options: v.pipe(v.array(shortText), v.minLength(2), v.maxLength(mostOf.answers)),
    right: v.pipe(v.number(), v.integer(), v.minValue(0)),
    answer: longText,
  }),
  /** One of four pictures of the brain, which are taken when the slide comes. */
  v.strictObject({
    kind: v.literal('map'),
    ask: shortText,
    options: v.pipe(v.array(v.strictObject({ name: shortText, look: lookSchema })), v.length(4)),
    right: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3)),
    answer: longText,
  }),
])

/** What the audience may move on a slide: a mistake to be made on purpose, or something to be tried on oneself. */
export const liveControlIds = [
  'threshold',
  'rule',
  'studies',
  'shuffle',
  'one-side',
  'base-rate',
  'cyberball',
  'likert',
  'analogue-scale',
] as const
export type LiveControlId = (typeof liveControlIds)[number]

const stepSchema = v.strictObject({
  id,
  /** Markdown, with live values in braces and citations as `[@woo2014]`. */
  say: longText,
  look: lookSchema,
  /** A view that was recorded from the screen; it stands in place of `look`. Checked where views are checked. */
  view: v.optional(v.unknown()),
  notes: v.optional(longText, ''),
  question: v.optional(questionSchema),
  live: v.optional(v.pipe(v.array(v.picklist(liveControlIds)), v.maxLength(4)), []),
})

const steps = v.pipe(v.array(stepSchema), v.maxLength(mostOf.slides))

/** While somebody writes it, it may have no slide yet. */
export const draftSchema = v.strictObject({ id, title: shortText, about: shortText, steps })

export const lessonSchema = v.strictObject({
  ...draftSchema.entries,
  steps: v.pipe(steps, v.minLength(1)),
})

export type Lesson = v.InferOutput<typeof lessonSchema>
/** As it is written in a file of this folder: what may be left out is left out. */
export type LessonSource = v.InferInput<typeof lessonSchema>
export type Step = Lesson['steps'][number]
export type Question = NonNullable<Step['question']>
