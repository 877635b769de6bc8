/** What is under the cursor: where, which region, and the value of both maps there. */
import { type FormEvent, useEffect, useMemo, useState } from 'react'
import { isInSight } from '#scene/see-place.ts'
import { distanceFromCortexMm } from '#state/cursor.ts'
import { selectCursor } from '#state/select-cursor.ts'
import { selectReadout } from '#state/select-readout.ts'
import { selectShown } from '#state/select-shown.ts'
import { formatMm } from '#statistic/number-words.ts'
import { placedViews } from '#view/change-arrangement.ts'
import { sideIds } from '#view/spec.ts'
import { announce } from './announcer.tsx'
import { fedWords } from './fed-words.ts'
import { flyTo } from './fly-to.ts'
import { parseMillimetres } from './parse-millimetres.ts'
import { readoutPlace, readoutWords } from './readout-words.ts'
import { valueWords } from './statistic-words.ts'
import { useActions, useApp, useAppStore } from './use-app.ts'

export function CursorBar() {
  const readout = useApp(selectReadout)
  const [asking, setAsking] = useState(false)
  return (
    <section
      className="cursor-bar"
      aria-label="Under the cursor"
      data-read={readout !== null}
      data-asking={asking}
    >
      <GoTo onGone={() => setAsking(false)} />
      {/* Where the line is short, the field gives way to what was read. */}
      <button type="button" className="go-to-open" onClick={() => setAsking(true)}>
        Go to…
      </button>
      {readout ? <Readout /> : <p className="aside">Click a brain to read both maps there.</p>}
    </section>
  )
}

/** Arrows move the cursor step by step: only where it comes to rest is told. */
const restMs = 600

function useTellReadout(): void {
  const store = useAppStore()
  const readout = useApp(selectReadout)
  useEffect(() => {
    if (!readout) return
    const timer = setTimeout(() => announce(readoutWords(store.getState(), readout)), restMs)
    return () => clearTimeout(timer)
  }, [store, readout])
}

/** Whether no brain on the stage shows the place of the cursor as it is turned now. */
function useIsOutOfSight(): boolean {
  const cortex = useApp((state) => state.cortex)
  const cursor = useApp(selectCursor)
  const views = useApp((state) => state.document.views)
  const arrangement = useApp((state) => state.document.arrangement)
  return useMemo(() => {
    if (cortex.status !== 'ready' || !cursor) return false
    const brains = placedViews({ views, arrangement }).flatMap(({ view }) =>
      view.kind === 'brain' ? [view] : [],
    )
    return !brains.some(({ pose, camera }) => isInSight(cortex.cortex, cursor.place, pose, camera))
  }, [cortex, cursor, views, arrangement])
}

function Readout() {
  useTellReadout()
  const act = useActions()
  const cortex = useApp((state) => state.cortex)
  const readout = useApp(selectReadout)
  const hidden = useIsOutOfSight()
  const shownMaps = {
    a: useApp((state) => selectShown(state, 'a')),
    b: useApp((state) => selectShown(state, 'b')),
  }
  const beside = useApp((state) => {
    const cursor = selectCursor(state)
    return state.cortex.status === 'ready' && cursor
      ? distanceFromCortexMm(state.cortex.cortex, cursor)
      : 0
  })
  if (!readout) return null
  return (
    <dl className="readout" data-readout>
      <div className="readout-place">
        <dt>
          MNI mm
          {hidden && cortex.status === 'ready' && (
            <button
              type="button"
              className="show-cursor"
              onClick={() => act.change((view) => flyTo(view, cortex.cortex, readout.world))}
            >
              out of sight: show
            </button>
          )}
        </dt>
        <dd data-readout-world>{readout.world.map(formatMm).join(', ')}</dd>
      </div>
      <div className="readout-region">
        <dt>
          {readout.regions.length > 0 ? 'Region' : 'AAL'} <FedVoxels />
        </dt>
        <dd>
          {readoutPlace(readout)}
          {beside > 2 && <span className="aside"> {Math.round(beside)} mm from the cortex</span>}
        </dd>
      </div>
      {sideIds.map((pane) => {
        const shown = shownMaps[pane]
        const value = readout.values[pane]
        return (
          <div key={pane} className="readout-value">
            <dt>{shown?.title ?? '–'}</dt>
            <dd data-readout-value={pane}>
              {value === null || !shown ? '–' : valueWords(shown.info, value)}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** Of how many voxels the values at the cursor's vertex were made, and by which rule; marks them on the slices, or not. */
function FedVoxels() {
  const act = useActions()
  const shown = useApp((state) => state.document.fed)
  const words = useApp(fedWords)
  if (!words) return null
  return (
    <button
      type="button"
      className="fed-voxels"
      aria-pressed={shown}
      title={`${words.values}. The voxels are ${shown ? 'marked' : 'not marked'} on the slices, with their shares.`}
      onClick={() => act.change((view) => ({ ...view, fed: !view.fed }))}
    >
      {words.from}
      <span className="fed-rule">, {words.rules}</span>
    </button>
  )
}

function GoTo({ onGone }: { readonly onGone: () => void }) {
  const act = useActions()
  const cortex = useApp((state) => state.cortex)
  const [wrong, setWrong] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const world = parseMillimetres(String(new FormData(event.currentTarget).get('world') ?? ''))
    setWrong(world === null)
    if (!world || cortex.status !== 'ready') return
    act.change((view) => flyTo(view, cortex.cortex, world))
    onGone()
  }
  return (
    <form className="go-to" onSubmit={submit}>
      <label>
        Go to MNI
        <input
          name="world"
          size={11}
          placeholder="x, y, z"
          autoComplete="off"
          aria-invalid={wrong}
          aria-describedby={wrong ? 'go-to-wrong' : undefined}
        />
      </label>
      <button type="submit">Go</button>
      {wrong && (
        <span id="go-to-wrong" role="alert" className="wrong">
          Three numbers in mm, such as 4, 22, 32
        </span>
      )}
    </form>
  )
}
