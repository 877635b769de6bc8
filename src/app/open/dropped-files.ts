/** What a drop or a paste holds, as files; a folder is told apart, because a browser hands it over as an empty file. */
import type { NamedBlob } from '#format/source.ts'

export class FolderError extends Error {
  readonly tag = 'folder'

  constructor(name: string) {
    super(
      `“${name}” is a folder. Open it and drop the map itself: a file that ends in .nii or .nii.gz, or two of them for both sides.`,
    )
    this.name = 'FolderError'
  }
}

export class NothingDroppedError extends Error {
  readonly tag = 'nothing-dropped'

  constructor() {
    super(
      'No file came with that. Drop a brain map from a folder of your computer: a .nii or .nii.gz file.',
    )
    this.name = 'NothingDroppedError'
  }
}

/** @throws FolderError, NothingDroppedError */
export function droppedFiles(transfer: DataTransfer): readonly NamedBlob[] {
  const folder = [...transfer.items]
    .map((item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null))
    .find((entry) => entry?.isDirectory)
  if (folder) throw new FolderError(folder.name)
  const files = [...transfer.files].map(namedBlob)
  if (files.length === 0) throw new NothingDroppedError()
  return files
}

export function namedBlob(file: File): NamedBlob {
  return { name: file.name, blob: file }
}
