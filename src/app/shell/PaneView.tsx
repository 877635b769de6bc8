/** One side of the comparison: what it shows, said in words; a place to drop a map; progress; what went wrong. */
import { type DragEvent, useRef, useState } from 'react'
import { figureAmong } from '#app/figure/figure-among.ts'
import { AddressDialog } from '#app/open/AddressDialog.tsx'
import { droppedFiles, namedBlob } from '#app/open/dropped-files.ts'
import { MapInfoButton } from '#app/open/MapInfo.tsx'
import { VolumeSelect } from '#app/open/VolumeSelect.tsx'
import { isSession, readSession } from '#app/session/session-file.ts'
import { useRecent } from '#app/session/use-recent.ts'
import { hemisphereIds } from '#atlas/cortex.ts'
import { type SampleId, sampleIds, samples } from '#evidence/samples.ts'
import type { NamedBlob } from '#format/source.ts'
import type { Actions } from '#state/actions.ts'
import type { ShownMap } from '#state/app-state.ts'
import { remarksOn } from '#state/remarks.ts'
import {
  selectColouring,
  selectFailure,
  selectLabels,
  selectLook,
  selectShown,
  selectTask,
} from '#state/selectors.ts'
import type { ViewId } from '#view/kind/index.ts'
import { otherSide, type SideId } from '#view/spec.ts'
import { ColourBar } from './ColourBar.tsx'
import { LabelLegend } from './LabelLegend.tsx'
import { statisticSymbol } from './statistic-words.ts'
import { useActions, useApp, useAppStore } from './use-app.ts'

const sideName = { a: 'left', b: 'right' } as const

/** A session that was dropped takes the place of all that is on screen. */
async function openSession(act: Actions, side: SideId, file: NamedBlob): Promise<void> {
  try {
    const { document, files, lecture } = await readSession(file)
    await act.restore(document, files)
    if (lecture)
      act.say(
        `${file.name} holds a lecture, too: under Lecture, “Open a lecture…” takes it from the same file.`,
      )
  } catch (error) {
    act.fail(side, file.name, error)
  }
}

/** Opens what was dropped or picked; reading the drop itself can fail too. */
function useOpenFiles() {
  const act = useActions()
  const store = useAppStore()
  return (pane: SideId, read: () => ReturnType<typeof droppedFiles>) => {
    try {
      const files = read()
      const figure = figureAmong(files)
      const session = files.find(isSession)
      if (figure) {
        void import('#app/figure/open-figure.ts')
          .then(({ openFigure }) => openFigure(store, figure))
          .catch((error) => act.say(error instanceof Error ? error.message : String(error)))
      } else if (session) void openSession(act, pane, session)
      else void act.openFiles(pane, files)
    } catch (error) {
      act.fail(pane, 'What was dropped', error)
    }
  }
}

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
  const { focus } = useActions()
  const openFiles = useOpenFiles()
  const [dragDepth, setDragDepth] = useState(0)

  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setDragDepth(0)
    openFiles(id, () => droppedFiles(event.dataTransfer))
  }

  return (
    <section
      className="pane"
      data-pane={id}
      data-view={view}
      aria-label={`${sideName[id]} side: ${shown?.title ?? 'no map'}`}
      onDragEnter={() => setDragDepth((depth) => depth + 1)}
      onDragLeave={() => setDragDepth((depth) => depth - 1)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
    >
      <PaneHeader id={id} shown={shown} />
      <div
        className="pane-view"
        id={`brain-${id}`}
        ref={bindElement}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the brain is turned with the keys.
        tabIndex={0}
        onFocus={() => focus(view)}
        aria-label={`Brain on the ${sideName[id]}: ${shown?.title ?? 'no map yet'}. Arrow keys turn it, plus and minus zoom, Enter puts the cursor.`}
      />
      <PaneStatus id={id} />
      <PaneScale id={id} shown={shown} />
      {dragDepth > 0 && (
        <div className="drop-hint">
          Drop to show it on the {sideName[id]}
          <small>Two files at once fill both sides</small>
        </div>
      )}
    </section>
  )
}

function PaneHeader({ id, shown }: { readonly id: SideId; readonly shown: ShownMap | null }) {
  return (
    <header className="pane-header">
      <h2>{shown?.title ?? 'No map'}</h2>
      <div className="pane-tools">
        <VolumeSelect id={id} shown={shown} />
        {shown && <MapInfoButton id={id} shown={shown} words="Info" />}
        <OpenMenu id={id} />
      </div>
      <About shown={shown} />
      {shown && <Remarks id={id} shown={shown} />}
    </header>
  )
}

/** Three lines of where the map comes from and what it says; all of it at a click. */
function About({ shown }: { readonly shown: ShownMap | null }) {
  const [open, setOpen] = useState(false)
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
        'Drop a .nii or .nii.gz file here, or open one with the menu.'
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

/** The same as dropping, for keyboard and touch; and the way back to the samples. */
function OpenMenu({ id }: { readonly id: SideId }) {
  const input = useRef<HTMLInputElement>(null)
  const [asking, setAsking] = useState(false)
  const act = useActions()
  const openFiles = useOpenFiles()
  const { recent, look, open, forget } = useRecent(id)
  const chosen = (value: string) => {
    if (value === 'file') input.current?.click()
    else if (value === 'address') setAsking(true)
    else if (value === 'forget') void forget()
    else if (value.startsWith('recent ')) void open(Number(value.slice(7)))
    else if (value !== '') void act.open(id, { kind: 'sample', id: value as SampleId })
  }
  return (
    <>
      <select
        className="open-menu"
        aria-label={`Open a map on the ${sideName[id]}`}
        value=""
        onFocus={look}
        onPointerEnter={look}
        onChange={(event) => chosen(event.currentTarget.value)}
      >
        <option value="">Open…</option>
        <option value="file">A file of mine (.nii, .nii.gz)</option>
        <option value="address">An address…</option>
        <optgroup label="Meta-analyses of published peaks">
          {sampleIds.map((sample) => (
            <option key={sample} value={sample}>
              {samples[sample].title}
            </option>
          ))}
        </optgroup>
        {recent.length > 0 && (
          <optgroup label="Maps of mine, kept in this browser">
            {recent.map(({ key, files }, at) => (
              <option key={key} value={`recent ${at}`}>
                {files.map(({ name }) => name).join(', ')}
              </option>
            ))}
            <option value="forget">Forget them</option>
          </optgroup>
        )}
      </select>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={`File for the ${sideName[id]}`}
        data-file-input={id}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])].map(namedBlob)
          event.currentTarget.value = ''
          if (files.length > 0) openFiles(id, () => files)
        }}
      />
      {asking && <AddressDialog side={id} onClose={() => setAsking(false)} />}
    </>
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
        {task && !task.quiet && (
          <div className="card">
            <p>
              {task.verb} {task.subject}…
            </p>
            <progress
              aria-label={`${task.verb} ${task.subject}`}
              max={1}
              {...(task.progress === null ? {} : { value: task.progress })}
            />
            <button type="button" className="quiet" onClick={() => act.cancel(id)}>
              Cancel
            </button>
          </div>
        )}
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
                {failure.ask && (
                  <button type="button" onClick={() => void act.retry(id)}>
                    Try again
                  </button>
                )}
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

function PaneScale({ id, shown }: { readonly id: SideId; readonly shown: ShownMap | null }) {
  const colouring = useApp((state) => selectColouring(state, id))
  const labels = useApp((state) => selectLabels(state, id))
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
      ) : (
        <ColourBar
          colouring={colouring}
          unit={statisticSymbol(statistic)}
          oneSided={(stats.min ?? 0) >= 0}
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
