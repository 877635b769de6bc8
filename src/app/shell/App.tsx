/** The page: bar, stage with two panes, what is under the cursor, and the controls. */
import { useState } from 'react'
import { LectureDoor } from '#app/lecture/LectureDoor.tsx'
import { useStrayDrops } from '#app/open/use-stray-drops.ts'
import { ControlPanel } from './ControlPanel.tsx'
import { CursorBar } from './CursorBar.tsx'
import { HelpDialog } from './HelpDialog.tsx'
import { Notices } from './Notices.tsx'
import { Stage } from './Stage.tsx'
import { TopBar } from './TopBar.tsx'
import { useShortcuts } from './use-shortcuts.ts'

export function App() {
  const [helpOpen, setHelpOpen] = useState(false)
  useStrayDrops()
  useShortcuts({ openHelp: () => setHelpOpen(true) })
  return (
    <div className="app">
      <TopBar onHelp={() => setHelpOpen(true)} />
      <main className="main">
        <Stage />
        <CursorBar />
      </main>
      <ControlPanel />
      <Notices />
      <LectureDoor />
      {helpOpen && <HelpDialog onClose={() => setHelpOpen(false)} />}
    </div>
  )
}
