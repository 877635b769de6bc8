/** Which studies carry a region: its values with each study left out in turn. */
import { useEffect, useRef, useState } from 'react'
import { useActions, useApp } from '#app/shell/use-app.ts'
import { regionVoxels } from '#atlas/region-voxels.ts'
import { corticalRegionIds, type RegionId, regions } from '#atlas/regions.ts'
import { MNI152_2MM } from '#evidence/grid.ts'
import type { EvidenceState } from '#state/app-state.ts'
import { formatValue } from '#statistic/number-words.ts'
import type { SideId } from '#view/spec.ts'
import type { EvidenceTasks } from '#work/evidence-tasks.ts'

type Result = EvidenceTasks['aleJackknife']['result']
type Run =
  | { readonly status: 'none' }
  | { readonly status: 'running'; readonly share: number }
  | { readonly status: 'done'; readonly region: RegionId; readonly result: Result }
  | { readonly status: 'failed'; readonly words: string }

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
  const [run, setRun] = useState<Run>({ status: 'none' })
  const stop = useRef<AbortController>(null)
  const { included, fallbackN } = evidence.choice
  const question = `${included.join()} ${fallbackN}`
  // Nobody waits for it once the room is left; and what each carried of other studies is not what it carries of these.
  // biome-ignore lint/correctness/useExhaustiveDependencies: which studies count is the question.
  useEffect(() => {
    setRun({ status: 'none' })
    return () => stop.current?.abort()
  }, [question])
  const start = async () => {
    if (cortex.status !== 'ready') return
    const controller = new AbortController()
    stop.current = controller
    setRun({ status: 'running', share: 0 })
    try {
      const places = { cortex: cortex.cortex, deep: [] }
      const result = await jackknife(pane, regionVoxels(places, region, MNI152_2MM), {
        signal: controller.signal,
        onProgress: (share) => setRun({ status: 'running', share }),
      })
      // Of other studies, and these have begun.
      if (stop.current !== controller) return
      // What comes once it was stopped is not shown.
      const wanted = result && !controller.signal.aborted
      setRun(wanted ? { status: 'done', region, result } : { status: 'none' })
    } catch (error) {
      if (stop.current !== controller) return
      setRun(
        controller.signal.aborted
          ? { status: 'none' }
          : { status: 'failed', words: error instanceof Error ? error.message : String(error) },
      )
    }
  }
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
          <button type="button" onClick={() => stop.current?.abort()}>
            Stop
          </button>
        ) : (
          <button type="button" onClick={() => void start()}>
            Leave each out
          </button>
        )}
      </div>
      {run.status === 'running' && (
        <progress aria-label="Leaving each study out" max={1} value={run.share} />
      )}
      {run.status === 'failed' && <p role="alert">{run.words}</p>}
      {run.status === 'done' && <LeftOut run={run} evidence={evidence} />}
    </section>
  )
}

function LeftOut({
  run: { region, result },
  evidence,
}: {
  readonly run: Extract<Run, { status: 'done' }>
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
