/** A lecture as a file (`.ostrakon.json`): the lesson with its form and version around it, and the edge where such text is checked. */
import * as v from 'valibot'
import { draftSchema, type Lesson, lessonSchema } from './lesson.ts'

export const LECTURE_FORMAT = 'ostrakon-lecture/1'

/** Longer than any lecture that people write, short enough to be read at once. */
const MAX_LENGTH = 4_000_000

export class LectureFileError extends Error {
  readonly tag = 'not-a-lecture'

  constructor(reason: string, options?: ErrorOptions) {
    super(`This is no lecture of this program: ${reason}. Nothing has changed.`, options)
    this.name = 'LectureFileError'
  }
}

const fileOf = (lesson: typeof lessonSchema | typeof draftSchema) =>
  v.strictObject({ format: v.literal(LECTURE_FORMAT), lesson })

export function writeLecture(lesson: Lesson): string {
  return `${JSON.stringify({ format: LECTURE_FORMAT, lesson }, null, 1)}\n`
}

/** @throws LectureFileError in words, naming the first thing that is wrong */
export const readLecture = (text: string): Lesson => read(text, lessonSchema)

/** The same of what somebody has begun to write. @throws LectureFileError */
export const readBegun = (text: string): Lesson => read(text, draftSchema)

function read(text: string, schema: typeof lessonSchema | typeof draftSchema): Lesson {
  if (text.length > MAX_LENGTH) throw new LectureFileError('it is far too long')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new LectureFileError('it is not JSON', { cause })
  }
  const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : null
  if (
    typeof format === 'string' &&
    /^ostrakon-lecture\/\d+$/.test(format) &&
    format !== LECTURE_FORMAT
  )
    throw new LectureFileError('a newer version of the program saved it; load the page anew first')
  const result = v.safeParse(fileOf(schema), json)
  if (!result.success) {
    const [issue] = result.issues
    const where = v.getDotPath(issue) ?? 'the whole'
    throw new LectureFileError(`${where} is wrong (${String(issue.message).slice(0, 200)})`)
  }
  const { lesson } = result.output
  if (new Set(lesson.steps.map(({ id }) => id)).size !== lesson.steps.length)
    throw new LectureFileError('two slides have one id')
  return lesson
}
