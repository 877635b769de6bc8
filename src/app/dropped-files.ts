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

/** The part of a name that belonging files share: `x.hdr` and `x.img`, `x.nii.gz` and its side-car `x.json`. */
const stem = (name: string) =>
  name.replace(/(\.(nii|hdr|img|json|mgh|mgz|gii|func|surf|shape|label))*(\.gz)?$/i, '')

/**
 * Files that were dropped together, as the maps that they make: a header goes with its image, a side-car with its map.
 * In the order in which the first file of each came.
 */
export function groupFiles(files: readonly NamedBlob[]): readonly (readonly NamedBlob[])[] {
  const groups = new Map<string, NamedBlob[]>()
  for (const file of files) {
    const key = stem(file.name)
    groups.set(key, [...(groups.get(key) ?? []), file])
  }
  return [...groups.values()]
}
