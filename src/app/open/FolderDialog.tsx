/** The maps of a folder, by what their names say, to be chosen for the sides or the tray. */
import { useStore } from 'zustand'
import { Dialog } from '#app/shell/Dialog.tsx'
import { fetchedPart } from '#app/shell/fetched-part.tsx'
import { countOf } from './count-of.ts'
import { closeFolder, folderWindow } from './folder-window.ts'

const FolderMaps = fetchedPart(async () => (await import('./FolderMaps.tsx')).FolderMaps)

export function FolderDialog() {
  const { looked } = useStore(folderWindow)
  if (!looked) return null
  if (looked.status === 'walking') {
    return (
      <Dialog title="Looking through the folder…" onClose={closeFolder}>
        <p role="status">{countOf(looked.files, 'file')} so far</p>
        <progress aria-label="Looking through the folder" />
      </Dialog>
    )
  }
  return (
    <Dialog title={`Maps in “${looked.folder.name}”`} onClose={closeFolder}>
      <FolderMaps folder={looked.folder} maps={looked.maps} />
    </Dialog>
  )
}
