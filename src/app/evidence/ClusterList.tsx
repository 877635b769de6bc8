/** Where the studies converge, under the threshold that the user chooses. */

import { useActions, useApp } from '#app/shell/use-app.ts'
import { CLUSTER_CLAIM } from '#evidence/words.ts'
import type { EvidenceState } from '#state/app-state.ts'
import { cursorAtWorld } from '#state/cursor.ts'
import { clusterPermutations } from '#state/evidence.ts'
import { formatMm, formatP, formatValue } from '#statistic/number-words.ts'
import type { SideId } from '#view/spec.ts'
import type { AleCluster, Correction } from '#work/evidence-tasks.ts'

const corrections: { readonly [id in Correction]: string } = {
  none: 'show every z',
  fdr: 'false discovery rate below 5 %',
  'cluster-fwe': `clusters at p < .05 (${clusterPermutations.toLocaleString('en')} random maps)`,
}

export function ClusterList({
  pane,
  evidence,
}: {
  readonly pane: SideId
  readonly evidence: EvidenceState
}) {
  const { question } = useActions()
  const { result, choice } = evidence
  return (
    <section className="control-group" aria-labelledby="clusters-title">
      <h3 id="clusters-title">Clusters</h3>
      <label className="row">
        Threshold
        <select
          value={choice.correction}
          onChange={(event) =>
            void question(pane, { correction: event.currentTarget.value as Correction })
          }
        >
          {Object.entries(corrections).map(([id, words]) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </select>
      </label>
      {result && <Clusters clusters={result.clusters} least={result.leastClusterVoxels} />}
      <p className="aside">{CLUSTER_CLAIM}</p>
    </section>
  )
}

function Clusters({
  clusters,
  least,
}: {
  readonly clusters: readonly AleCluster[]
  readonly least: number | null
}) {
  const act = useActions()
  const cortex = useApp((state) => state.cortex)
  const goTo = (world: AleCluster['peakWorld']) => {
    if (cortex.status !== 'ready') return
    const cursor = cursorAtWorld(cortex.cortex, world)
    act.change((view) => ({ ...view, cursor }))
  }
  const listed = clusters.filter(({ sizeVoxels }) => sizeVoxels >= 10)
  return (
    <>
      <table className="near-table" data-clusters>
        <caption>
          p &lt; .001 uncorrected;{' '}
          {least === null
            ? 'not tested for the whole brain'
            : `significant from ${least} voxels on`}
        </caption>
        <thead>
          <tr>
            <th>Peak, MNI mm</th>
            <th>z</th>
            <th>mm³</th>
            <th>p</th>
          </tr>
        </thead>
        <tbody>
          {listed.map(({ peakWorld, peakZ, sizeMm3, pFwe }) => (
            <tr
              key={peakWorld.join()}
              className={pFwe !== null && pFwe < 0.05 ? 'significant' : ''}
            >
              <td>
                <button type="button" className="quiet" onClick={() => goTo(peakWorld)}>
                  {peakWorld.map(formatMm).join(', ')}
                </button>
              </td>
              <td>{formatValue(peakZ)}</td>
              <td>{sizeMm3.toLocaleString('en')}</td>
              <td>{pFwe === null ? '–' : formatP(pFwe)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {listed.length === 0 && <p>No cluster of 10 voxels or more.</p>}
    </>
  )
}
