/** One side of the comparison: what it shows, said in words; a place to drop a map; progress; what went wrong. */
import { useEffect, useState } from 'react'
import { ColourSquare } from '#app/compare/ColourSquare.tsx'
import { MapInfoButton } from '#app/open/MapInfo.tsx'
import { OpenMenu } from '#app/open/OpenMenu.tsx'
import { VolumeSelect } from '#app/open/VolumeSelect.tsx'
import { hemisphereIds } from '#atlas/cortex.ts'
import { oneSign } from '#colormap/colour-square.ts'
import type { Failure, Job, ShownMap } from '#state/app-state.ts'
import { remarksOn } from '#state/remarks.ts'
import { selectColouring } from '#state/select-colouring.ts'
import { selectLabels } from '#state/select-labels.ts'
import { selectLayers } from '#state/select-layers.ts'
import { selectLook } from '#state/select-look.ts'
import { selectShown } from '#state/select-shown.ts'
import { selectFailure, selectTask } from '#state/select-task.ts'
import { selectTitle } from '#state/select-title.ts'
import { formatTick } from '#statistic/number-words.ts'
import type { ViewId } from '#view/kind/index.ts'
import { otherSide, type SideId } from '#view/spec.ts'
import { ColourBar } from './ColourBar.tsx'
import { LabelLegend } from './LabelLegend.tsx'
import { sideName } from './side-name.ts'
import { statisticSymbol } from './statistic-words.ts'
import { useActions, useApp } from './use-app.ts'

export function PaneView({
  id,
  view,
  bindElement,
}: {
  readonly id: SideId
  /** The view that is drawn here. */
  readonly view: ViewId
  readonly bindElement: (element: HTMLElement | null) => void
}) {
  const shown = useApp((state) => selectShown(state, id))
  const title = useApp((state) => selectTitle(state, id))
  const { focus } = useActions()
  return (
    <section
      className="pane"
      data-pane={id}
      data-view={view}
      aria-label={`${sideName[id]} side: ${title ?? 'no map'}`}
    >
      <PaneHeader id={id} shown={shown} title={title} />
      <div
        className="pane-view"
        id={`brain-${id}`}
        ref={bindElement}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the brain is turned with the keys.
        tabIndex={0}
        onFocus={() => focus(view)}
        aria-label={`Brain on the ${sideName[id]}: ${title ?? 'no map yet'}. Arrow keys turn it, plus and minus zoom, Enter puts the cursor.`}
      />
      <PaneStatus id={id} />
      <PaneScale id={id} shown={shown} />
    </section>
  )
}

function PaneHeader({
  id,
  shown,
  title,
}: {
  readonly id: SideId
  readonly shown: ShownMap | null
  readonly title: string | null
}) {
  return (
    <header className="pane-header">
      <h2>{title ?? 'No map'}</h2>
      <div className="pane-tools">
        <VolumeSelect id={id} shown={shown} />
        {shown && <MapInfoButton id={id} shown={shown} words="Info" />}
        <OpenMenu id={id} />
      </div>
      <About shown={shown} isComing={title !== null} />
      {shown && <Remarks id={id} shown={shown} />}
    </header>
  )
}

/** Three lines of where the map comes from and what it says; all of it at a click. */
function About({
  shown,
  isComing,
}: {
  readonly shown: ShownMap | null
  readonly isComing: boolean
}) {
  const [open, setOpen] = useState(false)
  if (shown && !shown.method && !shown.meaning)
    return <div className="pane-about">The file has no description.</div>
  return (
    <div className="pane-about">
      {shown ? (
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          onBlur={() => setOpen(false)}
        >
          {shown.method}
          {shown.meaning && <span className="meaning">{shown.meaning}</span>}
        </button>
      ) : (
        !isComing && 'Drop a .nii or .nii.gz file here, or open one with the menu.'
      )}
    </div>
  )
}

/** The first remark in words, the rest as a number: all of them are in the information. */
function Remarks({ id, shown }: { readonly id: SideId; readonly shown: ShownMap }) {
  const [first, ...more] = remarksOn(shown)
  if (!first) return null
  return (
    <p className="remark">
      <span aria-hidden="true">⚠ </span>
      {first.message}{' '}
      <MapInfoButton
        id={id}
        shown={shown}
        words={more.length > 0 ? `Why, and ${more.length} more` : 'Why?'}
      />
    </p>
  )
}

function PaneStatus({ id }: { readonly id: SideId }) {
  const task = useApp((state) => selectTask(state, id))
  const failure = useApp((state) => selectFailure(state, id))
  const shown = useApp((state) => selectShown(state, id))
  const act = useActions()
  return (
    <div className="pane-status">
      <div aria-live="polite">
        {task && !task.quiet && <LateTask task={task} onCancel={() => act.cancel(id)} />}
      </div>
      <div role="alert">
        {failure && (
          <div className="card failure" data-failure={failure.tag}>
            <p>{failure.message}</p>
            {shown && <p className="aside">{shown.title} is still shown.</p>}
            {failure.tag === 'hemisphere-unknown' ? (
              <>
                {hemisphereIds.map((hemisphere) => (
                  <button
                    key={hemisphere}
                    type="button"
                    onClick={() => void act.nameHemisphere(id, hemisphere)}
                  >
                    {hemisphere === 'left' ? 'Left hemisphere' : 'Right hemisphere'}
                  </button>
                ))}
                <button type="button" onClick={() => act.dismissFailure(id)}>
                  Cancel
                </button>
              </>
            ) : (
              <>
                {failure.instead && (
                  <button type="button" onClick={() => void act.showInstead(id)}>
                    Use it all the same
                  </button>
                )}
                {failure.ask && <AgainButton id={id} failure={failure} />}
                <button type="button" onClick={() => act.dismissFailure(id)}>
                  Close
                </button>
              </>
            )}
          </div>
        )}
      </div>
    </div>
  )
}

/** For so long nothing needs to be said of what is under way, ms: words that come and go at once can't be read. */
const patienceMs = 1000

/** What is under way and how far it is, where it takes its time. */
function LateTask({ task, onCancel }: { readonly task: Job; readonly onCancel: () => void }) {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  if (!isLate) return null
  const words = `${task.verb} ${task.subject}`
  return (
    <div className="card">
      <p>{words}…</p>
      <progress
        aria-label={words}
        max={1}
        {...(task.progress === null ? {} : { value: task.progress })}
      />
      <button type="button" className="quiet" onClick={onCancel}>
        Cancel
      </button>
    </div>
  )
}

/** What is fetched may come the next time; a file of the reader's has to be chosen. */
function AgainButton({ id, failure }: { readonly id: SideId; readonly failure: Failure }) {
  const act = useActions()
  const isFileWanted = failure.tag === 'files-missing' || failure.tag === 'other-file'
  return isFileWanted ? (
    <button
      type="button"
      onClick={() => document.querySelector<HTMLElement>(`[data-file-input="${id}"]`)?.click()}
    >
      Choose the file…
    </button>
  ) : (
    <button type="button" onClick={() => void act.retry(id)}>
      Try again
    </button>
  )
}

function PaneScale({ id, shown }: { readonly id: SideId; readonly shown: ShownMap | null }) {
  const colouring = useApp((state) => selectColouring(state, id))
  const labels = useApp((state) => selectLabels(state, id))
  const second = useApp((state) => selectLayers(state, id)[0]?.second ?? null)
  const linked = useApp((state) => {
    const { links } = selectLook(state)
    return links.threshold && links.range
  })
  const other = useApp((state) => selectShown(state, otherSide(id)))
  if (!shown) return null
  const { stats, statistic } = shown.info
  const unlike = linked && other && other.info.statistic.kind !== statistic.kind
  return (
    <footer className="pane-scale">
      {labels ? (
        <LabelLegend labels={labels} />
      ) : second?.as === 'colour' ? (
        <ColourSquare
          a={{
            title: shown.title,
            colouring: oneSign(colouring),
            unit: statisticSymbol(statistic),
          }}
          b={{ ...second, unit: statisticSymbol(second.statistic) }}
        />
      ) : (
        <ColourBar
          colouring={colouring}
          unit={statisticSymbol(statistic)}
          oneSided={(stats.min ?? 0) >= 0}
          certainty={
            second && {
              title: second.title,
              full: `${formatTick(second.colouring.maximum)} ${statisticSymbol(second.statistic)}`,
            }
          }
        />
      )}
      {unlike && (
        <span
          className="badge"
          title={`${statisticSymbol(statistic)} here and ${statisticSymbol(other.info.statistic)} there are other numbers: one colour does not mean the same strength. Cut the links of threshold and colours.`}
        >
          {statisticSymbol(statistic)}, not {statisticSymbol(other.info.statistic)}
        </span>
      )}
      {!linked && (
        <span
          className="badge"
          title={`Not on the same scale as the ${sideName[otherSide(id)]} side`}
        >
          own scale
        </span>
      )}
    </footer>
  )
}
