/** Tells what has changed to those who listen to the page: one polite voice for all of it. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

const voice = createStore<{ readonly text: string; readonly turn: number }>(() => ({
  text: '',
  turn: 0,
}))

/** The same words twice are said twice. */
export function announce(text: string): void {
  if (text !== '') voice.setState(({ turn }) => ({ text, turn: turn + 1 }))
}

export function Announcer() {
  const { text, turn } = useStore(voice)
  return (
    <p className="visually-hidden" role="status" data-announcer>
      <span key={turn}>{text}</span>
    </p>
  )
}
