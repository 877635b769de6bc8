/** Clusters of A, B or both, with what of each is surely active; by a threshold, or by the share that is asked for. */
import { useCallback, useMemo, useState } from 'react'
import { flyTo } from '#app/shell/fly-to.ts'
import { NumberField } from '#app/shell/NumberField.tsx'
import { useActions, useApp } from '#app/shell/use-app.ts'
import {
  activeShareCautions,
  defaultAlpha,
  sharedStatistic,
  unlikeStatistics,
} from '#comparison/active-share.ts'
import type { Extents } from '#comparison/cut-pair.ts'
import type { ClusterFacts } from '#comparison/methods.ts'
import { peakName, peakRows } from '#comparison/peak-rows.ts'
import { CONNECTIVITIES, type Connectivity } from '#statistic/connect-voxels.ts'
import { leastWords } from '#statistic/extent-words.ts'
import { formatCount, formatMm, formatValue } from '#statistic/number-words.ts'
import type { Volume } from '#volume/volume.ts'
import type { ClusterTableRow } from '#work/compare-tasks.ts'
import { Cautions } from './Cautions.tsx'
import { SaveButtons } from './SaveButtons.tsx'
import { ScrolledTable } from './ScrolledTable.tsx'
import { includesVoxel, useUnderCursor } from './under-cursor.ts'
import { useResult } from './use-result.ts'
import { type Compared, descriptionOf, restsOnPeaks, statisticOf } from './use-sides.ts'
import { withoutVoxels } from './without-voxels.ts'

type Of = 'a' | 'b' | 'conjunction'

/** Rows that are drawn; the files hold all. */
const listed = 40

/** What is asked for when nothing is said, and what its table and the methods paragraph share. */
export const firstClusters: ClusterFacts = {
  extent: { least: 80, unit: 'mm3', connectivity: 26 },
  share: null,
}

/** What the table lists: a threshold that asks for clusters has the say of which there are. */
export function asListed(asked: ClusterFacts, extents: Extents): ClusterFacts {
  const byThreshold = asked.share === null ? (extents.a ?? extents.b) : null
  return byThreshold ? { ...asked, extent: byThreshold } : asked
}

export function ClusterSection({
  compared,
  asked,
  ask: change,
}: {
  readonly compared: Compared
  readonly asked: ClusterFacts
  readonly ask: (clusters: ClusterFacts) => void
}) {
  const { a, b, thresholds, twoSided, extents } = compared
  const { share } = asked
  const { askAboutBoth, brainMask } = useActions()
  const cortex = useApp((state) => (state.cortex.status === 'ready' ? state.cortex.cortex : null))
  const deep = useApp((state) => state.deep)
  const [of, setOf] = useState<Of>('a')
  const byShare = share !== null
  const [lastPercent, setPercent] = useState(70)
  const percent = share === null ? lastPercent : Math.round(100 * share)
  const sides = of === 'conjunction' ? (['a', 'b'] as const) : [of]
  const statistic = useMemo(
    () =>
      of === 'conjunction'
        ? sharedStatistic(statisticOf(a), statisticOf(b))
        : statisticOf(of === 'b' ? b : a),
    [of, a, b],
  )
  const threshold =
    of === 'b' ? thresholds.b : Math.max(thresholds.a, of === 'a' ? 0 : thresholds.b)
  const ofSide = of === 'b' ? extents.b : extents.a
  // Of one map the table is what its threshold shows; what both share is asked for here.
  const byThreshold = share === null && of !== 'conjunction' ? ofSide : null
  const extent = byThreshold ?? asked.extent
  const ask = useCallback(
    async (signal: AbortSignal) => {
      if (!(cortex && deep)) return null
      return askAboutBoth(
        'compareClusters',
        {
          a: a.volume,
          b: b.volume,
          of,
          statistic: statistic ?? { kind: 'unknown' },
          rule: byShare ? { active: percent / 100 } : { threshold },
          twoSided,
          extent,
          cut: { thresholds, extents },
          alpha: defaultAlpha,
          places: { cortex, deep },
          mask: await brainMask(),
        },
        { signal },
      )
    },
    [
      askAboutBoth,
      brainMask,
      a.volume,
      b.volume,
      of,
      statistic,
      byShare,
      percent,
      threshold,
      twoSided,
      extent,
      thresholds,
      extents,
      cortex,
      deep,
    ],
  )
  const { value: rows, failure } = useResult(ask)
  const cautions = [
    ...(statistic ? [] : [unlikeStatistics]),
    ...sides.flatMap((side) => {
      const map = compared[side]
      const found = activeShareCautions({
        statistic: statisticOf(map),
        isAle: restsOnPeaks(map),
        isThresholded: descriptionOf(map).isThresholded,
      })
      const whose = sides.length > 1 ? `${side.toUpperCase()}: ` : ''
      return found.map(({ tag, message }) => ({ tag, message: `${whose}${message}` }))
    }),
  ]
  return (
    <section className="control-group" aria-labelledby="clusters-compared-title">
      <h3 id="clusters-compared-title">Clusters</h3>
      <div className="row">
        <label>
          Of
          <select
            aria-label="Clusters of"
            value={of}
            onChange={(event) => setOf(event.currentTarget.value as Of)}
          >
            <option value="a">A: {a.title}</option>
            <option value="b">B: {b.title}</option>
            <option value="conjunction">both (weaker value)</option>
          </select>
        </label>
        <label>
          Neighbours
          <select
            value={extent.connectivity}
            disabled={byThreshold !== null}
            onChange={(event) =>
              change({
                extent: {
                  ...asked.extent,
                  connectivity: Number(event.currentTarget.value) as Connectivity,
                },
                share,
              })
            }
          >
            {CONNECTIVITIES.map((count) => (
              <option key={count} value={count}>
                {count}
              </option>
            ))}
          </select>
        </label>
        <label>
          From {extent.unit === 'mm3' ? 'mm³' : 'voxels'}
          <NumberField
            min={0}
            value={extent.least}
            disabled={byThreshold !== null}
            onNumber={(least) => change({ extent: { ...asked.extent, least }, share })}
          />
        </label>
      </div>
      {byThreshold && (
        <p className="aside">As the threshold under Look asks: the clusters that are drawn.</p>
      )}
      <label className="check">
        <input
          type="checkbox"
          checked={byShare}
          onChange={(event) =>
            change({
              ...asked,
              share: event.currentTarget.checked ? percent / 100 : null,
            })
          }
        />
        Ask the other way round: clusters of which a share is surely active
      </label>
      {byShare && (
        <label className="slider">
          At least {percent} %
          <input
            type="range"
            aria-label="Share of each cluster that is surely active, per cent"
            min={5}
            max={100}
            step={5}
            value={percent}
            onChange={(event) => {
              setPercent(event.currentTarget.valueAsNumber)
              change({ ...asked, share: event.currentTarget.valueAsNumber / 100 })
            }}
          />
        </label>
      )}
      {failure && <p role="alert">{failure}</p>}
      {rows === null && !failure && <p role="status">Finding clusters…</p>}
      {rows && (
        <ClusterTable
          rows={rows}
          grid={a.volume}
          caption={
            byShare
              ? `The largest clusters of which at least ${percent} % is truly active, with 95 % confidence for all at once`
              : `${twoSided ? '|value|' : 'value'} ≥ ${threshold}, ${extent.connectivity} neighbours, from ${leastWords(extent)}`
          }
        />
      )}
      {cautions.map(({ tag, message }) => (
        <p key={message} className="aside" data-caution={tag}>
          {message}
        </p>
      ))}
      {rows && (
        <SaveButtons
          name="clusters"
          what="the clusters"
          rows={peakRows(rows)}
          json={{
            of,
            threshold: byShare ? null : threshold,
            share: byShare ? percent / 100 : null,
            extent,
            extents,
            alpha: defaultAlpha,
            rows: rows.map(withoutVoxels),
          }}
        />
      )}
      <Cautions at="peaks" restsOnPeaks={sides.some((side) => restsOnPeaks(compared[side]))} />
    </section>
  )
}

function PlaceCell({
  world,
  onGo,
}: {
  readonly world: ClusterTableRow['peak']['world']
  readonly onGo: (world: ClusterTableRow['peak']['world']) => void
}) {
  return (
    <td>
      <button type="button" className="quiet" onClick={() => onGo(world)}>
        {world.map(formatMm).join(', ')}
      </button>
    </td>
  )
}

function ClusterTable({
  rows,
  caption,
  grid,
}: {
  readonly rows: readonly ClusterTableRow[]
  readonly caption: string
  /** Whose voxels the rows list. */
  readonly grid: Volume
}) {
  const act = useActions()
  const cortex = useApp((state) => (state.cortex.status === 'ready' ? state.cortex.cortex : null))
  const goTo = (world: ClusterTableRow['peak']['world']) => {
    if (cortex) act.change((view) => flyTo(view, cortex, world))
  }
  const at = useUnderCursor(grid)
  const current = at && rows.slice(0, listed).find((row) => includesVoxel(row.at, at.voxel))
  return (
    <>
      <ScrolledTable current={current?.peak.world.join() ?? null}>
        <table className="near-table" data-cluster-table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th title="A number a cluster; its sub-peaks have letters, as in nilearn’s table">
                #
              </th>
              <th>Peak, MNI mm</th>
              <th>Value</th>
              <th>mm³</th>
              <th title="At least this share of its voxels is truly active (All-Resolutions Inference)">
                Active
              </th>
              <th>Where</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, listed).map((row, cluster) => {
              const { peak, mm3, voxels, leastActive, regions: where, subPeaks } = row
              const lone = (
                <tr
                  key={peak.world.join()}
                  aria-current={row === current ? 'true' : undefined}
                  data-voxels={voxels}
                  data-peak={peak.value}
                  data-active={leastActive ?? ''}
                  title={`${voxels} voxels`}
                >
                  <td>{peakName(cluster, null)}</td>
                  <PlaceCell world={peak.world} onGo={goTo} />
                  <td>{formatValue(peak.value)}</td>
                  <td>{formatCount(mm3)}</td>
                  <td>{leastActive === null ? '–' : `≥ ${Math.floor(100 * leastActive)} %`}</td>
                  <td>
                    {where
                      .slice(0, 2)
                      .map(({ name, share }) => `${name} ${Math.round(100 * share)} %`)
                      .join(', ')}
                  </td>
                </tr>
              )
              return [
                lone,
                ...subPeaks.map(({ value, world }, n) => (
                  <tr
                    key={`${peak.world.join()} ${world.join()}`}
                    className="sub-peak"
                    data-sub-peak
                  >
                    <td>{peakName(cluster, n)}</td>
                    <PlaceCell world={world} onGo={goTo} />
                    <td>{formatValue(value)}</td>
                    <td colSpan={3} />
                  </tr>
                )),
              ]
            })}
          </tbody>
        </table>
      </ScrolledTable>
      {rows.length === 0 && <p>No cluster.</p>}
      {rows.length > listed && <p className="aside">{rows.length - listed} more in the files.</p>}
    </>
  )
}
