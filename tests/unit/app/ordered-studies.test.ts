import { expect, test } from 'vitest'
import { orderedStudies } from '#app/evidence/ordered-studies.ts'
import type { Study } from '#evidence/study.ts'

const study = (id: string, of: Partial<Study>) =>
  ({ id, authors: '', year: null, title: null, n: null, foci: [], ...of }) as Study

const studies = [
  study('w', { authors: 'Wager et al.', year: 2009, n: 26 }),
  study('e', { authors: 'eisenberger et al.', year: 2003, n: 13, title: 'Does rejection hurt?' }),
  study('o', { authors: 'Onoda et al.', year: 2009, n: 26 }),
  study('unknown', {}),
]

const ids = (search: string, by: 'study' | 'year' | 'n', down: boolean) =>
  orderedStudies(studies, search, { by, down }).map(({ id }) => id)

test('studies of one year stay in the order of their table, whichever way the years go', () => {
  expect(ids('', 'year', false)).toEqual(['unknown', 'e', 'w', 'o'])
  expect(ids('', 'year', true)).toEqual(['w', 'o', 'e', 'unknown'])
  expect(ids('', 'n', true)).toEqual(['w', 'o', 'e', 'unknown'])
})

test('authors are ordered and found in small letters and large', () => {
  expect(ids('', 'study', false)).toEqual(['unknown', 'e', 'o', 'w'])
  expect(ids('ONODA', 'year', false)).toEqual(['o'])
  expect(ids('Rejection', 'year', false)).toEqual(['e'])
  expect(ids('nobody', 'year', false)).toEqual([])
})
