/** Dice and Jaccard over the threshold, beside what chance would give. */
import { useMemo, useRef, useState } from 'react'
import type { OverlapPoint } from '#comparison/overlap.ts'
import { formatTick, formatValue } from '#statistic/number-words.ts'
import type { CompareTasks } from '#work/compare-tasks.ts'
import { Cautions } from './Cautions.tsx'
import { SaveButtons } from './SaveButtons.tsx'
import { type Compared, restsOnPeaks } from './use-sides.ts'

const [width, height, margin] = [280, 120, 24]

export function OverlapSection({
  compared,
  numbers,
}: {
  readonly compared: Compared
  readonly numbers: CompareTasks['compareNumbers']['result']
}) {
  const [tied, setTied] = useState<'value' | 'extent'>('value')
  const drawing = useRef<SVGSVGElement>(null)
  const points = tied === 'value' ? numbers.comparison.diceCurve : numbers.byExtent
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
          onChange={(event) => setTied(event.currentTarget.value as typeof tied)}
        >
          <option value="value">by value</option>
          <option value="extent">by extent (percentile)</option>
        </select>
      </label>
      <figure className="plot">
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
        <figcaption className="aside">
          Full line Dice, thin line Jaccard, dashed what sets of these sizes have by chance. At the
          thresholds shown: Dice {now.dice === null ? 'not defined' : formatValue(now.dice)}.
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
