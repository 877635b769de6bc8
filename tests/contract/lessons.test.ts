/** Every lesson that ships: its form, its sources, and each of its claims against the shipped maps. */
import { beforeAll, describe, expect, test } from 'vitest'
import { studyChoices } from '#evidence/choices.ts'
import { addressOf, citations, isCitationId } from '#lesson/citations.ts'
import { evaluate, NOT_ON_SCREEN } from '#lesson/evaluate.ts'
import { type Facts, type MapFacts, subjects } from '#lesson/facts.ts'
import { lessons } from '#lesson/index.ts'
import type { Lesson, Step } from '#lesson/lesson.ts'
import { parseLiveExpression } from '#lesson/live-expression.ts'
import { type FullLook, lookAt, type MapOfLook } from '#lesson/look.ts'
import { type Inline, parseMarkdown, partsOf, plainText } from '#lesson/markdown.ts'
import { shippedFacts } from '../fixtures/shipped-maps.ts'

const factsOf = new Map<string, MapFacts>()
const keyOf = ({ sample, choice }: MapOfLook) => `${sample} ${choice ?? ''}`

beforeAll(async () => {
  const maps = lessons.flatMap((lesson) =>
    lesson.steps.flatMap((_, at) => Object.values(lookAt(lesson.steps, at).maps)),
  )
  for (const map of new Map(maps.map((one) => [keyOf(one), one])).values()) {
    const included = map.choice && studyChoices[map.choice].includes
    factsOf.set(keyOf(map), await shippedFacts(map.sample, included))
  }
}, 120_000)

/** What is on screen at a step; a side that is put away is not. */
function factsAt({ maps, show, threshold }: FullLook): Facts {
  const shown = [...(show === 'b' ? [] : [maps.a]), ...(show === 'a' ? [] : [maps.b])]
  const onScreen = (sample: string) => shown.find((map) => map.sample === sample)
  return {
    map: (subject) => {
      const map = onScreen(subjects[subject].sample)
      return map ? (factsOf.get(keyOf(map)) ?? null) : null
    },
    threshold: (subject) => (onScreen(subjects[subject].sample) ? threshold : null),
    // No lesson's look asks for an extent.
    kept: () => null,
  }
}

const textsOf = (step: Step) => [step.say, ...(step.question ? [step.question.answer] : [])]
const partsIn = (text: string): Inline[] => [...partsOf(parseMarkdown(text))]

test('ids of lessons are unique', () => {
  expect(new Set(lessons.map(({ id }) => id)).size).toBe(lessons.length)
})

describe.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
  '%s',
  (_id, lesson: Lesson) => {
    test('has 8 to 15 steps with ids of their own', () => {
      expect(lesson.steps.length).toBeGreaterThanOrEqual(8)
      expect(lesson.steps.length).toBeLessThanOrEqual(15)
      expect(new Set(lesson.steps.map(({ id }) => id)).size).toBe(lesson.steps.length)
    })

    const steps = lesson.steps.map((step, at) => [step.id, step, at] as const)

    test.each(steps)(
      '%s: says little enough for the last row, under one heading',
      (_name, step) => {
        const blocks = parseMarkdown(step.say)
        const words = plainText(blocks, () => '0').split(/\s+/)
        expect(words.length).toBeLessThanOrEqual(60)
        expect(blocks[0]?.kind).toBe('heading')
        expect(blocks.filter((block) => block.kind === 'heading')).toHaveLength(1)
        expect(step.notes.length).toBeGreaterThan(40)
      },
    )

    test.each(steps)(
      '%s: has no mistake in its text, and cites what was checked',
      (_name, step) => {
        for (const part of [...textsOf(step), step.notes].flatMap(partsIn)) {
          expect(part.kind === 'mistake' ? part.error : '').toBe('')
          if (part.kind === 'cite')
            for (const id of part.ids) expect(isCitationId(id), id).toBe(true)
        }
      },
    )

    test.each(steps)('%s: every DOI in the notes is in the registry', (_name, step) => {
      const known = Object.values(citations).flatMap((one) => ('doi' in one ? [one.doi] : []))
      for (const [, doi] of step.notes.matchAll(/doi:([^\s),;]+?)[.)]?(?=[\s),;]|$)/g))
        expect(known).toContain(doi)
    })

    test.each(steps)(
      '%s: every live value has its map on screen, every claim is as said',
      (_name, step, at) => {
        const facts = factsAt(lookAt(lesson.steps, at))
        for (const part of textsOf(step).flatMap(partsIn)) {
          if (part.kind !== 'live') continue
          const { text, asSaid } = evaluate(part.expression, facts)
          expect(text, part.text).not.toBe(NOT_ON_SCREEN)
          if (part.expression.kind === 'claim' || part.expression.kind === 'overlap')
            expect(asSaid, part.text).toBe(true)
        }
      },
    )

    test.each(steps)('%s: its question has an answer', (_name, step, at) => {
      const { question } = step
      if (!question) return
      if ('options' in question) expect(question.options[question.right]).toBeDefined()
      if (question.kind === 'number') {
        const parsed = parseLiveExpression(question.value)
        expect(parsed.ok).toBe(true)
        if (!parsed.ok) return
        const value = evaluate(parsed.expression, factsAt(lookAt(lesson.steps, at))).number
        expect(value).toBeGreaterThan(question.range[0])
        expect(value).toBeLessThan(question.range[1])
      }
    })
  },
)

describe('the citations', () => {
  test.each(Object.entries(citations))('%s can be found, and says what was checked', (_id, one) => {
    expect(addressOf(one)).toMatch(
      /^https:\/\/(doi\.org\/10\.\d{4,9}\/\S+|pubmed\.ncbi\.nlm\.nih\.gov\/\d+\/|www\.ncbi\.nlm\.nih\.gov\/pmc\/articles\/PMC\d+\/)$/,
    )
    expect(one.checked.length).toBeGreaterThan(8)
  })

  test('no paper is in twice', () => {
    const addresses = Object.values(citations).map(addressOf)
    expect(new Set(addresses).size).toBe(addresses.length)
  })
})
