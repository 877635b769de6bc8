/** Which studies carry a region: its values with each study left out in turn. */
import { useState } from 'react'
import { useActions, useApp } from '#app/shell/use-app.ts'
import { useRun } from '#app/shell/use-run.ts'
import { regionVoxels } from '#atlas/region-voxels.ts'
import { corticalRegionIds, type RegionId, regions } from '#atlas/regions.ts'
import { MNI152_2MM } from '#evidence/grid.ts'
import type { EvidenceState } from '#state/app-state.ts'
import { formatValue } from '#statistic/number-words.ts'
import type { SideId } from '#view/spec.ts'
import type { EvidenceTasks } from '#work/evidence-tasks.ts'

type Found = {
  readonly region: RegionId
  readonly result: EvidenceTasks['aleJackknife']['result']
}

export function Jackknife({
  pane,
  evidence,
}: {
  readonly pane: SideId
  readonly evidence: EvidenceState
}) {
  const cortex = useApp((state) => state.cortex)
  const { jackknife } = useActions()
  const [region, setRegion] = useState<RegionId>('dacc')
  const { included, fallbackN } = evidence.choice
  // What each carried of other studies is not what it carries of these.
  const { run, start, stop } = useRun<Found>(`${pane} ${included.join()} ${fallbackN}`)
  const leaveOut = () =>
    start(async (context) => {
      if (cortex.status !== 'ready') return null
      const places = { cortex: cortex.cortex, deep: [] }
      const voxels = regionVoxels(places, region, MNI152_2MM)
      const result = await jackknife(pane, voxels, context)
      return result && { region, result }
    })
  return (
    <section className="control-group" aria-labelledby="jackknife-title">
      <h4 id="jackknife-title">Which studies carry it?</h4>
      <p className="aside">Each study is left out in turn and the map computed without it.</p>
      <div className="row">
        <label>
          Region
          <select
            value={region}
            onChange={(event) => setRegion(event.currentTarget.value as RegionId)}
          >
            {corticalRegionIds.map((id) => (
              <option key={id} value={id}>
                {regions[id].shortName}
              </option>
            ))}
          </select>
        </label>
        {run.status === 'running' ? (
          <button type="button" onClick={stop}>
            Stop
          </button>
        ) : (
          <button type="button" onClick={() => void leaveOut()}>
            Leave each out
          </button>
        )}
      </div>
      {run.status === 'running' && (
        <progress aria-label="Leaving each study out" max={1} value={run.share} />
      )}
      {run.status === 'failed' && <p role="alert">{run.words}</p>}
      {run.status === 'done' && <LeftOut found={run.found} evidence={evidence} />}
    </section>
  )
}

function LeftOut({
  found: { region, result },
  evidence,
}: {
  readonly found: Found
  readonly evidence: EvidenceState
}) {
  const cite = new Map(
    evidence.table.studies.map(({ id, authors, year }) => [id, `${authors} ${year ?? ''}`]),
  )
  const rows = [...result.leftOut].sort((a, b) => a.maxZ - b.maxZ)
  return (
    <table className="near-table" data-jackknife>
      <caption>
        {regions[region].shortName}, highest z on its cortex: {formatValue(result.all.maxZ)} with
        all
      </caption>
      <thead>
        <tr>
          <th>Without</th>
          <th>z</th>
          <th>Change</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ studyId, maxZ }) => (
          <tr key={studyId}>
            <td>{cite.get(studyId) ?? studyId}</td>
            <td>{formatValue(maxZ)}</td>
            <td>{formatValue(maxZ - result.all.maxZ)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
