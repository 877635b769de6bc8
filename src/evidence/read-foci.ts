/** The user's own peaks, in whichever form they come: pasted, dropped, or named on the command line. */
import type { CollectedStudies, DroppedRow } from './collect-foci.ts'
import { EvidenceError } from './evidence-error.ts'
import { readFociJson } from './read-foci-json.ts'
import { linesOf, namesColumns, readFociTable } from './read-foci-table.ts'
import { readSleuth } from './read-sleuth.ts'
import { focusCount, type StudyTable } from './study.ts'

export const fociForms = {
  own: 'JSON list of studies',
  nimare: 'NiMARE studyset',
  sleuth: 'Sleuth or GingerALE text',
  table: 'table of peaks',
} as const

export type FociForm = keyof typeof fociForms

export type ReadFoci = {
  readonly form: FociForm
  readonly table: StudyTable
  /** Rows that were not taken, or not wholly, each with its line and why. */
  readonly dropped: readonly DroppedRow[]
  /** What was assumed or converted; to be shown with the map. */
  readonly notes: readonly string[]
}

/** More text than any table of peaks has. */
const MAX_CHARACTERS = 50_000_000

/**
 * @param title what the table is called when it does not say so itself, such as the file's name
 * @throws EvidenceError `bad-study-table` when the form is not known or no peak is left
 */
export function readFoci(text: string, title = 'Own peaks'): ReadFoci {
  if (text.length > MAX_CHARACTERS) {
    throw new EvidenceError('bad-study-table', 'The text is too long for a table of peaks (50 MB).')
  }
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text
  if (plain.trim() === '') throw new EvidenceError('bad-study-table', 'There is no text to read.')
  const { form, collected, about } = readForm(plain)
  if (focusCount(collected.studies) === 0) {
    const first = collected.dropped[0]
    const example = first
      ? ` For example${first.line === null ? '' : `, line ${first.line}`}: ${first.reason}.`
      : ''
    throw new EvidenceError('bad-study-table', `No peak could be read.${example}`)
  }
  return {
    form,
    table: {
      id: 'own',
      title,
      contrast: '',
      rule: '',
      source: '',
      license: '',
      grades: {},
      limits: [],
      ...about,
      studies: collected.studies,
    },
    dropped: collected.dropped,
    notes: collected.notes,
  }
}

function readForm(text: string): {
  form: FociForm
  collected: CollectedStudies
  about: Partial<Omit<StudyTable, 'studies'>>
} {
  if (/^\s*[{[]/.test(text)) return readFociJson(text)
  if (isSleuth(text)) return { form: 'sleuth', collected: readSleuth(text), about: {} }
  return { form: 'table', collected: readFociTable(text), about: {} }
}

/**
 * Sleuth says its reference space or its subjects in lines of `//`, or begins with such a line and goes on with bare numbers.
 * A table that names its columns is none, whatever its comments look like.
 */
function isSleuth(text: string): boolean {
  let begins: 'comment' | 'data' | undefined
  for (const raw of linesOf(text)) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    if (line.startsWith('//')) {
      begins ??= 'comment'
      if (begins === 'data' && /^\/\/\s*(reference|subjects)\s*=/i.test(line)) return true
    } else if (begins === 'data') {
      // Another row: what decides comes later.
    } else if (namesColumns(line)) {
      return false
    } else if (begins === 'comment') {
      return true
    } else {
      begins = 'data'
    }
  }
  return begins === 'comment'
}
