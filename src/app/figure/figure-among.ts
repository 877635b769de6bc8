/** Whether what was dropped is a picture that may hold a view. */
import type { NamedBlob } from '#format/source.ts'

/** A picture alone: among maps it is a mistake that the maps' own reader tells. */
export function figureAmong(files: readonly NamedBlob[]): NamedBlob | null {
  const [file, ...more] = files
  return file && more.length === 0 && /\.(png|svg)$/i.test(file.name) ? file : null
}
