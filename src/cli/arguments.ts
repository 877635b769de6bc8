/** Command lines apart: files, and options of the form `--name value` or `-o value`. */
import { parseArgs } from 'node:util'
import { UsageError } from './command.ts'

export type Parsed = {
  readonly files: readonly string[]
  /** Without the leading dashes. */
  readonly options: { readonly [name: string]: string | undefined }
}

/** `names`: options with a value; `o` is written `-o`. @throws UsageError on unknown options or missing values. */
export function parseArguments(args: readonly string[], names: readonly string[]): Parsed {
  const joined: string[] = []
  // parseArgs takes a value that begins with a minus (`--at -40,20,5`) for an option unless it is joined on.
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    const next = args[i + 1]
    const isOption = /^--[^=]+$/.test(arg) && names.includes(arg.slice(2))
    if (isOption && next !== undefined) {
      joined.push(`${arg}=${next}`)
      i++
    } else joined.push(arg)
  }
  try {
    const { values, positionals } = parseArgs({
      args: joined,
      allowPositionals: true,
      options: Object.fromEntries(
        names.map((name) => [
          name,
          name.length === 1
            ? { type: 'string' as const, short: name }
            : { type: 'string' as const },
        ]),
      ),
    })
    return { files: positionals, options: values as Parsed['options'] }
  } catch (cause) {
    throw wrongOptions(cause)
  }
}

function wrongOptions(cause: unknown): UsageError {
  const words = cause instanceof Error ? cause.message.replace(/\. .*/s, '') : 'wrong options'
  return new UsageError(words, { cause })
}

/** The only file argument. @throws UsageError */
export function onlyFile(parsed: Parsed): string {
  const [file, ...more] = parsed.files
  if (file === undefined) throw new UsageError('a FILE is needed')
  if (more.length > 0) throw new UsageError(`one FILE is expected, not ${parsed.files.length}`)
  return file
}

/** @throws UsageError unless `text` is a whole number from 0 on. */
export function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d+$/.test(text))
    throw new UsageError(`--${name} takes a whole number from 0 on, not "${text}"`)
  return Number(text)
}
