/** Regions of the user's own: the tools that draw them, and each with its name, its size, its files and its end. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { flyTo } from '#app/shell/fly-to.ts'
import { useActions, useApp, useAppStore } from '#app/shell/use-app.ts'
import { middleOfDrawn } from '#atlas/drawn-region.ts'
import { type DrawnOnCortex, selectDrawn } from '#state/select-drawn.ts'
import { withDiscRadius, withDrawnName, withoutDrawn } from '#view/change-drawn.ts'
import { type DrawnRegion, discRadiiMm, drawnColour } from '#view/drawn.ts'
import { drawDisc, takeLasso } from './draw-region.ts'
import { saveAsLabels, saveAsMask } from './save-drawn.ts'

/** The two ways to draw a region; a pressed one waits for what is done on a brain. */
export function DrawTools() {
  const store = useAppStore()
  const tool = useApp((state) => state.tool)
  const cursor = useApp((state) => state.document.cursor !== null)
  return (
    <>
      <div className="row">
        <button type="button" aria-pressed={tool === 'disc'} onClick={() => drawDisc(store)}>
          {cursor ? 'Disc at the cursor' : 'Disc at a click'}
        </button>
        <button type="button" aria-pressed={tool === 'lasso'} onClick={() => takeLasso(store)}>
          Lasso on a brain
        </button>
      </div>
      {tool !== 'turn' && (
        <p className="aside" role="status">
          {tool === 'disc'
            ? 'Click the cortex where its middle is to be.'
            : 'Draw a line round the region on a brain, with mouse or finger. What is seen within it counts, not what lies behind.'}{' '}
          Escape leaves it.
        </p>
      )}
    </>
  )
}

export function DrawnRegions() {
  const drawn = useApp((state) => state.document.drawn)
  const here = useApp(selectDrawn)
  const newest = drawn.at(-1)?.number ?? 0
  const list = useRef<HTMLUListElement>(null)
  const before = useRef(newest)
  useEffect(() => {
    // Arrows then make the new disc larger and smaller, and a name can be typed.
    const isNew = newest > before.current
    before.current = newest
    const shown = isNew ? list.current?.lastElementChild : null
    const radius = shown?.querySelector<HTMLInputElement>('[type="range"]')
    const first = radius ?? shown?.querySelector<HTMLInputElement>('input')
    first?.focus({ preventScroll: true })
  }, [newest])
  return (
    <section className="control-group" aria-labelledby="drawn-title">
      <h4 id="drawn-title">Regions of your own</h4>
      <DrawTools />
      {drawn.length > 0 && (
        <ul className="drawn-list" ref={list}>
          {drawn.map((region) => (
            <DrawnRow
              key={region.number}
              region={region}
              here={here.find((one) => one.region === region) ?? null}
            />
          ))}
        </ul>
      )}
      <p className="aside">
        They are outlined on cortex and slices, and counted in Compare with the other regions. A
        disc is measured along the mid-thickness surface.
      </p>
    </section>
  )
}

function DrawnRow({
  region,
  here,
}: {
  readonly region: DrawnRegion
  /** Null where it was drawn on another brain than the one that is there. */
  readonly here: DrawnOnCortex | null
}) {
  const act = useActions()
  const { number, name, shape } = region
  return (
    <li data-drawn={number}>
      <div className="drawn-head">
        <span className="swatch" style={{ background: drawnColour(region) }} />
        <NameField key={name} region={region} />
        <button
          type="button"
          className="quiet"
          aria-label={`Erase ${name}`}
          onClick={() => act.change((view) => withoutDrawn(view, number))}
        >
          Erase
        </button>
      </div>
      {shape.kind === 'disc' && here && (
        <label className="slider">
          <span className="side">{Math.round(shape.radiusMm)} mm</span>
          <input
            type="range"
            aria-label={`Radius of ${name}`}
            aria-valuetext={`${Math.round(shape.radiusMm)} millimetres along the cortex`}
            min={discRadiiMm.least}
            max={discRadiiMm.most}
            step={1}
            value={shape.radiusMm}
            onChange={(event) => {
              const mm = event.currentTarget.valueAsNumber
              act.change((view) => withDiscRadius(view, number, mm))
            }}
          />
        </label>
      )}
      {here ? (
        <DrawnFiles drawn={here} />
      ) : (
        <p className="aside">
          Drawn on another brain or on one with more or fewer vertices, as phones have, and shown
          only there.
        </p>
      )}
    </li>
  )
}

function NameField({ region: { number, name } }: { readonly region: DrawnRegion }) {
  const act = useActions()
  const [typed, setTyped] = useState(name)
  const take = () => {
    if (typed.trim() === '') setTyped(name)
    else if (typed !== name) act.change((view) => withDrawnName(view, number, typed))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') take()
    if (event.key === 'Escape') setTyped(name)
  }
  return (
    <input
      aria-label={`Name of ${name}`}
      maxLength={60}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={onKeyDown}
    />
  )
}

function DrawnFiles({ drawn }: { readonly drawn: DrawnOnCortex }) {
  const store = useAppStore()
  const act = useActions()
  const cortex = useApp((state) => (state.cortex.status === 'ready' ? state.cortex.cortex : null))
  const { name } = drawn.region
  const show = () => {
    const middle = cortex && middleOfDrawn(cortex, drawn.fields)
    if (middle) act.change((view) => flyTo(view, cortex, middle))
  }
  return (
    <div className="row">
      <button type="button" className="quiet" aria-label={`Show ${name}`} onClick={show}>
        Show me
      </button>
      <button
        type="button"
        className="quiet"
        aria-label={`Save ${name} as a GIFTI label file`}
        onClick={() => saveAsLabels(drawn)}
      >
        .label.gii
      </button>
      <button
        type="button"
        className="quiet"
        aria-label={`Save ${name} as a NIfTI mask`}
        onClick={() => saveAsMask(store, drawn)}
      >
        .nii.gz
      </button>
    </div>
  )
}
