/** What is on the stage, to be taken away: a picture at any size, as pixels or vectors, that opens itself again here. */
import { useEffect, useRef, useState } from 'react'
import { saveBlob } from '#app/shell/save-blob.ts'
import { useActions, useAppStore } from '#app/shell/use-app.ts'
import { sideIds } from '#view/spec.ts'
import { type FigureScale, figurePng, figureScales, figureSvg, type Ground } from './figure.ts'
import { paintedBrain } from './painted-brain.ts'
import { recordTurntable } from './turntable.ts'

const grounds: readonly (readonly [Ground, string])[] = [
  ['as-is', 'as on screen'],
  ['white', 'white'],
  ['clear', 'transparent'],
]

export function TakeAway() {
  const store = useAppStore()
  const { say } = useActions()
  const [scale, setScale] = useState<FigureScale>(2)
  const [ground, setGround] = useState<Ground>('as-is')
  const [busy, setBusy] = useState(false)
  const [share, setShare] = useState<number | null>(null)
  const recording = useRef<AbortController | null>(null)
  const save = async (make: () => Blob | Promise<Blob>, name: string) => {
    setBusy(true)
    try {
      saveBlob(await make(), name)
    } catch (error) {
      if (!recording.current?.signal.aborted)
        say(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
      setShare(null)
      recording.current = null
    }
  }
  const turn = () => {
    const controller = new AbortController()
    recording.current = controller
    setShare(0)
    const { signal } = controller
    return recordTurntable(store.getState().document, { signal, onProgress: setShare })
  }
  // Whoever leaves the room waits for no film.
  useEffect(() => () => recording.current?.abort(), [])
  return (
    <section className="take-away" aria-labelledby="take-away-heading">
      <h4 id="take-away-heading">Take the picture away</h4>
      <div className="author-row">
        <label>
          Size{' '}
          <select
            value={scale}
            onChange={(event) => setScale(Number(event.currentTarget.value) as FigureScale)}
          >
            {figureScales.map((one) => (
              <option key={one} value={one}>
                {one}×
              </option>
            ))}
          </select>
        </label>
        <label>
          Ground{' '}
          <select
            value={ground}
            onChange={(event) => setGround(event.currentTarget.value as Ground)}
          >
            {grounds.map(([id, label]) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="author-row">
        <button
          type="button"
          disabled={busy}
          onClick={() =>
            void save(() => figurePng(store.getState(), scale, ground), 'ostrakon.png')
          }
        >
          Save as PNG
        </button>
        <button
          type="button"
          disabled={busy}
          onClick={() =>
            void save(() => figureSvg(store.getState(), scale, ground), 'ostrakon.svg')
          }
        >
          Save as SVG
        </button>
      </div>
      <div className="author-row">
        {sideIds.map((side) => (
          <button
            key={side}
            type="button"
            disabled={busy}
            onClick={() =>
              void save(() => paintedBrain(store.getState(), side), `ostrakon-${side}.glb`)
            }
          >
            {side === 'a' ? 'Left' : 'Right'} brain as GLB
          </button>
        ))}
        <button type="button" disabled={busy} onClick={() => void save(turn, 'ostrakon.webm')}>
          One turn as WebM
        </button>
      </div>
      {share !== null && (
        <p className="author-row">
          <progress aria-label="Recording the turn" max={1} value={share} />
          <button type="button" onClick={() => recording.current?.abort()}>
            Cancel
          </button>
        </p>
      )}
      <p className="aside">
        A picture’s file holds the view itself: drop it on this page, and the same brains come back.
        Maps of your own are named in it, not contained.
      </p>
    </section>
  )
}
