/** Dice and Jaccard over the threshold, beside what chance would give. */
import { useMemo, useRef } from 'react'
import { useActions, useApp } from '#app/shell/use-app.ts'
import type { OverlapPoint } from '#comparison/overlap.ts'
import { formatTick, formatValue } from '#statistic/number-words.ts'
import type { CompareTasks } from '#work/compare-tasks.ts'
import { Cautions } from './Cautions.tsx'
import { OverlapGridPlot } from './OverlapGridPlot.tsx'
import { SaveButtons } from './SaveButtons.tsx'
import { knownMatching } from './use-matched.ts'
import { type Compared, restsOnPeaks } from './use-sides.ts'

const [width, height, margin] = [280, 120, 24]

/** How thresholds are tied, among the options that the document keeps of the comparison. */
const tyingOption = 'overlap-tied'

type Tying = 'value' | 'extent' | 'free'

const tyingOf = (asked: unknown): Tying =>
  asked === 'extent' || asked === 'free' ? asked : 'value'

export function OverlapSection({
  compared,
  numbers,
}: {
  readonly compared: Compared
  readonly numbers: CompareTasks['compareNumbers']['result']
}) {
  const act = useActions()
  const tied = tyingOf(useApp(({ document }) => document.compare.options[tyingOption]))
  const matched = knownMatching(useApp(({ document }) => document.compare.matching)) !== 'none'
  const drawing = useRef<SVGSVGElement>(null)
  const { grid } = numbers
  const free = useMemo(
    () =>
      grid.cells.map((cell, n): OverlapPoint => {
        const columns = grid.thresholds.b.length
        const a = grid.thresholds.a[Math.floor(n / columns)] ?? 0
        const b = grid.thresholds.b[n % columns] ?? 0
        return { ...cell, thresholds: { a, b }, extent: null }
      }),
    [grid],
  )
  const points = { value: numbers.comparison.diceCurve, extent: numbers.byExtent, free }[tied]
  const rows = useMemo(
    () =>
      points.map(({ thresholds, ...point }) => ({
        ...point,
        thresholdA: thresholds.a,
        thresholdB: thresholds.b,
      })),
    [points],
  )
  const at = (point: OverlapPoint) =>
    tied === 'value' ? point.thresholds.a : (point.extent ?? 0) * 100
  const far = Math.max(...points.map(at), 1e-9)
  const top = Math.max(
    ...points.flatMap(({ dice, diceByChance }) => [dice ?? 0, diceByChance ?? 0]),
    0.05,
  )
  const x = (point: OverlapPoint) => margin + (at(point) / far) * width
  const y = (value: number) => 4 + height - (value / top) * height
  const path = (of: (point: OverlapPoint) => number | null) =>
    points
      .flatMap((point) => {
        const value = of(point)
        return value === null ? [] : [`${x(point).toFixed(1)},${y(value).toFixed(1)}`]
      })
      .join(' ')
  const now = numbers.comparison
  return (
    <section className="control-group" aria-labelledby="overlap-title">
      <h3 id="overlap-title">Overlap</h3>
      <label className="row">
        Thresholds tied
        <select
          value={tied}
          onChange={(event) => {
            const chosen = event.currentTarget.value
            act.change((view) => ({
              ...view,
              compare: {
                ...view.compare,
                options: { ...view.compare.options, [tyingOption]: chosen },
              },
            }))
          }}
        >
          <option value="value">by value</option>
          <option value="extent">by extent (percentile)</option>
          <option value="free">free: each its own</option>
        </select>
      </label>
      <figure className="plot">
        {tied === 'free' ? (
          <OverlapGridPlot
            grid={grid}
            now={compared.thresholds}
            matched={matched}
            drawing={drawing}
          />
        ) : (
          <svg
            ref={drawing}
            viewBox={`0 0 ${width + 2 * margin} ${height + 24}`}
            role="img"
            aria-label={`Dice over the ${tied === 'value' ? 'threshold' : 'extent'}, from 0 to ${formatTick(far)}, and what chance gives`}
          >
            <polyline
              className="plot-limit"
              fill="none"
              points={path(({ diceByChance }) => diceByChance)}
            />
            <polyline className="plot-second" fill="none" points={path(({ jaccard }) => jaccard)} />
            <polyline className="plot-mark" fill="none" points={path(({ dice }) => dice)} />
            <line className="plot-frame" x1={margin} x2={margin + width} y1={y(0)} y2={y(0)} />
            <text className="plot-text" x={margin} y={height + 18}>
              0
            </text>
            <text className="plot-text" x={margin + width} y={height + 18} textAnchor="end">
              {formatTick(far)}
              {tied === 'extent' ? ' %' : ''}
            </text>
            <text className="plot-text" x={0} y={10}>
              {formatTick(top)}
            </text>
          </svg>
        )}
        <figcaption className="aside">
          {tied === 'free'
            ? 'Darker is more Dice. Two sets overlap more the larger they are: beside the best pair of thresholds look at what chance gives there (in the files). At the thresholds shown: Dice'
            : 'Full line Dice, thin line Jaccard, dashed what sets of these sizes have by chance. At the thresholds shown: Dice'}{' '}
          {now.dice === null ? 'not defined' : formatValue(now.dice)}.
          {tied === 'extent' && ' The strongest share of each map, whatever its values.'}
          {(compared.extents.a || compared.extents.b) &&
            (tied === 'extent'
              ? ' Of all voxels: leaving out small clusters would change the shares.'
              : ' At each threshold the clusters that it leaves out are left out here.')}
        </figcaption>
      </figure>
      <SaveButtons name="overlap" what="the overlap" rows={rows} json={points} drawing={drawing} />
      <Cautions at="overlap" restsOnPeaks={restsOnPeaks(compared.a) || restsOnPeaks(compared.b)} />
    </section>
  )
}
