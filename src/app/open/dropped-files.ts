/** What a drop holds: files, or a folder, which is told apart because a browser hands it over as an empty file. */
import type { NamedBlob } from '#format/source.ts'
import { countOf } from './count-of.ts'

export class FolderError extends Error {
  readonly tag = 'folder'

  constructor(name: string, files: number) {
    super(
      `“${name}” is a folder without a brain map (${countOf(files, 'file')} looked at). Drop a folder with files that end in .nii or .nii.gz, or the map itself.`,
    )
  }
}

export class NothingDroppedError extends Error {
  readonly tag = 'nothing-dropped'

  constructor() {
    super(
      'No file came with that. Drop a brain map from a folder of your computer: a .nii or .nii.gz file.',
    )
  }
}

/** A drop with a folder in it, as entries that can be walked through; null where there are files alone. */
export function droppedFolder(transfer: DataTransfer): readonly FileSystemEntry[] | null {
  const entries = [...transfer.items].flatMap((item) =>
    item.kind === 'file' ? (item.webkitGetAsEntry() ?? []) : [],
  )
  return entries.some(({ isDirectory }) => isDirectory) ? entries : null
}

/** @throws NothingDroppedError */
export function droppedFiles(transfer: DataTransfer): readonly NamedBlob[] {
  const files = [...transfer.files].map(namedBlob)
  if (files.length === 0) throw new NothingDroppedError()
  return files
}

export function namedBlob(file: File): NamedBlob {
  return { name: file.name, blob: file }
}
