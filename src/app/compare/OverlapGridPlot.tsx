/** Dice with the thresholds of both maps free, as a map of shades; a click, or the two sliders, set them for the sides. */
import type { RefObject } from 'react'
import { useActions, useApp } from '#app/shell/use-app.ts'
import type { OverlapGrid } from '#comparison/overlap-grid.ts'
import { selectWishedLook } from '#state/select-look.ts'
import { formatTick, formatValue } from '#statistic/number-words.ts'
import { withLink, withThreshold } from '#view/change-layer.ts'
import type { Threshold } from '#view/layer.ts'
import { type SideId, sideIds } from '#view/spec.ts'

const [size, margin] = [240, 28]

export function OverlapGridPlot({
  grid: { thresholds, cells },
  now,
  matched,
  drawing,
}: {
  readonly grid: OverlapGrid
  /** The thresholds that are in effect, in the units of the grid. */
  readonly now: { readonly a: number; readonly b: number }
  /** The grid is in other units than the sides are. */
  readonly matched: boolean
  readonly drawing: RefObject<SVGSVGElement | null>
}) {
  const act = useActions()
  /** Each side keeps what it asks of clusters; one threshold for both would not be free. */
  const set = (values: { readonly [side in SideId]?: number }) =>
    act.change((view, look) =>
      sideIds.reduce(
        (changed, side) => {
          const value = values[side]
          if (value === undefined) return changed
          const { asked } = look.sides[side]
          const next: Threshold =
            asked.rule === 'cluster' ? { ...asked, value } : { rule: 'value', value }
          return withThreshold(changed, side, next, { threshold: false })
        },
        look.links.threshold ? withLink(view, 'threshold', false, look) : view,
      ),
    )
  const [rows, columns] = [thresholds.a.length, thresholds.b.length]
  if (rows === 0 || columns === 0) return <p>A map has nothing above 0.</p>
  const shares = cells.map(({ dice }) => dice ?? 0)
  const most = Math.max(...shares)
  const best = shares.indexOf(most)
  const top = Math.max(most, 1e-9)
  const [wide, tall] = [size / rows, size / columns]
  const far = { a: thresholds.a[rows - 1] ?? 1, b: thresholds.b[columns - 1] ?? 1 }
  const x = (value: number) => margin + Math.min(1, value / far.a) * size
  const y = (value: number) => 4 + size - Math.min(1, value / far.b) * size
  return (
    <>
      <svg
        ref={drawing}
        className="overlap-grid"
        data-overlap-grid={`${rows}x${columns}`}
        viewBox={`0 0 ${size + margin + 8} ${size + 30}`}
        role="img"
        aria-label={`Dice by the threshold of A across, to ${formatTick(far.a)}, and of B up, to ${formatTick(far.b)}; largest ${formatValue(most)} at ${formatTick(thresholds.a[Math.floor(best / columns)] ?? 0)} and ${formatTick(thresholds.b[best % columns] ?? 0)}`}
      >
        {cells.map(({ dice }, n) => {
          const [i, j] = [Math.floor(n / columns), n % columns]
          const at = { a: thresholds.a[i] ?? 0, b: thresholds.b[j] ?? 0 }
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the sliders below do the same for the keyboard.
            <rect
              key={`${at.a} ${at.b}`}
              className="plot-bar"
              x={margin + i * wide}
              y={4 + size - (j + 1) * tall}
              width={wide + 0.3}
              height={tall + 0.3}
              opacity={(0.04 + (0.96 * (dice ?? 0)) / top).toFixed(3)}
              onClick={matched ? undefined : () => set(at)}
            >
              <title>
                {`A from ${formatTick(at.a)}, B from ${formatTick(at.b)}: Dice ${dice === null ? 'not defined' : formatValue(dice)}`}
              </title>
            </rect>
          )
        })}
        <line className="plot-mark" x1={x(now.a)} x2={x(now.a)} y1={4} y2={4 + size} />
        <line className="plot-mark" x1={margin} x2={margin + size} y1={y(now.b)} y2={y(now.b)} />
        <text className="plot-text" x={margin + size} y={size + 18} textAnchor="end">
          A from {formatTick(far.a)}
        </text>
        <text className="plot-text" x={margin} y={size + 18}>
          0
        </text>
        <text className="plot-text" x={0} y={12}>
          B {formatTick(far.b)}
        </text>
      </svg>
      {matched ? (
        <p className="aside">
          In the units of the matched maps; the thresholds are set under Look, in each map’s own.
        </p>
      ) : (
        sideIds.map((side) => <FreeThreshold key={side} side={side} far={far[side]} set={set} />)
      )}
    </>
  )
}

function FreeThreshold({
  side,
  far,
  set,
}: {
  readonly side: SideId
  readonly far: number
  readonly set: (values: { readonly [side in SideId]?: number }) => void
}) {
  const value = useApp((state) => selectWishedLook(state).sides[side].threshold.value)
  const name = side.toUpperCase()
  return (
    <label className="slider">
      <span className="side">{name} from</span>
      <input
        type="range"
        aria-label={`Threshold of ${name}, free of the other`}
        min={0}
        max={far}
        step={far > 2 ? 0.05 : far / 200}
        value={value}
        onChange={(event) => set({ [side]: event.currentTarget.valueAsNumber })}
      />
      <output className="aside">{formatTick(Number(value.toPrecision(4)))}</output>
    </label>
  )
}
