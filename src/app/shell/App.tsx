/** The page: bar, stage with two panes, what is under the cursor, and the panel with its rooms. */
import { LectureDoor } from '#app/lecture/LectureDoor.tsx'
import { DropTargets } from '#app/open/DropTargets.tsx'
import { FolderDialog } from '#app/open/FolderDialog.tsx'
import { Tray } from '#app/open/Tray.tsx'
import { useDrops } from '#app/open/use-drops.ts'
import { Announcer } from './announcer.tsx'
import { CommandDialog } from './CommandDialog.tsx'
import { ControlPanel } from './ControlPanel.tsx'
import { CursorBar } from './CursorBar.tsx'
import { fetchedWindow } from './fetched-window.tsx'
import { Mishap } from './Mishap.tsx'
import { useWideLayout } from './media-queries.ts'
import { Notices } from './Notices.tsx'
import { Stage } from './Stage.tsx'
import { useSetting } from './settings.ts'
import { TopBar } from './TopBar.tsx'
import { useAppStore } from './use-app.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { closeWindow, useWindow } from './windows.ts'

export function App() {
  useShortcuts()
  const store = useAppStore()
  const describe = () => store.getState().document
  const panel = useSetting((known) => known.panel)
  // Beside the brains the panel has room for notices; else they stand over the line of the cursor.
  const inPanel = useWideLayout() && panel
  return (
    <div className="app" data-panel={panel ? 'shown' : 'hidden'}>
      <button
        type="button"
        className="skip-link"
        onClick={() => document.getElementById('brain-a')?.focus()}
      >
        Skip to the brains
      </button>
      <TopBar />
      <main className="main">
        <Mishap part="The stage with the brains" describe={describe}>
          <Stage />
        </Mishap>
        <div className="foot">
          {!inPanel && <Notices />}
          <Mishap part="The tray" describe={describe}>
            <Tray />
          </Mishap>
          <Mishap part="The line of the cursor" describe={describe}>
            <CursorBar />
          </Mishap>
        </div>
      </main>
      {panel && <ControlPanel notices={inPanel} describe={describe} />}
      <Mishap part="The lecture" describe={describe}>
        <LectureDoor />
      </Mishap>
      <Drops />
      <Announcer />
      <Mishap part="The window over the page" describe={describe}>
        <Windows />
      </Mishap>
    </div>
  )
}

function Drops() {
  const drag = useDrops()
  return drag && <DropTargets drag={drag} />
}

const HelpDialog = fetchedWindow(
  'Keys and help',
  async () => (await import('./HelpDialog.tsx')).HelpDialog,
)
const WordsDialog = fetchedWindow(
  'On screen now',
  async () => (await import('./WordsDialog.tsx')).WordsDialog,
)
const KeptDialog = fetchedWindow(
  'Kept maps',
  async () => (await import('#app/session/KeptDialog.tsx')).KeptDialog,
)

function Windows() {
  const open = useWindow()
  if (open === 'help') return <HelpDialog onClose={closeWindow} />
  if (open === 'kept') return <KeptDialog onClose={closeWindow} />
  if (open === 'folder') return <FolderDialog />
  if (open === 'words') return <WordsDialog onClose={closeWindow} />
  return open === 'commands' ? <CommandDialog onClose={closeWindow} /> : null
}
