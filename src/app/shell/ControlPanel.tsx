/** The panel beside the brains: one tab a room. */
import { type KeyboardEvent, useRef } from 'react'
import { Mishap } from './Mishap.tsx'
import { Notices } from './Notices.tsx'
import { rooms } from './rooms.ts'
import { settings, useSetting } from './settings.ts'

/** The arrows, Home and End go from tab to tab, as in the ARIA pattern of tabs. */
function nextTab(key: string, at: number): number | null {
  const last = rooms.length - 1
  if (key === 'ArrowLeft') return at === 0 ? last : at - 1
  if (key === 'ArrowRight') return at === last ? 0 : at + 1
  if (key === 'Home') return 0
  return key === 'End' ? last : null
}

/** Of the window's height: tabs that end below have their room out of sight, as under the brains of a phone. */
const lowestTabs = 0.85

function bringUp(tabs: HTMLElement | null): void {
  if (!tabs || tabs.getBoundingClientRect().bottom < lowestTabs * innerHeight) return
  tabs.scrollIntoView({ block: 'start' })
}

export function ControlPanel({
  notices,
  describe,
}: {
  readonly notices: boolean
  readonly describe: () => unknown
}) {
  const chosen = useSetting(({ room }) => room)
  const tabs = useRef<HTMLDivElement>(null)
  const room = rooms.find(({ id }) => id === chosen) ?? rooms[0]
  if (!room) return null
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextTab(event.key, rooms.indexOf(room))
    const id = next === null ? undefined : rooms[next]?.id
    if (id === undefined) return
    event.preventDefault()
    settings.setState({ room: id })
    tabs.current?.querySelector<HTMLElement>(`#tab-${id}`)?.focus()
  }
  return (
    <aside className="controls" id="controls" aria-label="Controls">
      <div className="rooms" role="tablist" aria-label="Rooms" ref={tabs}>
        {rooms.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={id === room.id}
            aria-controls="room"
            tabIndex={id === room.id ? 0 : -1}
            onClick={() => {
              settings.setState({ room: id })
              bringUp(tabs.current)
            }}
            onKeyDown={onKeyDown}
          >
            {label}
          </button>
        ))}
      </div>
      <div id="room" className="room" role="tabpanel" aria-labelledby={`tab-${room.id}`}>
        <h2 className="visually-hidden">{room.label}</h2>
        <Mishap key={room.id} part={`The room ${room.label}`} describe={describe}>
          <room.Content />
        </Mishap>
      </div>
      {notices && <Notices />}
    </aside>
  )
}
