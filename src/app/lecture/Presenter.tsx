/** The presenter's window: notes, what comes next, the time, and the same keys. Drawn by this page into a window of its own. */
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { type Lecture, stepOf } from '#lesson/lecture.ts'
import { act, restartTimer, useLecture } from './lecture-store.ts'
import { headline, knownPictures } from './Overview.tsx'
import { SlideText } from './SlideText.tsx'
import { type LectureCommands, lectureKeyListener } from './use-lecture-keys.ts'

function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** The same sheets in the other window: a window of nothing has none. */
function dress(other: Window): void {
  const { head, documentElement } = other.document
  for (const sheet of document.querySelectorAll('link[rel="stylesheet"], style')) {
    const copy = other.document.importNode(sheet, true)
    if (sheet instanceof HTMLLinkElement) copy.setAttribute('href', sheet.href)
    head.append(copy)
  }
  documentElement.lang = 'en'
  documentElement.dataset['theme'] = document.documentElement.dataset['theme'] ?? 'dark'
  other.document.title = 'Presenter: Ostrakon'
}

/** @returns null where the browser keeps windows from opening */
export function openPresenterWindow(): Window | null {
  const other = window.open('', 'ostrakon-presenter', 'popup,width=900,height=640')
  if (other && other.document.body.childElementCount === 0) dress(other)
  return other
}

export function Presenter({
  other,
  lecture,
  commands,
  onClosed,
}: {
  readonly other: Window
  readonly lecture: Lecture
  readonly commands: LectureCommands
  readonly onClosed: () => void
}) {
  const startedMs = useLecture((state) => state.startedMs)
  const [nowMs, setNow] = useState(Date.now())
  useEffect(() => {
    const listener = lectureKeyListener(commands)
    other.document.addEventListener('keydown', listener)
    const timer = setInterval(() => {
      if (other.closed) onClosed()
      setNow(Date.now())
    }, 500)
    return () => {
      clearInterval(timer)
      other.document.removeEventListener('keydown', listener)
    }
  }, [other, commands, onClosed])
  useEffect(() => {
    const close = () => other.close()
    addEventListener('pagehide', close)
    return () => {
      removeEventListener('pagehide', close)
      other.close()
    }
  }, [other])
  const { lesson, at } = lecture
  const next = lesson.steps[at + 1]
  const pictures = knownPictures(lesson)
  return createPortal(
    <div className="presenter">
      <header>
        <strong>
          {at + 1} / {lesson.steps.length}
        </strong>
        <span className="presenter-time" role="timer">
          {clock(nowMs - startedMs)}
        </span>
        <button type="button" onClick={restartTimer}>
          Start the time anew
        </button>
      </header>
      <section className="presenter-now">
        <h2>{headline(stepOf(lecture).say)}</h2>
        <div className="presenter-notes">
          <SlideText source={stepOf(lecture).notes} />
        </div>
      </section>
      <aside className="presenter-next">
        <h3>Next</h3>
        {pictures.has(at + 1) && <img src={pictures.get(at + 1)} alt="" />}
        <p>{next ? headline(next.say) : 'The end.'}</p>
      </aside>
      <footer>
        <button type="button" onClick={() => act({ kind: 'previous' })}>
          Back
        </button>
        <button type="button" onClick={() => act({ kind: 'next' })}>
          Next
        </button>
        <button type="button" aria-pressed={lecture.black} onClick={() => act({ kind: 'black' })}>
          Black
        </button>
        <button type="button" onClick={commands.backToSlide}>
          Slide’s view
        </button>
      </footer>
    </div>,
    other.document.body,
  )
}
