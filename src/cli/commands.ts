/** Every command of `npm run ostrakon`: one line each, in the order in which the help lists them. */
import type { Command } from './command.ts'
import { info } from './info.ts'

export const commands = {
  info,
} as const satisfies Record<string, Command>
