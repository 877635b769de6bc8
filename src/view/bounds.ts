/** Bounded pieces of the document's schema: what comes from a link or a file may be hostile. */
import * as v from 'valibot'

export const finite = v.pipe(v.number(), v.finite())

export const within = (low: number, high: number) =>
  v.pipe(finite, v.minValue(low), v.maxValue(high))

export const wholeNumber = (low: number, high: number) =>
  v.pipe(finite, v.integer(), v.minValue(low), v.maxValue(high))

/** A name, an id, a title. */
export const shortText = v.pipe(v.string(), v.maxLength(300))

export const sha256Text = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

/** A file that the document speaks of; its bytes are elsewhere, found again by their hash. */
export const fileNameSchema = v.object({ name: shortText, sha256: v.optional(sha256Text) })

export type FileName = v.InferOutput<typeof fileNameSchema>

/** Files that were opened together; `key` is another text for every other set of files. */
export const filesSchema = v.object({
  key: shortText,
  files: v.pipe(v.array(fileNameSchema), v.minLength(1), v.maxLength(64)),
})

export type FilesRef = v.InferOutput<typeof filesSchema>
