/** Commands on what was done, and on keeping what is on screen. */
import type { Command } from '#app/shell/command.ts'
import { openWindow } from '#app/shell/windows.ts'
import { copyLink, saveSession } from './keep-on-screen.ts'

export const sessionCommands: readonly Command[] = [
  {
    id: 'undo',
    group: 'Page',
    label: 'Undo (Ctrl + Z)',
    run: (store) => store.getState().act.undo(),
    says: () => 'Undone',
  },
  {
    id: 'redo',
    group: 'Page',
    label: 'Redo (Ctrl + Shift + Z)',
    run: (store) => store.getState().act.redo(),
    says: () => 'Redone',
  },
  {
    id: 'save-session',
    group: 'Maps',
    label: 'Save the session as a file, with my own maps in it',
    run: (store) => void saveSession(store),
    says: () => '',
  },
  {
    id: 'save-one-file',
    group: 'Maps',
    label: 'Save the whole page as one HTML file, with my own maps and my lecture in it',
    run: (store) =>
      void import('#app/one-file/save-one-file.ts').then(({ saveOneFile }) => saveOneFile(store)),
    says: () => '',
  },
  {
    id: 'kept',
    group: 'Maps',
    label: 'Maps that this browser keeps: open or forget them',
    run: () => openWindow('kept'),
    says: () => '',
  },
  {
    id: 'copy-link',
    group: 'Maps',
    label: 'Copy a link to what is on screen',
    run: (store) => void copyLink(store),
    says: () => '',
  },
]
