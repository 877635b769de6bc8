/** The project's own table of studies (`ostrakon-foci/1`), one record a study, read from JSON. */
import * as v from 'valibot'
import { worldPoint } from '#space/point.ts'
import { EvidenceError } from './evidence-error.ts'
import type { StudyTable } from './study.ts'

export const STUDY_TABLE_FORMAT = 'ostrakon-foci/1'

const text = v.optional(v.nullable(v.string()), null)
const finite = v.pipe(v.number(), v.finite())
const focus = v.pipe(
  v.tuple([finite, finite, finite]),
  v.transform(([x, y, z]) => worldPoint(x, y, z)),
)

const studySchema = v.object({
  id: v.string(),
  authors: v.optional(v.string(), ''),
  year: v.optional(v.nullable(v.pipe(v.number(), v.integer())), null),
  title: text,
  doi: text,
  pmid: text,
  n: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))), null),
  nSource: text,
  selection: text,
  grade: text,
  database: text,
  reportedSpace: text,
  spaceSource: text,
  transform: text,
  foci: v.array(focus),
})

const tableSchema = v.object({
  format: v.literal(STUDY_TABLE_FORMAT),
  id: v.optional(v.string(), ''),
  title: v.optional(v.string(), ''),
  contrast: v.optional(v.string(), ''),
  rule: v.optional(v.string(), ''),
  space: v.literal('MNI152'),
  source: v.optional(v.string(), ''),
  license: v.optional(v.string(), ''),
  grades: v.optional(v.record(v.string(), v.string()), {}),
  limits: v.optional(v.array(v.string()), []),
  studies: v.array(studySchema),
})

/**
 * @param json the parsed file
 * @throws EvidenceError `bad-study-table`, naming the first field that is wrong
 */
export function readStudyTable(json: unknown): StudyTable {
  const result = v.safeParse(tableSchema, json)
  if (!result.success) {
    const issue = result.issues[0]
    const where = v.getDotPath(issue)
    throw new EvidenceError(
      'bad-study-table',
      `This is not a table of studies in the form ${STUDY_TABLE_FORMAT}: ${where ?? 'the file'}: ${issue.message}`,
    )
  }
  const { format: _format, space: _space, ...table } = result.output
  const ids = new Set<string>()
  for (const study of table.studies) {
    if (ids.has(study.id)) {
      throw new EvidenceError(
        'bad-study-table',
        `Two studies of the table have the id ${study.id}.`,
      )
    }
    ids.add(study.id)
  }
  return table
}
