import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { FALLBACK_CHOICES, type StudyChoiceId, studyChoices } from '#evidence/choices.ts'
import { FALLBACK_SUBJECTS } from '#evidence/kernel.ts'
import { samples } from '#evidence/samples.ts'
import { readStudyTable } from '#evidence/study-table.ts'

const tableOf = (id: keyof typeof samples) =>
  readStudyTable(JSON.parse(readFileSync(samples[id].tableUrl, 'utf8')))
const { studies } = tableOf('social-exclusion-inclusive')
const chosen = (id: StudyChoiceId) => studies.filter(studyChoices[id].includes)

it('picks the strict set out of the inclusive one: the same studies with the same peaks', () => {
  const strict = tableOf('social-exclusion').studies
  expect(chosen('strict').map(({ id, foci }) => [id, foci])).toEqual(
    strict.map(({ id, foci }) => [id, foci]),
  )
})

it('leaves DeWall 2012 out, or lets two region-style papers in, and nothing else', () => {
  const strict = chosen('strict')
  const [without, plus] = [chosen('strict-without-dewall'), chosen('strict-plus-region-style')]
  expect(
    strict.filter((study) => !without.includes(study)).map(({ authors, year }) => [authors, year]),
  ).toEqual([['DeWall et al.', 2012]])
  expect(without.every((study) => strict.includes(study))).toBe(true)
  const added = plus.filter((study) => !strict.includes(study))
  expect(added.map(({ authors, year }) => [authors, year])).toEqual([
    ['Chester et al.', 2014],
    ['Chester et al.', 2016],
  ])
  expect(plus).toHaveLength(strict.length + 2)
})

it('lets all 25 in where it says inclusive', () => {
  expect(chosen('inclusive')).toEqual(studies)
  expect(studies).toHaveLength(25)
})

it('offers the usual number of subjects among those to assume', () => {
  expect(FALLBACK_CHOICES).toContain(FALLBACK_SUBJECTS)
})
