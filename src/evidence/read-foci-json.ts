/** Peaks as JSON: a list of studies with their foci (this project's own form and its plainer relatives), or a NiMARE studyset. */
import {
  type CollectedStudies,
  collectFoci,
  type DroppedRow,
  type FocusRow,
  factsOfLabel,
  type StudyFacts,
} from './collect-foci.ts'
import { EvidenceError } from './evidence-error.ts'
import { type LinedJson, parseJsonWithLines } from './json-lines.ts'
import type { StudyTable } from './study.ts'

type Fields = Readonly<Record<string, unknown>>

export type FociJson = {
  readonly collected: CollectedStudies
  /** What the file says of the whole table. */
  readonly about: Partial<Omit<StudyTable, 'studies'>>
  readonly form: 'own' | 'nimare'
}

/** @throws EvidenceError `bad-study-table` when it is no JSON, or has no list of studies */
export function readFociJson(text: string): FociJson {
  let json: LinedJson
  try {
    json = parseJsonWithLines(text)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    // biome-ignore lint/style/useErrorCause: the cause is the third argument of this class
    throw new EvidenceError('bad-study-table', `The text is not valid JSON: ${why}.`, { cause })
  }
  const top = Array.isArray(json.value) ? { studies: json.value } : json.value
  const studies = isFields(top) ? top['studies'] : undefined
  if (!isFields(top) || !Array.isArray(studies)) {
    throw new EvidenceError(
      'bad-study-table',
      'The JSON has no list named "studies". Own tables have { "studies": [{ "id", "n", "foci": [[x, y, z]] }] }, NiMARE studysets a list of studies with analyses.',
    )
  }
  const isNimare = studies.some((study) => isFields(study) && Array.isArray(study['analyses']))
  const collected = isNimare
    ? readStudyset(studies, json.lineOf)
    : readStudies(studies, textOf(top['space']), json.lineOf)
  return { collected, about: aboutTable(top), form: isNimare ? 'nimare' : 'own' }
}

type LineOf = LinedJson['lineOf']

function readStudies(
  studies: readonly unknown[],
  tableSpace: string | undefined,
  lineOf: LineOf,
): CollectedStudies {
  const rows: FocusRow[] = []
  const dropped: DroppedRow[] = []
  const facts = new Map<string, StudyFacts>()
  studies.forEach((study, index) => {
    const line = isFields(study) ? lineOf(study) : null
    const foci = isFields(study) ? study['foci'] : undefined
    if (!isFields(study) || !Array.isArray(foci)) {
      dropped.push({ line, reason: `study ${index + 1} has no list of foci` })
      return
    }
    const id = textOf(study['id']) ?? textOf(study['pmid']) ?? `study ${index + 1}`
    if (facts.has(id)) {
      dropped.push({ line, reason: `the id "${id}" is that of an earlier study` })
      return
    }
    facts.set(id, factsOfStudy(study))
    const n = numberOrText(study['n'])
    foci.forEach((focus: unknown) => {
      const at = typeof focus === 'object' && focus !== null ? lineOf(focus) : line
      const coordinates = coordinatesOf(focus)
      if (typeof coordinates === 'string') dropped.push({ line: at, reason: coordinates })
      else {
        const space = textOf(study['space']) ?? tableSpace
        rows.push({ line: at, study: id, coordinates, space, n })
      }
    })
  })
  return collectFoci(rows, (study) => facts.get(study) ?? {}, dropped)
}

function factsOfStudy(study: Fields): StudyFacts {
  const cite = textOf(study['cite']) ?? textOf(study['citation'])
  const year = study['year']
  const texts = Object.fromEntries(
    (
      [
        'authors',
        'title',
        'doi',
        'pmid',
        'nSource',
        'selection',
        'grade',
        'database',
        'reportedSpace',
        'spaceSource',
        'transform',
      ] as const
    ).flatMap((key) => {
      const value = textOf(study[key])
      return value === undefined ? [] : [[key, value]]
    }),
  ) as StudyFacts
  return {
    ...(cite === undefined ? {} : factsOfLabel(cite)),
    ...texts,
    ...(typeof year === 'number' && Number.isInteger(year) ? { year } : {}),
  }
}

/**
 * NiMARE: a study has analyses (contrasts), each with points. One study's analyses share its subjects, so their peaks are
 * pooled to one experiment (Turkeltaub et al. 2012); NiMARE itself counts each analysis.
 */
function readStudyset(studies: readonly unknown[], lineOf: LineOf): CollectedStudies {
  const rows: FocusRow[] = []
  const dropped: DroppedRow[] = []
  const facts = new Map<string, StudyFacts>()
  let pooled = 0
  studies.forEach((study, index) => {
    const line = isFields(study) ? lineOf(study) : null
    const analyses = isFields(study) ? study['analyses'] : undefined
    if (!isFields(study) || !Array.isArray(analyses)) {
      dropped.push({ line, reason: `study ${index + 1} has no list of analyses` })
      return
    }
    const id = textOf(study['id']) ?? `study ${index + 1}`
    const name = textOf(study['name'])
    const authors = textOf(study['authors'])
    facts.set(id, {
      ...factsOfLabel(authors ?? name ?? id),
      ...(name === undefined ? {} : { title: name }),
      ...yearOf(study['metadata']),
      ...(textOf(study['doi']) === undefined ? {} : { doi: textOf(study['doi'])! }),
      ...(textOf(study['pmid']) === undefined ? {} : { pmid: textOf(study['pmid'])! }),
    })
    if (analyses.length > 1) pooled++
    for (const analysis of analyses as unknown[]) {
      const points = isFields(analysis) ? analysis['points'] : undefined
      if (!isFields(analysis) || !Array.isArray(points)) {
        const at = typeof analysis === 'object' && analysis !== null ? lineOf(analysis) : line
        dropped.push({ line: at, reason: 'an analysis has no list of points' })
        continue
      }
      const n = sampleSize(analysis['metadata']) ?? sampleSize(study['metadata'])
      for (const entry of points as unknown[]) {
        const at = typeof entry === 'object' && entry !== null ? lineOf(entry) : line
        const coordinates = coordinatesOf(isFields(entry) ? entry['coordinates'] : undefined)
        if (typeof coordinates === 'string') dropped.push({ line: at, reason: coordinates })
        else {
          const space = isFields(entry) ? textOf(entry['space']) : undefined
          rows.push({ line: at, study: id, coordinates, space, n })
        }
      }
    }
  })
  const collected = collectFoci(rows, (study) => facts.get(study) ?? {}, dropped)
  if (pooled === 0) return collected
  const note = `${pooled} ${pooled === 1 ? 'study has' : 'studies have'} several analyses; their peaks are pooled, because they come from the same subjects.`
  return { ...collected, notes: [...collected.notes, note] }
}

function sampleSize(metadata: unknown): number | undefined {
  if (!isFields(metadata)) return undefined
  const listed = metadata['sample_sizes']
  const sizes = Array.isArray(listed) ? listed : [metadata['sample_size']]
  const numbers = sizes.filter((size): size is number => typeof size === 'number' && size >= 1)
  return numbers.length > 0 ? Math.round(Math.min(...numbers)) : undefined
}

function yearOf(metadata: unknown): StudyFacts {
  const year = isFields(metadata) ? Number(metadata['year']) : Number.NaN
  return Number.isInteger(year) && year > 1900 ? { year } : {}
}

function coordinatesOf(focus: unknown): [number, number, number] | string {
  if (!Array.isArray(focus) || focus.length !== 3) return 'a peak needs three numbers [x, y, z]'
  const bad = focus.find((value) => typeof value !== 'number' || !Number.isFinite(value))
  if (bad !== undefined) return `a coordinate is not a number: ${JSON.stringify(bad).slice(0, 40)}`
  return focus as [number, number, number]
}

function aboutTable(top: Fields): Partial<Omit<StudyTable, 'studies'>> {
  const texts = Object.fromEntries(
    (['id', 'title', 'contrast', 'rule', 'source', 'license'] as const).flatMap((key) => {
      const value = textOf(top[key])
      return value === undefined ? [] : [[key, value]]
    }),
  )
  const limits = top['limits']
  const grades = top['grades']
  return {
    ...texts,
    ...(Array.isArray(limits) ? { limits: limits.filter((l) => typeof l === 'string') } : {}),
    ...(isFields(grades)
      ? {
          grades: Object.fromEntries(
            Object.entries(grades).flatMap(([k, g]) => (typeof g === 'string' ? [[k, g]] : [])),
          ),
        }
      : {}),
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

function numberOrText(value: unknown): string | number | null {
  if (typeof value === 'number' || typeof value === 'string') return value
  return value === null || value === undefined ? null : JSON.stringify(value)
}
