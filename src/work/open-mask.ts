/** The mask that a task is given as a file. */
import { openFile } from '#format/index.ts'
import type { NamedBlob } from '#format/source.ts'
import type { Volume } from '#volume/volume.ts'

/** @throws TypeError when the file is no volume */
export async function openMask(file: NamedBlob): Promise<Volume> {
  const opened = await openFile([file])
  if (opened.kind !== 'volume') throw new TypeError(`${file.name} is not a volume`)
  return opened.volume
}
