/** The studies of a source: fetched for a bundled sample, read by a worker from a table of the user's own. */

import { readStudyTable } from '#evidence/study-table.ts'
import { titleOfFile } from '#format/belong.ts'
import type { MapSource } from '#view/map-ask.ts'
import type { TaskContext } from '#work/tasks.ts'
import type { AppState, EvidenceTable } from './app-state.ts'
import type { Bench } from './bench.ts'
import { filesKey } from './keys.ts'
import { sampleOf } from './source-words.ts'

export class NoStudiesError extends Error {
  readonly tag = 'no-studies'

  constructor() {
    super('This map came as a file: which studies or people it rests on is not in it.')
  }
}

export function hasStudies({ kind }: MapSource): boolean {
  return kind === 'sample' || kind === 'foci'
}

/** @throws NoStudiesError, FetchError, EvidenceError */
export async function fetchTable(
  source: MapSource,
  state: AppState,
  bench: Bench,
  context: TaskContext,
): Promise<EvidenceTable> {
  const sample = source.kind === 'sample' ? sampleOf(source.id) : null
  if (sample) {
    const blob = await bench.fetchBlob(sample.tableUrl.href, context)
    return { table: readStudyTable(JSON.parse(await blob.text())), dropped: [], notes: [] }
  }
  const file = source.kind === 'foci' ? state.files[filesKey(source)]?.[0] : undefined
  if (!file) throw new NoStudiesError()
  const title = titleOfFile(file.name)
  const { table, dropped, notes } = await bench.compute(
    'readFoci',
    { text: file.blob, title },
    context,
  )
  return { table, dropped, notes }
}
