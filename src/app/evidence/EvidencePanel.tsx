/** What a map rests on: the studies under it, what each carries, and what other choices would have shown. */
import { useEffect, useState } from 'react'
import { Fold } from '#app/shell/Fold.tsx'
import { useActions, useApp } from '#app/shell/use-app.ts'
import { ALE_LIMITS } from '#evidence/words.ts'
import type { EvidenceState, ShownMap } from '#state/app-state.ts'
import { selectShown } from '#state/select-shown.ts'
import { withPeaks } from '#view/change.ts'
import { otherSide, type SideId, sideIds } from '#view/spec.ts'
import { ChoicesOfStudies } from './ChoicesOfStudies.tsx'
import { ClusterList } from './ClusterList.tsx'
import { Jackknife } from './Jackknife.tsx'
import { OwnPeaks } from './OwnPeaks.tsx'
import { ShufflePeaks } from './ShufflePeaks.tsx'
import { StudiesNear } from './StudiesNear.tsx'
import { StudyList } from './StudyList.tsx'
import { Timeline } from './Timeline.tsx'

export function EvidencePanel() {
  const [pane, setPane] = useState<SideId>('a')
  const shownMaps = {
    a: useApp((state) => selectShown(state, 'a')),
    b: useApp((state) => selectShown(state, 'b')),
  }
  const shown = shownMaps[pane]
  const { loadEvidence } = useActions()
  // Fetched when somebody looks: the first picture does not wait for tables.
  const missing = sideIds.filter((id) => lacksStudies(shownMaps[id])).join()
  useEffect(() => {
    for (const id of sideIds) if (missing.includes(id)) void loadEvidence(id)
  }, [missing, loadEvidence])
  return (
    <>
      <fieldset className="row sides">
        <legend className="visually-hidden">Side whose evidence is shown</legend>
        {sideIds.map((id) => (
          <label key={id} className="check">
            <input
              type="radio"
              name="evidence-side"
              checked={pane === id}
              onChange={() => setPane(id)}
            />
            {shownMaps[id]?.title ?? (id === 'a' ? 'left' : 'right')}
          </label>
        ))}
      </fieldset>
      {shown?.evidence ? (
        <Questions
          key={`${pane} ${shown.evidence.table.id}`}
          pane={pane}
          evidence={shown.evidence}
        />
      ) : (
        <p>
          {lacksStudies(shown)
            ? 'Fetching the studies…'
            : 'This map came as a file: which studies or people it rests on is not in it.'}
        </p>
      )}
      <Fold id="own-peaks" title="Your own peaks">
        <OwnPeaks pane={pane} />
      </Fold>
    </>
  )
}

const lacksStudies = (shown: ShownMap | null) =>
  shown?.ask.source.kind === 'sample' && !shown.evidence

function Questions({
  pane,
  evidence,
}: {
  readonly pane: SideId
  readonly evidence: EvidenceState
}) {
  return (
    <>
      <p className="aside">{evidence.table.rule}</p>
      {(evidence.notes.length > 0 || evidence.dropped.length > 0) && (
        <ReadingReport evidence={evidence} />
      )}
      <Fold
        id="studies"
        title={`${evidence.choice.included.length} of ${evidence.table.studies.length} studies`}
      >
        <PeaksSwitch />
        <StudyList pane={pane} evidence={evidence} />
      </Fold>
      <Fold id="near" title="Near the cursor">
        <StudiesNear evidence={evidence} />
      </Fold>
      <Fold id="clusters" title="Clusters">
        <ClusterList pane={pane} evidence={evidence} />
      </Fold>
      <Fold id="what-if" title="What if other studies counted?">
        <Jackknife pane={pane} evidence={evidence} />
        <Timeline pane={pane} evidence={evidence} />
        <ChoicesOfStudies pane={pane} evidence={evidence} />
        <RandomPeaks pane={pane} evidence={evidence} />
      </Fold>
      <h3>What this map can’t tell</h3>
      <ul className="limits">
        {[...ALE_LIMITS, ...evidence.table.limits].map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </>
  )
}

/** What chance makes of as many studies, beside what these found. */
function RandomPeaks({
  pane,
  evidence: { table, choice },
}: {
  readonly pane: SideId
  readonly evidence: EvidenceState
}) {
  const other = otherSide(pane)
  return (
    <section className="control-group" aria-labelledby="random-title">
      <h3 id="random-title">What if nothing were true?</h3>
      <p className="aside">
        As many studies with as many peaks, put down at random in the brain, on the{' '}
        {other === 'a' ? 'left' : 'right'}. Undo brings back what is there.
      </p>
      <ShufflePeaks
        side={other}
        studies={async () => table.studies.filter(({ id }) => choice.included.includes(id))}
      />
    </section>
  )
}

function PeaksSwitch() {
  const on = useApp((state) => state.document.peaks)
  const act = useActions()
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => {
          const wanted = event.currentTarget.checked
          act.change((view) => withPeaks(view, wanted))
        }}
      />
      Show the peaks, in a brain of glass
    </label>
  )
}

function ReadingReport({ evidence: { dropped, notes } }: { readonly evidence: EvidenceState }) {
  return (
    <section className="control-group" aria-labelledby="reading-title">
      <h3 id="reading-title">How your table was read</h3>
      <ul className="limits" data-dropped>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
        {dropped.map(({ line, reason }) => (
          <li key={`${line} ${reason}`} className="wrong">
            {line === null ? '' : `Line ${line}: `}
            {reason}
          </li>
        ))}
      </ul>
    </section>
  )
}
