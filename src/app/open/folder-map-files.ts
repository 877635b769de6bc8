/** The files of a map of a folder: itself, its image where it is a header, and one side-car of all that it inherits. */
import type { FolderMap } from '#format/bids.ts'
import { readSidecar } from '#format/sidecar.ts'
import { baseName, type NamedBlob, stem } from '#format/source.ts'
import type { Folder } from './read-folder.ts'

export type MapFiles = {
  readonly files: readonly NamedBlob[]
  /** What could not be used, in words. */
  readonly notes: readonly string[]
}

/** Thrown where the map itself can't be had. */
export class FolderFileError extends Error {
  readonly tag = 'folder-file'

  constructor(path: string, what: ErrorOptions) {
    super(
      `${path} could not be read: it was moved, changed, or is not on this computer (as with a file of git-annex that was not fetched).`,
      what,
    )
  }
}

export async function mapFiles(map: FolderMap, folder: Folder): Promise<MapFiles> {
  const named = async (path: string): Promise<NamedBlob> => {
    const found = folder.files.find((one) => one.path === path)
    try {
      if (!found) throw new Error('it is not in the folder')
      return { name: baseName(path), blob: await found.file() }
    } catch (cause) {
      throw new FolderFileError(path, { cause })
    }
  }
  const main = await named(map.path)
  if (main.blob.size === 0) throw new FolderFileError(map.path, { cause: 'it is empty' })
  const image = map.partner === null ? [] : [await named(map.partner)]
  const notes: string[] = []
  const said: { [key: string]: unknown } = {}
  for (const path of map.sidecars) {
    try {
      const { sidecar, warnings } = await readSidecar(await named(path), {})
      Object.assign(said, sidecar)
      notes.push(...warnings.map(({ message }) => message))
    } catch (error) {
      notes.push(error instanceof Error ? error.message : String(error))
    }
  }
  const sidecar = {
    name: `${stem(main.name)}.json`,
    blob: new Blob([JSON.stringify(said)], { type: 'application/json' }),
  }
  const isSaid = Object.keys(said).length > 0
  return { files: [main, ...image, ...(isSaid ? [sidecar] : [])], notes }
}
