/** The folder that is being looked through, which its window shows. */
import { createStore } from 'zustand/vanilla'
import { closeWindow, openWindow } from '#app/shell/windows.ts'
import type { FolderMap } from '#format/bids.ts'
import { mapsOfFolder } from '#format/bids.ts'
import type { AppStore } from '#state/store.ts'
import { bringIn } from './bring-in.ts'
import type { DropTarget } from './drop-zones.ts'
import { FolderError } from './dropped-files.ts'
import { mapFiles } from './folder-map-files.ts'
import type { Folder } from './read-folder.ts'
import { walkFolder } from './read-folder.ts'

type Looked =
  | { readonly status: 'walking'; readonly files: number; readonly stop: () => void }
  | { readonly status: 'listed'; readonly folder: Folder; readonly maps: readonly FolderMap[] }

export const folderWindow = createStore<{ readonly looked: Looked | null }>(() => ({
  looked: null,
}))

export function closeFolder(): void {
  const { looked } = folderWindow.getState()
  if (looked?.status === 'walking') looked.stop()
  folderWindow.setState({ looked: null })
  closeWindow()
}

const sideOf = (target: DropTarget) => (target.to === 'tray' ? 'a' : target.side)

/** One or two maps go where they were put; of more, the user chooses. */
async function show(store: AppStore, folder: Folder, target: DropTarget): Promise<void> {
  const maps = mapsOfFolder(folder.files.map(({ path }) => path))
  if (maps.length === 0) throw new FolderError(folder.name, folder.files.length)
  if (maps.length > 2) {
    folderWindow.setState({ looked: { status: 'listed', folder, maps } })
    openWindow('folder')
    return
  }
  closeFolder()
  const read = await Promise.all(maps.map((map) => mapFiles(map, folder)))
  for (const note of read.flatMap(({ notes }) => notes)) store.getState().act.say(note)
  await bringIn(
    store,
    read.flatMap(({ files }) => files),
    target,
  )
}

/** @param what the folder, or entries of a drop among which there is one */
export async function openFolder(
  store: AppStore,
  what: Folder | readonly FileSystemEntry[],
  target: DropTarget,
): Promise<void> {
  closeFolder()
  const stopping = new AbortController()
  try {
    if ('files' in what) return await show(store, what, target)
    const onCount = (files: number) => {
      if (stopping.signal.aborted) return
      folderWindow.setState({
        looked: { status: 'walking', files, stop: () => stopping.abort() },
      })
    }
    onCount(0)
    openWindow('folder')
    const folder = await walkFolder(what, { signal: stopping.signal, onCount })
    stopping.signal.throwIfAborted()
    await show(store, folder, target)
  } catch (error) {
    if (stopping.signal.aborted) return
    closeFolder()
    const name = 'files' in what ? what.name : (what[0]?.name ?? 'The folder')
    store.getState().act.fail(sideOf(target), name, error)
  }
}
