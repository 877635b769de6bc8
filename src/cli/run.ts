/** A command line to its outcome, without touching the process: what the tests call. */
import { type Command, UsageError } from './command.ts'

export type Outcome =
  | { readonly ok: true; readonly json: string }
  | { readonly ok: false; readonly message: string; readonly error: unknown }

export async function run(
  args: readonly string[],
  commands: { readonly [name: string]: Command },
): Promise<Outcome> {
  const [name, ...rest] = args
  try {
    if (name === undefined || name === 'help' || name === '--help') {
      return { ok: true, json: JSON.stringify({ commands: help(commands) }, null, 2) }
    }
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!command) {
      throw new UsageError(
        `there is no command "${name}"; the commands are ${Object.keys(commands).join(', ')}`,
      )
    }
    return { ok: true, json: JSON.stringify(await command.run(rest), plain, 2) }
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    const usage =
      error instanceof UsageError && name !== undefined && Object.hasOwn(commands, name)
        ? `${words}; usage: ostrakon ${name} ${commands[name]?.usage}`
        : words
    // One line, whatever a message holds.
    return { ok: false, message: `ostrakon: ${usage.replace(/\s+/g, ' ').trim()}`, error }
  }
}

function help(commands: { readonly [name: string]: Command }) {
  return Object.entries(commands).map(([name, { usage, summary }]) => ({ name, usage, summary }))
}

/** Typed arrays as arrays; JSON has no NaN or infinity, they become null. */
function plain(_key: string, value: unknown): unknown {
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return Array.from(value as unknown as ArrayLike<number>)
  }
  return value
}
