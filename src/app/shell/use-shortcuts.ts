/** Keys: single ones on the whole page unless that is switched off (WCAG 2.1.4), never while somebody types. */
import { useEffect } from 'react'
import { selectCursor } from '#state/select-cursor.ts'
import { selectFocus } from '#state/select-focus.ts'
import type { AppStore } from '#state/store.ts'
import { brainViewOf, withCamera } from '#view/change-view.ts'
import { commandOfKey, commands, runCommand } from './commands.ts'
import { settings } from './settings.ts'
import { cameraAfterKey } from './stage-pictures.ts'
import { stepCursor } from './step-cursor.ts'
import { useAppStore } from './use-app.ts'
import { openWindow } from './windows.ts'

/** What typing goes into; a slider or a box to tick takes arrows and blanks only. */
const takesLetters =
  'textarea, select, input:not([type="range"], [type="checkbox"], [type="radio"], [type="file"]), [contenteditable="true"]'
const takesArrows = `${takesLetters}, input, summary, [role="tab"], [role="option"], [role="slider"], [role="separator"], [role="grid"]`

const isWithin = (target: EventTarget | null, selector: string) =>
  target instanceof Element && target.closest(selector) !== null

/** Turns or zooms a brain by a key that nothing else on the page wants. @returns whether the key was one of those. */
function turnBrain(store: AppStore, event: KeyboardEvent): boolean {
  // A page that scrolls, as on a small or a zoomed screen, keeps its arrows.
  const { scrollHeight, clientHeight } = document.documentElement
  if (event.key.startsWith('Arrow') && scrollHeight > clientHeight) return false
  const state = store.getState()
  const id = selectFocus(state)
  const brain = brainViewOf(state.document, id)
  const to = brain && cameraAfterKey(id, brain.camera, event)
  if (to) state.act.change((view) => withCamera(view, id, to))
  return to !== null
}

/** Steps along the cortex. @returns whether there was a cursor and the key an arrow. */
function moveCursor(store: AppStore, key: string): boolean {
  const state = store.getState()
  const place = selectCursor(state)?.place
  if (state.cortex.status !== 'ready' || !place) return false
  const { cortex } = state.cortex
  const stepped = stepCursor(state.document, cortex, place, selectFocus(state), key)
  if (stepped) state.act.change(() => stepped)
  return stepped !== null
}

/** What has an undo of its own, for what was typed there. */
const typesWords = 'textarea, input:not([type]), input[type="search"], [contenteditable="true"]'

/** Ctrl + Z, and Ctrl + Shift + Z or Ctrl + Y; Cmd in place of Ctrl on a Mac. */
function historyStep({ ctrlKey, metaKey, altKey, shiftKey, key }: KeyboardEvent) {
  if (!(ctrlKey || metaKey) || altKey) return null
  const letter = key.toLowerCase()
  if (letter === 'z') return shiftKey ? 'redo' : 'undo'
  return letter === 'y' ? 'redo' : null
}

/** @returns whether the key did something, so that the browser does nothing else with it. */
function hear(store: AppStore, event: KeyboardEvent): boolean {
  const { target, key } = event
  if ((event.ctrlKey || event.metaKey) && !event.altKey && key.toLowerCase() === 'k') {
    openWindow('commands')
    return true
  }
  const step = historyStep(event)
  if (step && !isWithin(target, typesWords) && !isWithin(target, 'dialog')) {
    const command = commands.find(({ id }) => id === step)
    if (command) runCommand(command, store)
    return true
  }
  if (event.ctrlKey || event.metaKey || isWithin(target, 'dialog')) return false
  const onBrain = isWithin(target, '.pane-view')
  if (event.altKey) return onBrain && moveCursor(store, key)
  if (!onBrain && (!settings.getState().keysOnPage || isWithin(target, takesLetters))) return false
  const command = commandOfKey(key)
  if (command) {
    runCommand(command, store)
    return true
  }
  return !onBrain && !isWithin(target, takesArrows) && turnBrain(store, event)
}

export function useShortcuts(): void {
  const store = useAppStore()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.defaultPrevented && hear(store, event)) event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [store])
}
