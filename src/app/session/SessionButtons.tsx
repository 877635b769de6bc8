/** Undo, redo, and what keeps what is on screen: a file, a link. */
import { useEffect } from 'react'
import { useActions, useApp, useAppStore } from '#app/shell/use-app.ts'
import type { AppStore } from '#state/store.ts'
import { linkTo } from './follow-address.ts'
import { sessionEnding, writeSession } from './session-file.ts'

const tooLong = 2000

export async function saveSession(store: AppStore): Promise<void> {
  const { act } = store.getState()
  try {
    await act.identifyOwnFiles()
    const blob = await writeSession(store.getState())
    const link = document.createElement('a')
    link.href = URL.createObjectURL(blob)
    link.download = `session${sessionEnding}`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  } catch (error) {
    act.say(`The session could not be saved: ${error instanceof Error ? error.message : error}`)
  }
}

export async function copyLink(store: AppStore): Promise<void> {
  const { act } = store.getState()
  await act.identifyOwnFiles()
  const link = linkTo(store.getState().document)
  const long = link.length > tooLong ? ' It is long: some programs cut it off.' : ''
  try {
    await navigator.clipboard.writeText(link)
    act.say(`The link is copied.${long} Maps of your own are named in it, not sent with it.`)
  } catch {
    act.say(`This browser does not let a page copy. The link is: ${link}`)
  }
}

/** Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y wherever no text is being typed. */
export function useUndoKeys(): void {
  const { undo, redo } = useActions()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const typing =
        event.target instanceof HTMLElement &&
        event.target.closest(
          'textarea, input:not([type=range]):not([type=checkbox]):not([type=radio])',
        )
      if (typing) return
      const key = event.key.toLowerCase()
      if (key === 'z' && !event.shiftKey) undo()
      else if (key === 'y' || key === 'z') redo()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [undo, redo])
}

export function SessionButtons() {
  const store = useAppStore()
  const { undo, redo } = useActions()
  const canUndo = useApp(({ history }) => history.past.length > 0)
  const canRedo = useApp(({ history }) => history.future.length > 0)
  useUndoKeys()
  return (
    <>
      <button type="button" onClick={undo} disabled={!canUndo} title="Undo (Ctrl+Z)">
        Undo
      </button>
      <button type="button" onClick={redo} disabled={!canRedo} title="Redo (Ctrl+Shift+Z)">
        Redo
      </button>
      <button
        type="button"
        onClick={() => void saveSession(store)}
        title="One file with what is on screen and your own maps; drop it here to go on"
      >
        Save session
      </button>
      <button
        type="button"
        onClick={() => void copyLink(store)}
        title="An address that brings back what is on screen"
      >
        Copy link
      </button>
    </>
  )
}
