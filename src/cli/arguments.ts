/** Command lines apart: files, and options of the form `--name value` or `-o value`. */
import { parseArgs } from 'node:util'
import { UsageError } from './command.ts'

export type Parsed = {
  readonly files: readonly string[]
  /** Without the leading dashes. */
  readonly options: { readonly [name: string]: string | undefined }
  /** Options without a value that were given. */
  readonly flags: ReadonlySet<string>
}

/**
 * `names`: options with a value; `o` is written `-o`. `flags`: options without one.
 * @throws UsageError on unknown options or missing values.
 */
export function parseArguments(
  args: readonly string[],
  names: readonly string[],
  flags: readonly string[] = [],
): Parsed {
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
      options: {
        ...Object.fromEntries(
          names.map((name) => [
            name,
            name.length === 1
              ? { type: 'string' as const, short: name }
              : { type: 'string' as const },
          ]),
        ),
        ...Object.fromEntries(flags.map((name) => [name, { type: 'boolean' as const }])),
      },
    })
    const given = Object.entries(values)
    return {
      files: positionals,
      options: Object.fromEntries(
        given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      ),
      flags: new Set(given.flatMap(([name, value]) => (value === true ? [name] : []))),
    }
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

/** @throws UsageError unless `text` is a number above 0. */
export function positiveNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (!(value > 0 && Number.isFinite(value)))
    throw new UsageError(`--${name} takes a number above 0, not "${text}"`)
  return value
}

/** One of `choices`, the first where nothing was said. @throws UsageError */
export function oneOf<Choice extends string>(
  name: string,
  text: string | undefined,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const found = choices.find((choice) => choice === (text ?? choices[0]))
  if (found === undefined)
    throw new UsageError(`--${name} takes ${choices.join(' or ')}, not "${text}"`)
  return found
}

/** Map A and, where `second` allows it, map B. @throws UsageError */
export function oneOrTwoFiles(
  { files }: Parsed,
  second: 'needed' | 'optional',
): { readonly a: string; readonly b: string | undefined } {
  const [a, b, ...more] = files
  if (a === undefined || (second === 'needed' && b === undefined))
    throw new UsageError(second === 'needed' ? 'two maps A and B are needed' : 'a map A is needed')
  if (more.length > 0) throw new UsageError(`two maps at most are expected, not ${files.length}`)
  return { a, b }
}
