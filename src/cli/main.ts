/** `npm run --silent ostrakon -- COMMAND ...`: JSON on stdout; errors as one line on stderr and exit code 1 or 2. */
import { UsageError } from './command.ts'
import { commands } from './commands.ts'
import { run } from './run.ts'

// openAsBlob is marked experimental in Node 20 and would say so on stderr, where only errors belong.
process.removeAllListeners('warning')

const outcome = await run(process.argv.slice(2), commands)
if (outcome.ok) {
  process.stdout.write(`${outcome.json}\n`)
} else {
  process.stderr.write(`${outcome.message}\n`)
  process.exitCode = outcome.error instanceof UsageError ? 2 : 1
}
