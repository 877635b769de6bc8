/** The commands that somebody may mean who types a few letters. */
import type { Command } from './command.ts'

/**
 * Every word that was typed has to begin a word of the label, the group counted in; else it is enough that it stands
 * somewhere in it. Those that begin with what was typed come first. Nothing typed: all of them.
 */
export function findCommands<Entry extends Pick<Command, 'label' | 'group'>>(
  commands: readonly Entry[],
  typed: string,
): readonly Entry[] {
  const parts = typed.toLocaleLowerCase('en').split(/\s+/).filter(Boolean)
  const rank = ({ label, group }: Entry): number => {
    const text = `${label} ${group}`.toLocaleLowerCase('en')
    if (!parts.every((part) => text.includes(part))) return 0
    const words = text.split(/[^\p{L}\p{N}]+/u)
    const begins = parts.every((part) => words.some((word) => word.startsWith(part)))
    return text.startsWith(parts.join(' ')) ? 3 : begins ? 2 : 1
  }
  return commands
    .map((command) => [command, rank(command)] as const)
    .filter(([, ranked]) => ranked > 0)
    .toSorted(([, a], [, b]) => b - a)
    .map(([command]) => command)
}
