/** What a session's file is called. */
import type { NamedBlob } from '#format/source.ts'

export const sessionEnding = '.ostrakon.zip'

export function isSession(file: NamedBlob): boolean {
  return file.name.toLowerCase().endsWith(sessionEnding)
}
