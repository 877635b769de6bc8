import { expect, test } from 'vitest'
import { matching, nameWords, valuesOf } from '#app/open/folder-list.ts'
import type { FolderMap } from '#format/bids.ts'

const map = (path: string, entities: FolderMap['entities'], suffix = 'statmap'): FolderMap => ({
  path,
  entities,
  suffix,
  isStatistic: suffix === 'statmap',
  sidecars: [],
  partner: null,
})

const pain = map('sub-2/pain.nii', { sub: '2', task: 'pain', stat: 't' })
const rest = map('sub-10/Rest.nii', { sub: '10', task: 'rest' }, 'bold')

test.each([
  [pain, 'sub 2 · task pain · t'],
  [rest, 'sub 10 · task rest · bold'],
  [map('a/x.nii', { sub: '1' }), 'sub 1 · statmap'],
  [map('a/x.nii', { sub: '1', task: 'pain' }, ''), 'sub 1 · task pain'],
  [map('a/x.nii', { sub: '1', space: 'MNI' }), 'sub 1 · space MNI'],
  [map('a/b/odd name.nii', {}), 'odd name.nii'],
] as const)('a name is told in its own order: %#', (one, words) => {
  expect(nameWords(one)).toBe(words)
})

test('the values of an entity come once each, as numbers are counted', () => {
  expect(valuesOf([rest, pain, rest], 'sub')).toEqual(['2', '10'])
  expect(valuesOf([rest, pain], 'stat')).toEqual(['t'])
  expect(valuesOf([rest, pain], 'task')).toEqual(['pain', 'rest'])
})

test('what is typed and chosen picks maps; other images only where they are asked for', () => {
  const wish = { others: false, facets: {}, words: '' }
  const all = [pain, rest]
  expect(matching(all, wish)).toEqual([pain])
  expect(matching(all, { ...wish, others: true })).toEqual(all)
  expect(matching(all, { ...wish, others: true, facets: { task: 'rest' } })).toEqual([rest])
  expect(matching(all, { ...wish, others: true, words: ' rest  SUB-10 ' })).toEqual([rest])
})
