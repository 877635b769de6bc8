/** Everything that a side can be asked to show: files, addresses, the samples, and what this browser keeps. */
import { useRef, useState } from 'react'
import { useRecent } from '#app/session/use-recent.ts'
import { fetchedWindow } from '#app/shell/fetched-window.tsx'
import { sideName } from '#app/shell/side-name.ts'
import { useActions } from '#app/shell/use-app.ts'
import { openWindow } from '#app/shell/windows.ts'
import { sampleIds, samples } from '#evidence/samples.ts'
import type { SideId } from '#view/spec.ts'
import { FileInput, FolderInput } from './FileInput.tsx'

const AddressDialog = fetchedWindow(
  'Open an address',
  async () => (await import('./AddressDialog.tsx')).AddressDialog,
)

export function OpenMenu({ id }: { readonly id: SideId }) {
  const input = useRef<HTMLInputElement>(null)
  const trayInput = useRef<HTMLInputElement>(null)
  const folderInput = useRef<HTMLInputElement>(null)
  const [asking, setAsking] = useState(false)
  const act = useActions()
  const { recent, look, open } = useRecent(id)
  const chosen = (value: string) => {
    if (value === 'file') input.current?.click()
    else if (value === 'tray') trayInput.current?.click()
    else if (value === 'folder') folderInput.current?.click()
    else if (value === 'address') setAsking(true)
    else if (value === 'kept') openWindow('kept')
    else if (value.startsWith('recent ')) void open(Number(value.slice(7)))
    else if (value !== '') void act.open(id, { kind: 'sample', id: value })
  }
  return (
    <>
      <select
        className="open-menu"
        aria-label={`Open a map on the ${sideName[id]}`}
        value=""
        onFocus={look}
        onPointerEnter={look}
        onChange={(event) => chosen(event.currentTarget.value)}
      >
        <option value="">Open…</option>
        <option value="file">A file of mine (.nii, .nii.gz)</option>
        <option value="tray">Several files, into the tray</option>
        <option value="folder">A folder, such as BIDS derivatives…</option>
        <option value="address">An address, or an image of NeuroVault…</option>
        <optgroup label="Meta-analyses of published peaks">
          {sampleIds.map((sample) => (
            <option key={sample} value={sample}>
              {samples[sample].title}
            </option>
          ))}
        </optgroup>
        {recent.length > 0 && (
          <optgroup label="Maps of mine, kept in this browser">
            {recent.map(({ key, files }, at) => (
              <option key={key} value={`recent ${at}`}>
                {files.map(({ name }) => name).join(', ')}
              </option>
            ))}
            <option value="kept">Kept maps: all of them, room, forget…</option>
          </optgroup>
        )}
      </select>
      <FileInput ref={input} into={id} />
      <FileInput ref={trayInput} into="tray" />
      <FolderInput ref={folderInput} into={id} />
      {asking && <AddressDialog side={id} onClose={() => setAsking(false)} />}
    </>
  )
}
