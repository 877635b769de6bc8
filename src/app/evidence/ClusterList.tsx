/** Where the studies converge, under the threshold that the user chooses. */
import { flyTo } from '#app/shell/fly-to.ts'
import { useActions, useApp } from '#app/shell/use-app.ts'
import { clusterAt } from '#evidence/cluster-table.ts'
import { CLUSTER_PERMUTATIONS } from '#evidence/correction.ts'
import { MNI152_2MM } from '#evidence/grid.ts'
import { CLUSTER_CLAIM } from '#evidence/words.ts'
import { worldPoint } from '#space/point.ts'
import type { EvidenceResult, EvidenceState } from '#state/app-state.ts'
import { formatCount, formatMm, formatP, formatValue } from '#statistic/number-words.ts'
import type { SideId } from '#view/spec.ts'
import { voxelAt } from '#volume/voxel-place.ts'
import type { AleCluster, Correction } from '#work/evidence-tasks.ts'

const corrections: { readonly [id in Correction]: string } = {
  none: 'show every z',
  fdr: 'false discovery rate below 5 %',
  'cluster-fwe': `clusters at p < .05 (${formatCount(CLUSTER_PERMUTATIONS)} random maps)`,
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
    <section className="control-group" aria-label="Clusters">
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
      {result && <Clusters result={result} correction={choice.correction} />}
      <p className="aside">{CLUSTER_CLAIM}</p>
    </section>
  )
}

const correctionLeavesOut: { readonly [id in Correction]: string } = {
  none: '',
  fdr: 'below the false discovery rate’s threshold',
  'cluster-fwe': 'too small',
}

function Clusters({
  result: { clusters, leastClusterVoxels: least },
  correction,
}: {
  readonly result: EvidenceResult
  readonly correction: Correction
}) {
  const act = useActions()
  const cortex = useApp((state) => state.cortex)
  const cursor = useApp(({ document }) => document.cursor)
  const goTo = (world: AleCluster['peakWorld']) => {
    if (cortex.status !== 'ready') return
    act.change((view) => flyTo(view, cortex.cortex, world))
  }
  const listed = clusters.filter(({ sizeVoxels }) => sizeVoxels >= 10)
  const here = cursor && clusterHere(clusters, cursor.world)
  const anyHidden = listed.some(({ shown }) => !shown)
  return (
    <>
      <table className="near-table" data-clusters>
        <caption>
          p &lt; .001 uncorrected;{' '}
          {least === null
            ? 'not tested for the whole brain'
            : `significant from ${least} voxels on`}
          {anyHidden && '; the brain shows and reads 0 where it says “not shown”'}
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
          {listed.map((cluster) => {
            const { peakWorld, peakZ, sizeMm3, pFwe, shown } = cluster
            return (
              <tr
                key={peakWorld.join()}
                className={pFwe !== null && shown ? 'significant' : ''}
                aria-current={cluster === here ? 'location' : undefined}
              >
                <td>
                  <button type="button" className="quiet" onClick={() => goTo(peakWorld)}>
                    {peakWorld.map(formatMm).join(', ')}
                  </button>
                </td>
                <td>{formatValue(peakZ)}</td>
                <td>{formatCount(sizeMm3)}</td>
                <td>
                  {pFwe === null ? '–' : formatP(pFwe)}
                  {!shown && (
                    <span className="aside"> not shown: {correctionLeavesOut[correction]}</span>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {listed.length === 0 && <p>No cluster of 10 voxels or more.</p>}
    </>
  )
}

function clusterHere(
  clusters: readonly AleCluster[],
  [x, y, z]: readonly [number, number, number],
): AleCluster | null {
  const voxel = voxelAt(MNI152_2MM, worldPoint(x, y, z))
  return voxel === null ? null : clusterAt(clusters, voxel)
}
