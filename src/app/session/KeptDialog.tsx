/** The user's own maps that this browser keeps: each can be opened or forgotten, and how much room there is. */
import { useEffect, useState } from 'react'
import { announce } from '#app/shell/announcer.tsx'
import { Dialog } from '#app/shell/Dialog.tsx'
import { useActions } from '#app/shell/use-app.ts'
import { titleOfFile } from '#format/belong.ts'
import { forgetKept } from './browser-keep.ts'
import { forgetFiles, keptFiles, type RecentFiles, recentFiles } from './kept-files.ts'
import { roomWords, storageRoom } from './storage-room.ts'

const dayOf = ({ at }: RecentFiles) =>
  new Date(at).toLocaleDateString('en-GB', { dateStyle: 'medium' })

const titleOf = ({ files }: RecentFiles) => titleOfFile(files[0]?.name ?? '')

export function KeptDialog({ onClose }: { readonly onClose: () => void }) {
  const act = useActions()
  const [recent, setRecent] = useState<readonly RecentFiles[] | null>(null)
  const [room, setRoom] = useState('')
  const look = () => {
    void recentFiles().then(setRecent)
    void storageRoom().then((found) => setRoom(found ? roomWords(found) : ''))
  }
  useEffect(look, [])
  const open = async (one: RecentFiles, place: 'a' | 'b' | 'tray') => {
    const files = await keptFiles(one)
    if (files.length < one.files.length) {
      act.say(`${titleOf(one)} is not kept in this browser any more: open it from your disk.`)
    } else if (place === 'tray') {
      act.gatherGroups([files])
      announce(`${titleOf(one)} is in the tray`)
    } else {
      onClose()
      await act.openFiles(place, files)
    }
  }
  const forget = async (one: RecentFiles) => {
    await forgetFiles(one)
    announce(`${titleOf(one)} is forgotten`)
    look()
  }
  const forgetAll = async () => {
    await forgetKept()
    onClose()
    act.say(
      'This browser has forgotten your maps and what was on screen. What you see stays until you leave, and nothing more is kept until then.',
    )
  }
  return (
    <Dialog title="Kept maps" onClose={onClose}>
      <p>
        Maps of your own that you opened are kept in this browser, on this computer alone, so that
        they are there after a reload and the next time. {room && `${room}.`}
      </p>
      {recent?.length === 0 && (
        <p>None has been on a side yet. What is in the tray is kept with it.</p>
      )}
      <ul className="kept-list" aria-label="Kept maps">
        {recent?.map((one) => (
          <li key={one.key}>
            <span>
              {titleOf(one)} <small>opened {dayOf(one)}</small>
            </span>
            <button
              type="button"
              aria-label={`${titleOf(one)} on the left`}
              onClick={() => void open(one, 'a')}
            >
              Left
            </button>
            <button
              type="button"
              aria-label={`${titleOf(one)} on the right`}
              onClick={() => void open(one, 'b')}
            >
              Right
            </button>
            <button
              type="button"
              aria-label={`${titleOf(one)} into the tray`}
              onClick={() => void open(one, 'tray')}
            >
              Tray
            </button>
            <button
              type="button"
              className="quiet"
              aria-label={`Forget ${titleOf(one)}`}
              onClick={() => void forget(one)}
            >
              Forget
            </button>
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => void forgetAll()}>
        Forget all, and what was on screen
      </button>
    </Dialog>
  )
}
