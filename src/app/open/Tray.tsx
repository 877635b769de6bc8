/** Maps at hand, below the brains: each goes to either side by a drag, a button, a key or its menu. */
import { type KeyboardEvent, useRef, useState } from 'react'
import { announce } from '#app/shell/announcer.tsx'
import { settings, useSetting } from '#app/shell/settings.ts'
import { useActions, useApp, useAppStore } from '#app/shell/use-app.ts'
import { selectTray, sidesShowing, type TrayMap } from '#state/tray-map.ts'
import { putDown } from './bring-in.ts'
import { beginMapDrag } from './dragged-map.ts'
import type { DropTarget } from './drop-zones.ts'
import { FileInput } from './FileInput.tsx'
import { shortTitle, trayWords } from './tray-words.ts'

type Place = { readonly value: string; readonly words: string; readonly target: DropTarget }

const left: Place = { value: 'a', words: 'As the left map', target: { to: 'side', side: 'a' } }
const right: Place = { value: 'b', words: 'As the right map', target: { to: 'side', side: 'b' } }
const places: readonly Place[] = [
  left,
  right,
  { value: 'over a', words: 'Over the left map, as a layer', target: { to: 'over', side: 'a' } },
  { value: 'over b', words: 'Over the right map, as a layer', target: { to: 'over', side: 'b' } },
]

/** The arrows go from map to map, to the same button of the next. */
function goAlong(event: KeyboardEvent<HTMLElement>): boolean {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  const { target } = event
  if (!by || !(target instanceof HTMLElement) || target instanceof HTMLSelectElement) return false
  const all = [
    ...event.currentTarget.querySelectorAll<HTMLElement>(`[data-put="${target.dataset['put']}"]`),
  ]
  all[all.indexOf(target) + by]?.focus()
  return true
}

export function Tray() {
  const maps = useApp(selectTray)
  const { takeOut } = useActions()
  const open = useSetting(({ folds }) => folds['tray'] ?? true)
  const input = useRef<HTMLInputElement>(null)
  if (maps.length === 0) return null
  const toggle = () => settings.setState(({ folds }) => ({ folds: { ...folds, tray: !open } }))
  return (
    <section className="tray" aria-label="Tray">
      <div className="tray-head">
        <button type="button" aria-expanded={open} onClick={toggle}>
          Tray <span className="tray-count">{maps.length}</span>
        </button>
        {open && (
          <select
            aria-label="More on the tray"
            value=""
            onChange={(event) => {
              if (event.currentTarget.value === 'add') input.current?.click()
              else takeOut(maps.map(({ ask }) => ask))
            }}
          >
            <option value="">…</option>
            <option value="add">Add files of mine</option>
            <option value="empty">Take all out</option>
          </select>
        )}
        <FileInput ref={input} into="tray" />
      </div>
      {open && (
        <ul
          className="tray-maps"
          onKeyDown={(event) => {
            if (goAlong(event)) event.preventDefault()
          }}
        >
          {maps.map((map) => (
            <TrayItem key={map.key} map={map} />
          ))}
        </ul>
      )}
    </section>
  )
}

function TrayItem({ map }: { readonly map: TrayMap }) {
  const store = useAppStore()
  const act = useActions()
  const on = useApp((state) => sidesShowing(state, map.ask))
  const [dragged, setDragged] = useState(false)
  const { title, wrong, missing, ask } = map
  const words = trayWords(map)
  const put = (place: Place) => {
    announce(`${title}: ${place.words}`)
    void putDown(store, ask, place.target)
  }
  const item = useRef<HTMLLIElement>(null)
  const takeOut = () => {
    const { current } = item
    // Gone with the map, the focus would begin at the top of the page again.
    if (current?.contains(document.activeElement))
      (current.nextElementSibling ?? current.previousElementSibling)
        ?.querySelector('button')
        ?.focus()
    act.takeOut([ask])
    announce(`${title} is out of the tray. Undo brings it back.`)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const key = event.key.toLowerCase()
    if (key === 'delete' || key === 'backspace') takeOut()
    else if (event.target instanceof HTMLSelectElement || wrong || missing) return
    else if (key === 'l') put(left)
    else if (key === 'r') put(right)
    else return
    event.preventDefault()
  }
  return (
    <li
      ref={item}
      className="tray-map"
      data-wrong={wrong !== null || missing}
      data-dragged={dragged}
      draggable={!wrong && !missing}
      onDragStart={(event) => {
        beginMapDrag(event.dataTransfer, ask, title)
        setDragged(true)
      }}
      onDragEnd={() => setDragged(false)}
      onKeyDown={onKeyDown}
    >
      <p title={`${title}: ${wrong ?? words}`}>
        <strong>{shortTitle(map)}</strong>
        <span>{words}</span>
      </p>
      {wrong || missing ? (
        <button
          type="button"
          data-put="a"
          aria-label={`Why ${title} can’t be opened`}
          onClick={() =>
            act.say(wrong ?? `${title} is not kept in this browser. Drop the file again.`)
          }
        >
          Why?
        </button>
      ) : (
        [left, right].map((place) => (
          <button
            key={place.value}
            type="button"
            data-put={place.value}
            aria-pressed={on.includes(place.value)}
            aria-label={`${title}: ${place.words}`}
            title={`${place.words} (key ${place === left ? 'L' : 'R'} here)`}
            onClick={() => put(place)}
          >
            {place === left ? 'Left' : 'Right'}
          </button>
        ))
      )}
      <select
        aria-label={`Where to put ${title}`}
        value=""
        onChange={(event) => {
          const { value } = event.currentTarget
          const place = places.find((one) => one.value === value)
          if (place) put(place)
          else if (value === 'out') takeOut()
        }}
      >
        <option value="">…</option>
        {!wrong &&
          !missing &&
          places.map((place) => (
            <option key={place.value} value={place.value}>
              {place.words}
            </option>
          ))}
        <option value="out">Take it out of the tray</option>
      </select>
    </li>
  )
}
