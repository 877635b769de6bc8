/** The keys of a lecture, as clickers send them. */
import { useLayoutEffect } from 'react'
import type { LectureAct } from '#lesson/lecture.ts'
import { act, endLecture, lectureStore } from './lecture-store.ts'

/** What the help lists. */
export const lectureKeys: readonly (readonly [key: string, what: string])[] = [
  ['Page Down, →, ↓, Space', 'next: the answer first, then the next slide'],
  ['Page Up, ←, ↑', 'back'],
  ['Home, End', 'first, last slide'],
  ['digits, then Enter', 'jump to that slide'],
  ['R', 'back to the slide’s own view, after turning the brain'],
  ['B', 'black screen'],
  ['O', 'all slides'],
  ['P', 'presenter’s window'],
  ['L, D, E', 'laser pointer, pen, erase'],
  ['F', 'full screen'],
  ['Esc', 'put away what lies over the slide'],
  ['Q', 'end the lecture'],
]

/** Sent by every clicker, and used by nothing else: they work wherever the focus is. */
const always: { readonly [key: string]: LectureAct } = {
  PageDown: { kind: 'next' },
  PageUp: { kind: 'previous' },
}

/** They would turn the brain, move a slider or press a button where these have the focus. */
const unlessUsed: { readonly [key: string]: LectureAct } = {
  ArrowRight: { kind: 'next' },
  ArrowDown: { kind: 'next' },
  ArrowLeft: { kind: 'previous' },
  ArrowUp: { kind: 'previous' },
  ' ': { kind: 'next' },
  Enter: { kind: 'enter' },
  Home: { kind: 'first' },
  End: { kind: 'last' },
}

const letters: { readonly [key: string]: LectureAct } = {
  b: { kind: 'black' },
  '.': { kind: 'black' },
  o: { kind: 'overview' },
  l: { kind: 'tool', tool: 'laser' },
  d: { kind: 'tool', tool: 'pen' },
  e: { kind: 'erase' },
  escape: { kind: 'escape' },
}

export type LectureCommands = {
  readonly backToSlide: () => void
  readonly presenter: () => void
  readonly fullScreen: () => void
}

const typesText =
  'textarea, select, [contenteditable], input:not([type="range"], [type="radio"], [type="checkbox"])'
/** The presenter's buttons can be pressed, but nothing there takes arrows. */
const usesArrows =
  '.pane-view, input, button:not(.presenter *), a, [role="slider"], [data-own-keys]'
const isPressed = `${usesArrows}, button, summary`

/** Null where the key means nothing to a lecture, or something to what has the focus. */
function actOf(event: KeyboardEvent, target: Element | null): LectureAct | null {
  const { key } = event
  const known = always[key]
  if (known) return known
  const isUsed = target?.closest(key === ' ' || key === 'Enter' ? isPressed : usesArrows)
  if (!isUsed && unlessUsed[key]) return unlessUsed[key]
  if (key === ' ' && target?.closest('.pane-view')) return { kind: 'next' }
  // While digits are being typed, Enter belongs to them even on a button.
  if (key === 'Enter' && lectureStore.getState().lecture?.typed) return { kind: 'enter' }
  if (/^\d$/.test(key)) return { kind: 'digit', digit: key }
  return letters[key.toLowerCase()] ?? null
}

/** None where it is a document. What the presenter's window has is of no class of this one's. */
const elementOf = (target: EventTarget | null): Element | null =>
  target && 'closest' in target ? (target as Element) : null

export function lectureKeyListener(commands: LectureCommands): (event: KeyboardEvent) => void {
  const others: { readonly [key: string]: () => void } = {
    r: commands.backToSlide,
    p: commands.presenter,
    f: commands.fullScreen,
    q: endLecture,
  }
  return (event) => {
    if (!lectureStore.getState().lecture) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const target = elementOf(event.target)
    if (target?.closest(typesText) && !always[event.key]) return
    const what = actOf(event, target)
    const other = others[event.key.toLowerCase()]
    if (what) act(what)
    else if (other) other()
    else return
    // The page's own keys would act as well, and the space bar would scroll.
    event.preventDefault()
    event.stopPropagation()
  }
}

export function useLectureKeys(commands: LectureCommands): void {
  // As soon as the slide is there: on a busy machine a key that comes at once would be lost otherwise.
  useLayoutEffect(() => {
    const listener = lectureKeyListener(commands)
    document.addEventListener('keydown', listener, true)
    return () => document.removeEventListener('keydown', listener, true)
  }, [commands])
}
