/** What a user should know about a map before drawing a conclusion: the file's oddities, and those of its numbers. */
import type { Warning } from '#format/file-info.ts'
import type { ShownMap } from './app-state.ts'

export function remarksOn({ info, report }: ShownMap): readonly Warning[] {
  return [...info.warnings, ...(report?.findings ?? [])]
}
