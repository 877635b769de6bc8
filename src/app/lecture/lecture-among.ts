/** Whether what was dropped is a lecture by itself; one with maps inside is a session. */
import type { NamedBlob } from '#format/source.ts'

export function lectureAmong(files: readonly NamedBlob[]): NamedBlob | null {
  const [file, ...more] = files
  return file && more.length === 0 && /\.ostrakon\.json$/i.test(file.name) ? file : null
}
