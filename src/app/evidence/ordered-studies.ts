/** The rows of the list of studies: those that a search finds, in the order of one column. */
import type { Study } from '#evidence/study.ts'

export const columns = {
  study: { label: 'Study', key: (study: Study) => study.authors.toLocaleLowerCase() },
  year: { label: 'Year', key: (study: Study) => study.year ?? 0 },
  n: { label: 'n', key: (study: Study) => study.n ?? 0 },
  peaks: { label: 'Peaks', key: (study: Study) => study.foci.length },
} as const

export type ColumnId = keyof typeof columns

export type StudyOrder = { readonly by: ColumnId; readonly down: boolean }

const searchText = ({ authors, year, title, doi, pmid, selection }: Study) =>
  [authors, year, title, doi, pmid, selection].join(' ').toLocaleLowerCase()

/** Studies that a column does not tell apart stay in the order of their table. */
export function orderedStudies(
  studies: readonly Study[],
  search: string,
  { by, down }: StudyOrder,
): readonly Study[] {
  const { key } = columns[by]
  const sign = down ? -1 : 1
  return studies
    .filter((study) => searchText(study).includes(search.toLocaleLowerCase()))
    .sort((a, b) => sign * (Number(key(a) > key(b)) - Number(key(a) < key(b))))
}
