/** The studies of the left side against those of the right: a way of comparing that goes back to the published peaks. */
import { useEffect, useState } from 'react'
import { sideName } from '#app/shell/side-name.ts'
import { useActions, useApp } from '#app/shell/use-app.ts'
import { useRun } from '#app/shell/use-run.ts'
import { CONTRAST_PERMUTATIONS } from '#evidence/contrast.ts'
import type { Compared } from '#state/actions.ts'
import type { AppState } from '#state/app-state.ts'
import { cursorAtWorld } from '#state/cursor.ts'
import { selectShown } from '#state/select-shown.ts'
import { formatCount, formatMm, formatValue } from '#statistic/number-words.ts'
import { sourceKey } from '#view/map-ask.ts'
import { type SideId, sideIds } from '#view/spec.ts'
import type { ContrastCluster, PairKind } from '#work/evidence-tasks.ts'

const methods: {
  readonly [kind in PairKind]: { readonly label: string; readonly about: string }
} = {
  contrast: {
    label: 'Where their peaks differ',
    about: `How near the studies’ peaks lie, compared between the two sets; the studies are dealt into two groups ${formatCount(CONTRAST_PERMUTATIONS)} times. How many peaks a study lists makes no difference. Takes some seconds.`,
  },
  conjunction: {
    label: 'Where both converge',
    about: 'The smaller z of the two maps at each place: high only where both are.',
  },
}

type Sides<T> = { readonly [side in SideId]: T }

/** Which studies count on a side; null where it shows no meta-analysis. */
function studiesOf(state: AppState, side: SideId): string | null {
  const shown = selectShown(state, side)
  if (!shown?.evidence) return null
  const { included, fallbackN } = shown.evidence.choice
  return [sourceKey(shown.ask.source), ...included, fallbackN].join()
}

type Found = { readonly compared: Compared; readonly of: Sides<string | null> }

export function StudiesCompared() {
  const studies: Sides<string | null> = {
    a: useApp((state) => studiesOf(state, 'a')),
    b: useApp((state) => studiesOf(state, 'b')),
  }
  // Fetched when somebody looks: the first picture does not wait for tables.
  const lacking = sideIds.filter((id) => studies[id] === null).join()
  const fromStudies = useApp((state) =>
    sideIds.every((id) => {
      const shown = selectShown(state, id)
      return shown?.evidence || shown?.ask.source.kind === 'sample'
    }),
  )
  const { comparePair, loadEvidence } = useActions()
  useEffect(() => {
    for (const id of sideIds) if (lacking.includes(id)) void loadEvidence(id)
  }, [lacking, loadEvidence])
  const [kind, setKind] = useState<PairKind>('contrast')
  const { run, start, stop } = useRun<Found>()
  const compare = () =>
    start(async (context) => {
      const compared = await comparePair(kind, context)
      return compared && { compared, of: studies }
    })
  // What was found of other studies is not what these would show. Its own map on a side is of none.
  const isOld =
    run.status === 'done' &&
    sideIds.some((id) => studies[id] !== null && studies[id] !== run.found.of[id])
  return (
    <section className="control-group" aria-labelledby="pair-title">
      <h3 id="pair-title">Left against right</h3>
      <p className="aside">From the studies themselves, not from the pictures of them.</p>
      {!fromStudies && (
        <p>Both sides have to show a meta-analysis: a map that came as a file has no studies.</p>
      )}
      <fieldset>
        <legend className="visually-hidden">Way of comparing the studies</legend>
        {(Object.keys(methods) as PairKind[]).map((id) => (
          <label key={id} className="check choice">
            <input
              type="radio"
              name="pair-kind"
              checked={kind === id}
              onChange={() => setKind(id)}
            />
            <span>
              {methods[id].label}
              <span className="aside"> {methods[id].about}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {run.status === 'running' ? (
        <div className="row">
          <progress aria-label="Comparing the studies" max={1} value={run.share} />
          <button type="button" onClick={stop}>
            Stop
          </button>
        </div>
      ) : (
        <button type="button" disabled={lacking !== ''} onClick={() => void compare()}>
          Compare the studies
        </button>
      )}
      {run.status === 'failed' && <p role="alert">{run.words}</p>}
      {run.status === 'done' && !isOld && <Outcome compared={run.found.compared} />}
    </section>
  )
}

function Outcome({ compared }: { readonly compared: Compared }) {
  const { source, title, names, result } = compared
  const { showPair } = useActions()
  return (
    <>
      <p data-pair-words>{result.words.meaning}</p>
      {source.of === 'contrast' && <Differences names={names} clusters={result.clusters} />}
      <fieldset className="row">
        <legend className="visually-hidden">Show the map of {title}</legend>
        {sideIds.map((id) => (
          <button key={id} type="button" onClick={() => void showPair(id, source)}>
            Show it on the {sideName[id]}
          </button>
        ))}
      </fieldset>
      <p className="aside">It takes the place of the map there; Open… brings that back.</p>
    </>
  )
}

/** As many as can be read at a glance: the map has the rest. */
const MOST_ROWS = 20

function Differences({
  names,
  clusters,
}: {
  readonly names: Compared['names']
  readonly clusters: readonly ContrastCluster[]
}) {
  const act = useActions()
  const cortex = useApp((state) => state.cortex)
  const goTo = (world: ContrastCluster['peakWorld']) => {
    if (cortex.status !== 'ready') return
    const cursor = cursorAtWorld(cortex.cortex, world)
    act.change((view) => ({ ...view, cursor }))
  }
  if (clusters.length === 0) return <p>Nowhere do they differ after that correction.</p>
  return (
    <table className="near-table" data-differences>
      <caption>
        Corrected for the whole brain
        {clusters.length > MOST_ROWS && `; the strongest ${MOST_ROWS} of ${clusters.length}`}
      </caption>
      <thead>
        <tr>
          <th>Peak, MNI mm</th>
          <th>z</th>
          <th>mm³</th>
          <th>Nearer</th>
        </tr>
      </thead>
      <tbody>
        {clusters.slice(0, MOST_ROWS).map(({ peakWorld, peakZ, sizeMm3, nearer }) => (
          <tr key={peakWorld.join()}>
            <td>
              <button type="button" className="quiet" onClick={() => goTo(peakWorld)}>
                {peakWorld.map(formatMm).join(', ')}
              </button>
            </td>
            <td>{formatValue(peakZ)}</td>
            <td>{formatCount(sizeMm3)}</td>
            <td>{names[nearer === 'first' ? 0 : 1]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
