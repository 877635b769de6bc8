/** Everything that can be called by key or by name. A room with commands of its own adds its list here. */
import { flickerCommands } from '#app/compare/flicker.ts'
import { lookCommands } from '#app/look/commands.ts'
import { openCommands } from '#app/open/commands.ts'
import { sessionCommands } from '#app/session/commands.ts'
import type { AppStore } from '#state/store.ts'
import { announce } from './announcer.tsx'
import type { Command } from './command.ts'
import { pageCommands } from './page-commands.ts'

export const commands: readonly Command[] = [
  ...lookCommands,
  ...flickerCommands,
  ...openCommands,
  ...sessionCommands,
  ...pageCommands,
]

/** The command that a key calls; letters count in either case. */
export function commandOfKey(key: string): Command | undefined {
  return commands.find(({ keys }) => keys?.includes(key.toLowerCase()))
}

export function runCommand(command: Command, store: AppStore): void {
  command.run(store)
  announce(command.says ? command.says(store) : command.label)
}

const keyNames: { readonly [key: string]: string } = { escape: 'Esc' }

/** As it is printed on a keyboard. */
export const keyName = (key: string): string => keyNames[key] ?? key.toUpperCase()
