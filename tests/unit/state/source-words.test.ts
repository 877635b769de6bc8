/** What maps are called before anything of them has been read. */
import { expect, test } from 'vitest'
import { askTitle, pairTitle, subjectOf } from '#state/source-words.ts'
import { askFor } from '#view/map-ask.ts'

const fetched = askFor({ kind: 'url', url: 'https://maps.example/a/sub-01_zmap.nii.gz?raw=1' })
const sample = askFor({ kind: 'sample', id: 'physical-pain' })

test('a map from an address has the name of its file, and as a title words without its ending', () => {
  expect(subjectOf(fetched.source)).toBe('sub-01_zmap.nii.gz')
  expect(askTitle(fetched)).toBe('sub-01 zmap')
})

test('a file, or a table of peaks, has the names of its files, and the first of them without its ending as a title', () => {
  const names = [{ name: 'pain_map.hdr' }, { name: 'pain_map.img' }]
  const file = askFor({ kind: 'file', key: 'x', files: names })
  expect([subjectOf(file.source), askTitle(file)]).toEqual([
    'pain_map.hdr, pain_map.img',
    'pain map',
  ])
  const foci = askFor({ kind: 'foci', key: 'y', files: [{ name: 'trees.csv' }] })
  expect([subjectOf(foci.source), askTitle(foci)]).toEqual(['trees.csv', 'trees'])
})

test('what was computed from two maps is called by both titles', () => {
  const pair = { kind: 'pair', first: fetched, second: sample } as const
  expect(pairTitle({ ...pair, of: 'contrast' })).toBe('sub-01 zmap − Physical pain')
  expect(askTitle(askFor({ ...pair, of: 'conjunction' }))).toBe('sub-01 zmap and Physical pain')
})
