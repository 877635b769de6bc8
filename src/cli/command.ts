/** What a command of `npm run ostrakon -- COMMAND` is. */

export type Command = {
  /** After the command's name, as the help prints it: `FILE --at x,y,z`. */
  readonly usage: string
  /** One sentence. */
  readonly summary: string
  /** Resolves to the value that is printed as JSON on stdout. Whatever it throws becomes one line on stderr, exit code 1. */
  readonly run: (args: readonly string[]) => Promise<unknown>
}

/** A wrong call; its message says what was expected. */
export class UsageError extends Error {
  readonly tag = 'usage'
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'UsageError'
  }
}
