/** Errors as data that crosses between threads, and back as errors that carry the same tag, fields and words. */

export type PlainError = {
  readonly tag: string
  readonly message: string
  readonly fields: { readonly [name: string]: unknown }
}

/** An error that a pure function threw on purpose: its tag says what happened, its message says it to the user. */
export class TaskError extends Error {
  readonly tag: string
  readonly fields: PlainError['fields']

  constructor({ tag, message, fields }: PlainError) {
    super(message)
    this.tag = tag
    this.fields = fields
  }
}

export function flattenError(error: unknown): PlainError {
  if (error instanceof Error) {
    const { tag, fields } = error as { tag?: unknown; fields?: unknown }
    return {
      tag: typeof tag === 'string' ? tag : error.name === 'AbortError' ? 'cancelled' : 'unexpected',
      message: error.message,
      fields: typeof fields === 'object' && fields !== null ? { ...fields } : {},
    }
  }
  return { tag: 'unexpected', message: String(error), fields: {} }
}

export function restoreError(plain: PlainError): Error {
  if (plain.tag === 'cancelled') return new DOMException(plain.message, 'AbortError')
  return new TaskError(plain)
}
