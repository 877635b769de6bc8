/** The correlations of a null as bars, with the observed one on them. */
import { useRef } from 'react'
import { SaveButtons } from './SaveButtons.tsx'

const [width, height, bars] = [280, 90, 31]

export function NullHistogram({
  draws,
  observed,
  json,
}: {
  readonly draws: Float64Array
  readonly observed: number
  readonly json: unknown
}) {
  const drawing = useRef<SVGSVGElement>(null)
  // A draw that became constant has no correlation, and is not counted in p either.
  const found = draws.filter(Number.isFinite)
  const reach = found.reduce((most, r) => Math.max(most, Math.abs(r)), Math.abs(observed)) * 1.05
  const counts = new Array<number>(bars).fill(0)
  for (const r of found) {
    const bar = Math.floor(((r + reach) / (2 * reach)) * bars)
    counts[bar] = (counts[bar] ?? 0) + 1
  }
  const most = Math.max(...counts)
  const x = (r: number) => ((r + reach) / (2 * reach)) * width
  return (
    <figure className="plot">
      <svg
        ref={drawing}
        viewBox={`0 0 ${width} ${height + 16}`}
        role="img"
        aria-label={`Histogram of ${found.length} correlations of the null, from ${(-reach).toFixed(2)} to ${reach.toFixed(2)}, with r = ${observed.toFixed(3)} marked`}
      >
        {counts.map((count, n) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place.
            key={n}
            className="plot-bar"
            x={(n / bars) * width}
            width={width / bars - 1}
            y={height - (count / most) * height}
            height={(count / most) * height}
          />
        ))}
        <line className="plot-mark" x1={x(observed)} x2={x(observed)} y1={0} y2={height} />
        <text className="plot-text" x={0} y={height + 12}>
          {(-reach).toFixed(2)}
        </text>
        <text className="plot-text" x={width / 2} y={height + 12} textAnchor="middle">
          0
        </text>
        <text className="plot-text" x={width} y={height + 12} textAnchor="end">
          {reach.toFixed(2)}
        </text>
      </svg>
      <SaveButtons
        name="null"
        what="the null"
        rows={Array.from(draws, (pearson, draw) => ({ draw, pearson }))}
        json={json}
        drawing={drawing}
      />
    </figure>
  )
}
