/** What the program wants to say without stopping anybody: announced politely, gone by itself, never over the brains. */
import { useEffect, useState } from 'react'
import type { Notice } from '#state/app-state.ts'
import { useActions, useApp } from './use-app.ts'

/** Slow reading takes 0.4 s a word; what is being pointed at or focused stays. */
const stayMs = (text: string) => 6000 + 400 * text.split(/\s+/).length

export function Notices() {
  const notices = useApp((state) => state.notices)
  return (
    <div className="notices" role="status">
      {notices.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
    </div>
  )
}

function NoticeLine({ notice: { id, text } }: { readonly notice: Notice }) {
  const { dismissNotice } = useActions()
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dismissNotice(id), stayMs(text))
    return () => clearTimeout(timer)
  }, [held, id, text, dismissNotice])
  const hold = () => setHeld(true)
  const letGo = () => setHeld(false)
  return (
    <p
      className="notice"
      onPointerEnter={hold}
      onPointerLeave={letGo}
      onFocus={hold}
      onBlur={letGo}
    >
      <span>{text}</span>
      <button type="button" className="quiet" onClick={() => dismissNotice(id)}>
        Got it
      </button>
    </p>
  )
}
