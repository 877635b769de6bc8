/** Errors as the page tells them. */
import type { Failure } from './app-state.ts'

export function failureOf(error: unknown, subject: string): Failure {
  const { tag } = error as { tag?: unknown }
  return {
    tag: typeof tag === 'string' ? tag : 'unexpected',
    message:
      error instanceof Error && error.message !== ''
        ? error.message
        : `${subject.replace(/^the /, 'The ')} could not be opened, and the program does not know why.`,
    subject,
  }
}
