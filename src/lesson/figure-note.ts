/** What stands in a figure's file beside its picture: the document that draws it again, and what its maps are. */
import * as v from 'valibot'

/** Keyword of the PNG's text, and id of the SVG's metadata. */
export const FIGURE_KEYWORD = 'ostrakon'

const mapSchema = v.object({
  title: v.pipe(v.string(), v.maxLength(1000)),
  method: v.pipe(v.string(), v.maxLength(4000)),
  /** Of the file, hexadecimal; null for what was computed here. */
  sha256: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
})

const noteSchema = v.object({
  format: v.literal('ostrakon-figure/1'),
  /** Checked where views are checked. */
  document: v.unknown(),
  maps: v.pipe(v.array(mapSchema), v.maxLength(64)),
  threshold: v.pipe(v.string(), v.maxLength(1000)),
})

export type FigureNote = v.InferOutput<typeof noteSchema>

export function writeFigureNote(note: Omit<FigureNote, 'format'>): string {
  return JSON.stringify({ format: 'ostrakon-figure/1', ...note })
}

/** Null where the text is no note of this program. */
export function readFigureNote(text: string): FigureNote | null {
  try {
    const result = v.safeParse(noteSchema, JSON.parse(text))
    return result.success ? result.output : null
  } catch {
    return null
  }
}
