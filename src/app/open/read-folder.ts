/** A folder as a list of files, none of which is read: dropped ones are walked through, picked ones come as a list. */

export type FolderFile = {
  /** From the folder on, with `/`. */
  readonly path: string
  readonly file: () => Promise<File>
}

export type Folder = {
  readonly name: string
  readonly files: readonly FolderFile[]
  /** Parts of it that the browser does not let be read. */
  readonly unreadable: readonly string[]
  /** It has more files than are looked through. */
  readonly isCut: boolean
}

/** More files than this are no list of maps, and a browser takes minutes to name them. */
export const mostFiles = 50_000
/** Deeper than this a folder goes round in circles. */
const mostDepth = 24

type Walk = { readonly signal: AbortSignal; readonly onCount: (files: number) => void }

const fileOf = (entry: FileSystemFileEntry) => () =>
  new Promise<File>((resolve, reject) => entry.file(resolve, reject))

/** A reader gives its entries in portions, and an empty one at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (portion.length === 0) return all
    all.push(...portion)
  }
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

/** @throws the signal's reason when it is called off */
export async function walkFolder(
  dropped: readonly FileSystemEntry[],
  { signal, onCount }: Walk,
): Promise<Folder> {
  const files: FolderFile[] = []
  const unreadable: string[] = []
  let isCut = false
  const [only, ...more] = dropped
  // One folder's own name is no part of the paths in it.
  const root = only && isFolder(only) && more.length === 0 ? only : null
  const visit = async (entries: readonly FileSystemEntry[], path: string, depth: number) => {
    for (const entry of entries) {
      signal.throwIfAborted()
      if (files.length >= mostFiles) {
        isCut = true
        return
      }
      const here = `${path}${entry.name}`
      if (!isFolder(entry)) files.push({ path: here, file: fileOf(entry as FileSystemFileEntry) })
      // Hidden folders hold no maps, and often the most files: .git, .datalad.
      else if (!entry.name.startsWith('.')) await enter(entry, `${here}/`, depth + 1)
    }
    onCount(files.length)
  }
  const enter = async (folder: FileSystemDirectoryEntry, path: string, depth: number) => {
    if (depth > mostDepth) return void unreadable.push(path)
    let entries: readonly FileSystemEntry[]
    try {
      entries = await entriesOf(folder)
    } catch {
      unreadable.push(path || folder.name)
      return
    }
    await visit(entries, path, depth)
  }
  if (root) await enter(root, '', 0)
  else await visit(dropped, '', 0)
  return { name: root?.name ?? 'what was dropped', files, unreadable, isCut }
}

/** What an `<input webkitdirectory>` gives: every file below the folder, with its path. */
export function pickedFolder(list: readonly File[]): Folder {
  const name = list[0]?.webkitRelativePath.split('/')[0] ?? ''
  return {
    name,
    files: list.slice(0, mostFiles).map((file) => ({
      path: file.webkitRelativePath.slice(name.length + 1) || file.name,
      file: () => Promise.resolve(file),
    })),
    unreadable: [],
    isCut: list.length > mostFiles,
  }
}
