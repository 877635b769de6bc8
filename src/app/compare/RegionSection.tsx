/** What both maps hold in each region, as rows and bars; a row and its outline are one choice, and a click flies there. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import { DrawTools } from '#app/look/DrawnRegions.tsx'
import { showRegion } from '#app/look/show-region.ts'
import { flyTo } from '#app/shell/fly-to.ts'
import { useActions, useApp, useAppStore } from '#app/shell/use-app.ts'
import type { AtlasId } from '#atlas/cortex.ts'
import { type RegionId, regionIds, regions } from '#atlas/regions.ts'
import { activeShareCautions, defaultAlpha } from '#comparison/active-share.ts'
import { cursorAtWorld } from '#state/cursor.ts'
import { selectDrawn } from '#state/select-drawn.ts'
import { selectFocus } from '#state/select-focus.ts'
import { formatMm, formatValue } from '#statistic/number-words.ts'
import { withRegion } from '#view/change.ts'
import type { Volume } from '#volume/volume.ts'
import type { RegionTableRow } from '#work/compare-tasks.ts'
import { Cautions } from './Cautions.tsx'
import type { MarkedRegion } from './JointSection.tsx'
import { SaveButtons } from './SaveButtons.tsx'
import { ScrolledTable } from './ScrolledTable.tsx'
import { includesVoxel, type UnderCursor, useUnderCursor } from './under-cursor.ts'
import { useResult } from './use-result.ts'
import { type Compared, descriptionOf, restsOnPeaks, statisticOf } from './use-sides.ts'
import { withoutVoxels } from './without-voxels.ts'

const atlasIds = ['aal', 'aicha'] as const satisfies readonly AtlasId[]

type Side = 'both' | 'left' | 'right'

const isRegion = (id: string): id is RegionId => regionIds.some((known) => known === id)

export function RegionSection({
  compared,
  onCurrent,
}: {
  readonly compared: Compared
  /** Told which region of the table is under the cursor, the smallest of several. */
  readonly onCurrent: (region: MarkedRegion | null) => void
}) {
  const { a, b, thresholds, twoSided, extents } = compared
  const { askAboutBoth, brainMask } = useActions()
  const cortex = useApp((state) => (state.cortex.status === 'ready' ? state.cortex.cortex : null))
  const own = useApp((state) => state.cortex.status === 'ready' && state.cortex.own !== null)
  const deep = useApp((state) => state.deep)
  const drawnHere = useApp(selectDrawn)
  const drawn = useMemo(
    () => drawnHere.map(({ id, region, fields }) => ({ id, name: region.name, fields })),
    [drawnHere],
  )
  const [side, setSide] = useState<Side>('both')
  const [labels, setLabels] = useState<AtlasId | null>(null)
  const ask = useCallback(
    async (signal: AbortSignal) =>
      cortex && deep
        ? askAboutBoth(
            'compareRegions',
            {
              a: a.volume,
              b: b.volume,
              thresholds,
              extents,
              places: { cortex, deep },
              known: !own,
              labels: own ? null : labels,
              drawn,
              statistics: { a: statisticOf(a), b: statisticOf(b) },
              twoSided,
              alpha: defaultAlpha,
              mask: await brainMask(),
            },
            { signal },
          )
        : null,
    [
      askAboutBoth,
      brainMask,
      a,
      b,
      thresholds,
      extents,
      twoSided,
      own,
      labels,
      drawn,
      cortex,
      deep,
    ],
  )
  const { value: rows, failure } = useResult(ask)
  // A region of one side, or across the midline, has no row for both.
  const shown = rows?.filter(
    (row) =>
      row.side === side ||
      row.side === 'midline' ||
      (side === 'both' && !rows.some(({ id, side: other }) => id === row.id && other === 'both')),
  )
  return (
    <section className="control-group" aria-labelledby="regions-compared-title">
      <h3 id="regions-compared-title">Region by region</h3>
      <label className="row">
        Side
        <select value={side} onChange={(event) => setSide(event.currentTarget.value as Side)}>
          <option value="both">both</option>
          <option value="left">left</option>
          <option value="right">right</option>
        </select>
      </label>
      {own ? (
        <p>
          The regions of the list are defined on the bundled brain; on surfaces of your own they
          would be a guess. What you draw here counts.
        </p>
      ) : (
        <label className="row">
          Labels
          <select
            value={labels ?? ''}
            onChange={(event) =>
              setLabels(atlasIds.find((id) => id === event.currentTarget.value) ?? null)
            }
          >
            <option value="">none</option>
            {atlasIds.map((id) => (
              <option key={id} value={id}>
                {id.toUpperCase()}
              </option>
            ))}
          </select>
        </label>
      )}
      <DrawTools />
      {failure && <p role="alert">{failure}</p>}
      {!shown && !failure && <p role="status">Reading the regions…</p>}
      {shown && shown.length > 0 && (
        <RegionTable rows={shown} grid={a.volume} onCurrent={onCurrent} />
      )}
      <p className="aside">
        Means over the voxels of each region’s grey matter; r is the correlation of A and B within
        it: a region can be shared while its pattern is not. No p: neighbouring voxels are not
        independent.
      </p>
      {(['a', 'b'] as const).map((of) =>
        activeShareCautions({
          statistic: statisticOf(compared[of]),
          isAle: restsOnPeaks(compared[of]),
          isThresholded: descriptionOf(compared[of]).isThresholded,
        }).map(({ tag, message }) => (
          <p key={`${of} ${tag}`} className="aside" data-bound-caution={tag}>
            {of.toUpperCase()}: {message}
          </p>
        )),
      )}
      {rows && (
        <SaveButtons
          name="regions"
          what="the regions"
          rows={rows.map(withoutVoxels)}
          json={{ thresholds, extents, rows: rows.map(withoutVoxels) }}
        />
      )}
      <Cautions at="region" restsOnPeaks={restsOnPeaks(a) || restsOnPeaks(b)} />
    </section>
  )
}

const nameOf = ({ id, side, name }: RegionTableRow) =>
  `${isRegion(id) ? regions[id].shortName : name}${side === 'left' || side === 'right' ? `, ${side}` : ''}`

const rowKey = ({ id, side }: RegionTableRow) => `${id} ${side}`

/** The rows that hold what is under the cursor, the smallest region first. */
function rowsAt(
  rows: readonly RegionTableRow[],
  at: UnderCursor | null,
): readonly RegionTableRow[] {
  if (!at) return []
  const isOfSide = ({ side }: RegionTableRow) =>
    side !== 'left' && side !== 'right' ? true : side === at.side
  return rows
    .filter((row) => (at.ids.includes(row.id) && isOfSide(row)) || includesVoxel(row.at, at.voxel))
    .toSorted((p, q) => p.voxels - q.voxels)
}

function RegionTable({
  rows,
  grid,
  onCurrent,
}: {
  readonly rows: readonly RegionTableRow[]
  readonly grid: Volume
  readonly onCurrent: (region: MarkedRegion | null) => void
}) {
  const act = useActions()
  const store = useAppStore()
  const cortex = useApp((state) => (state.cortex.status === 'ready' ? state.cortex.cortex : null))
  const chosen = useApp((state) => state.document.regions)
  const current = rowsAt(rows, useUnderCursor(grid))
  const [first] = current
  useEffect(() => {
    onCurrent(first ? { name: nameOf(first), voxels: first.at } : null)
    return () => onCurrent(null)
  }, [first, onCurrent])
  const widest = Math.max(
    ...rows.flatMap((row) => [row.a.mean, row.b?.mean]).map((m) => Math.abs(m ?? 0)),
    1e-9,
  )
  const choose = ({ id, a }: RegionTableRow) => {
    const focus = selectFocus(store.getState())
    const peak = a.peak?.world
    act.change((view) => {
      if (!isRegion(id)) return peak && cortex ? flyTo(view, cortex, peak) : view
      const outlined = view.regions.includes(id) ? view : withRegion(view, id, true)
      const turned = showRegion(outlined, id, focus)
      return peak && cortex ? { ...turned, cursor: cursorAtWorld(cortex, peak) } : turned
    })
  }
  return (
    <ScrolledTable current={first ? rowKey(first) : null}>
      <table className="near-table" data-region-table>
        <thead>
          <tr>
            <th>Region</th>
            <th>A</th>
            <th>B</th>
            <th>Peak A</th>
            <th>Above A</th>
            <th title="At least this share of its voxels is truly active in A and in B, with 95 % confidence for all regions and clusters at once (All-Resolutions Inference)">
              Active
            </th>
            <th>r</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { id, side, name, a, b, withinCorrelation, voxels, leastActive } = row
            return (
              <tr
                key={rowKey(row)}
                aria-current={current.includes(row) ? 'true' : undefined}
                data-region={id}
                data-side={side}
                data-mean-a={a.mean ?? ''}
                data-mean-b={b?.mean ?? ''}
                data-r={withinCorrelation ?? ''}
                data-voxels={voxels}
                data-active-a={leastActive.a ?? ''}
                data-active-b={leastActive.b ?? ''}
                className={isRegion(id) && chosen.includes(id) ? 'significant' : ''}
                title={`${name}: ${voxels} voxels${isRegion(id) ? `; ${regions[id].definitionText}` : ''}`}
              >
                <td>
                  <button type="button" className="quiet" onClick={() => choose(row)}>
                    {nameOf(row)}
                  </button>
                </td>
                <td>
                  <Bar value={a.mean} widest={widest} />
                </td>
                <td>
                  <Bar value={b?.mean ?? null} widest={widest} />
                </td>
                <td title={a.peak ? `at ${a.peak.world.map(formatMm).join(', ')}` : ''}>
                  {a.peak ? formatValue(a.peak.value) : '–'}
                </td>
                <td>{a.shareAbove === null ? '–' : `${Math.round(100 * a.shareAbove)} %`}</td>
                <td>
                  {atLeast(leastActive.a)}, {atLeast(leastActive.b)}
                </td>
                <td>{withinCorrelation === null ? '–' : formatValue(withinCorrelation)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrolledTable>
  )
}

const atLeast = (share: number | null) => (share === null ? '–' : `≥ ${Math.floor(100 * share)} %`)

function Bar({ value, widest }: { readonly value: number | null; readonly widest: number }) {
  if (value === null) return '–'
  return (
    <>
      {formatValue(value)}
      <meter min={0} max={widest} value={Math.abs(value)} aria-hidden="true" />
    </>
  )
}
