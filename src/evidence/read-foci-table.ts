/** Peaks as a table: CSV, TSV or semicolons, columns in any order, also with decimal commas. */
import {
  type CollectedStudies,
  collectFoci,
  type DroppedRow,
  type FocusRow,
  factsOfLabel,
  type StudyFacts,
} from './collect-foci.ts'
import { EvidenceError } from './evidence-error.ts'

type Column = 'x' | 'y' | 'z' | 'study' | 'n' | 'space' | 'year' | 'doi' | 'pmid' | 'contrast'

/** Names that people give their columns; compared in lower case, without spaces, dots, dashes and underscores. */
const COLUMN_NAMES: Readonly<Record<Column, readonly string[]>> = {
  x: ['x', 'xmm', 'mnix', 'peakx', 'xcoordinate', 'xcoord'],
  y: ['y', 'ymm', 'mniy', 'peaky', 'ycoordinate', 'ycoord'],
  z: ['z', 'zmm', 'mniz', 'peakz', 'zcoordinate', 'zcoord'],
  study: [
    'study',
    'studyid',
    'id',
    'author',
    'authors',
    'paper',
    'source',
    'reference',
    'citation',
    'cite',
    'experiment',
  ],
  n: ['n', 'subjects', 'participants', 'samplesize', 'nsubjects', 'nsub', 'size'],
  space: ['space', 'coordinatespace', 'coordspace', 'template', 'stereotaxicspace'],
  year: ['year', 'published'],
  doi: ['doi'],
  pmid: ['pmid', 'pubmed', 'pubmedid'],
  contrast: ['contrast', 'comparison', 'condition', 'task'],
}

type Field = { readonly text: string; readonly quoted: boolean }
type Row = { readonly line: number; readonly fields: readonly Field[] }

/** @throws EvidenceError `bad-study-table` when there are no columns x, y and z */
export function readFociTable(text: string): CollectedStudies {
  const delimiter = delimiterOf(text)
  const rows = splitRows(text, delimiter)
  const first = rows[0]
  if (!first) throw new EvidenceError('bad-study-table', 'The table is empty.')
  const header = columnsOf(first)
  if (!header && !looksLikeNumbers(first)) {
    const names = first.fields.map((f) => f.text).join(', ')
    throw new EvidenceError(
      'bad-study-table',
      `The table needs columns named x, y and z; the first line has: ${names.slice(0, 200)}.`,
    )
  }
  const columns = header ?? { x: 0, y: 1, z: 2 }
  const foci: FocusRow[] = []
  const dropped: DroppedRow[] = []
  const facts = new Map<string, StudyFacts>()
  let lastStudy = ''
  for (const row of header ? rows.slice(1) : rows) {
    const cell = (column: Column) => {
      const at = columns[column]
      return at === undefined ? '' : (row.fields[at]?.text ?? '')
    }
    const coordinates = coordinatesOf(row, columns, delimiter)
    if (typeof coordinates === 'string') {
      dropped.push({ line: row.line, reason: coordinates })
      continue
    }
    // An empty cell below a study's name means the same study, as tables in papers are laid out.
    const study = cell('study') || lastStudy || 'study'
    lastStudy = study
    if (!facts.has(study)) facts.set(study, factsOfRow(study, cell))
    foci.push({ line: row.line, study, coordinates, space: cell('space'), n: cell('n') })
  }
  const collected = collectFoci(foci, (study) => facts.get(study) ?? {}, dropped)
  const notes: string[] = []
  if (!header) notes.push('The table has no header: its first three columns are taken as x, y, z.')
  if (columns.study === undefined) {
    notes.push('The table has no column for the study: all rows are taken as one study.')
  }
  return { ...collected, notes: [...notes, ...collected.notes] }
}

function factsOfRow(study: string, cell: (column: Column) => string): StudyFacts {
  const label = factsOfLabel(study)
  const year = Number(cell('year'))
  return {
    ...label,
    ...(Number.isInteger(year) && year > 1900 ? { year } : {}),
    ...(cell('doi') ? { doi: cell('doi') } : {}),
    ...(cell('pmid') ? { pmid: cell('pmid') } : {}),
    ...(cell('contrast') ? { selection: cell('contrast') } : {}),
  }
}

function columnsOf(row: Row): Partial<Record<Column, number>> | undefined {
  const columns: Partial<Record<Column, number>> = {}
  row.fields.forEach((field, at) => {
    const name = field.text.toLowerCase().replace(/\([^()]*\)|\[[^[\]]*\]|[\s._-]/g, '')
    for (const column of Object.keys(COLUMN_NAMES) as Column[]) {
      if (columns[column] === undefined && COLUMN_NAMES[column].includes(name)) columns[column] = at
    }
  })
  const complete = columns.x !== undefined && columns.y !== undefined && columns.z !== undefined
  return complete ? columns : undefined
}

function looksLikeNumbers(row: Row): boolean {
  return (
    row.fields.length >= 3 &&
    row.fields.slice(0, 3).every((f) => numberOf(f.text, true) !== undefined)
  )
}

/** The three coordinates, or why they make no sense. */
function coordinatesOf(
  row: Row,
  columns: Partial<Record<Column, number>>,
  delimiter: string,
): [number, number, number] | string {
  const numbers: number[] = []
  for (const name of ['x', 'y', 'z'] as const) {
    const field = row.fields[columns[name] ?? -1]
    if (!field || field.text === '') return `${name} is missing`
    const value = numberOf(field.text, delimiter !== ',' || field.quoted)
    if (value === undefined) return `${name} is not a number: "${field.text.slice(0, 40)}"`
    numbers.push(value)
  }
  return numbers as [number, number, number]
}

/** Reads `-3.5`, `−3,5` (a typeset minus, a decimal comma where commas don't separate) and `1e1`. */
export function numberOf(text: string, commaIsDecimal: boolean): number | undefined {
  let plain = text.trim().replace(/^[\u2212\u2013\u2012\ufe63\uff0d]\s*/, '-')
  if (commaIsDecimal && /^[+-]?\d+,\d+$/.test(plain)) plain = plain.replace(',', '.')
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i.test(plain) ? Number(plain) : undefined
}

/** The separator that the first line with text has; spaces when it has none. */
function delimiterOf(text: string): string {
  let first = ''
  for (const line of linesOf(text)) {
    first = line
    if (line.trim() !== '' && !isComment(line)) break
  }
  const bare = first.replace(/"[^"]*"/g, '')
  return ['\t', ';', ','].find((d) => bare.includes(d)) ?? ' '
}

/** The lines that are not empty, one after the other. */
export function* linesOf(text: string): Generator<string> {
  for (const [line] of text.matchAll(/[^\r\n]+/g)) yield line
}

/** Lines that say something of the table: `# made by …`, `// made by …`. */
function isComment(line: string): boolean {
  return /^\s*(#|\/\/)/.test(line)
}

/** Whether the line names the columns of a table of peaks. */
export function namesColumns(line: string): boolean {
  const [row] = splitRows(line, delimiterOf(line))
  return row !== undefined && columnsOf(row) !== undefined
}

/** Rows with the line that each begins on; quoted fields may hold separators, doubled quotes and line ends (RFC 4180). */
const beginning = /[ \t]*(#|\/\/)/y
const lineEnd = /[\r\n]/g

function splitRows(text: string, delimiter: string): Row[] {
  const rows: Row[] = []
  let line = 1
  let at = 0
  while (at < text.length) {
    const startLine = line
    const fields: Field[] = []
    let field = ''
    let blank = true
    beginning.lastIndex = at
    if (beginning.test(text)) {
      // Nothing in a comment is a quote or a cell.
      lineEnd.lastIndex = at
      at = lineEnd.exec(text)?.index ?? text.length
    }
    let quoted = false
    let ended = false
    const push = () => {
      fields.push({ text: field.trim(), quoted })
      field = ''
      quoted = false
      blank = true
    }
    while (!ended) {
      const c = text[at]
      if (c === undefined || c === '\n' || c === '\r') {
        if (c === '\r' && text[at + 1] === '\n') at++
        at++
        line++
        ended = true
      } else if (c === '"' && blank && !quoted) {
        quoted = true
        field = ''
        at++
        for (; at < text.length; at++) {
          if (text[at] === '"') {
            if (text[at + 1] !== '"') break
            at++
          } else if (text[at] === '\n') line++
          field += text[at]
        }
        at++
      } else if (c === delimiter || (delimiter === ' ' && c === '\t')) {
        if (delimiter !== ' ' || field !== '' || quoted) push()
        at++
      } else {
        field += c
        blank &&= c.trim() === ''
        at++
      }
    }
    if (delimiter !== ' ' || field !== '' || quoted || fields.length === 0) push()
    if (fields.some((f) => f.text !== '')) rows.push({ line: startLine, fields })
  }
  return rows
}
