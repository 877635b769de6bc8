/** The legend of two maps in one colour: a square, one map along it and the other up. */
import { pairColour } from '#colormap/colour-square.ts'
import type { Colouring } from '#colormap/colouring.ts'
import { shownShare } from '#scene/colour-value.ts'
import { formatTick } from '#statistic/number-words.ts'

/** Cells along each side. */
const cells = 16
const bare = 'rgb(168 168 168)'

type Axis = { readonly title: string; readonly colouring: Colouring; readonly unit: string }

function cellColour(u: number, v: number, a: Colouring, b: Colouring): string {
  const shownOf = (share: number, colouring: Colouring) =>
    shownShare((colouring.showPositive ? share : -share) * colouring.maximum, colouring)
  const [one, other] = [shownOf(u, a), shownOf(v, b)]
  const shown = Math.max(one, other)
  if (shown === 0) return bare
  const channels = pairColour(one * u, other * v).map((part) =>
    Math.round(255 * part * shown + 168 * (1 - shown)),
  )
  return `rgb(${channels.join(' ')})`
}

export function ColourSquare({ a, b }: { readonly a: Axis; readonly b: Axis }) {
  const ends = ({ colouring, unit }: Axis) => {
    const sign = colouring.showPositive ? 1 : -1
    return `0 to ${formatTick(sign * colouring.maximum)} ${unit}, from ${formatTick(sign * colouring.threshold)}`
  }
  return (
    <div
      className="colour-square"
      role="img"
      aria-label={`Colours of both maps. Along, orange: ${a.title}, ${ends(a)}. Up, blue: ${b.title}, ${ends(b)}. White where both are high.`}
    >
      <span className="colour-square-up" aria-hidden="true">
        <strong>{b.title}</strong> ↑ {ends(b)}
      </span>
      <svg viewBox={`0 0 ${cells} ${cells}`} shapeRendering="crispEdges" aria-hidden="true">
        {Array.from({ length: cells * cells }, (_, n) => {
          const [x, y] = [n % cells, Math.floor(n / cells)]
          const [u, v] = [(x + 0.5) / cells, 1 - (y + 0.5) / cells]
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its place.
              key={n}
              x={x}
              y={y}
              width="1"
              height="1"
              fill={cellColour(u, v, a.colouring, b.colouring)}
            />
          )
        })}
      </svg>
      <span className="colour-square-along" aria-hidden="true">
        <strong>{a.title}</strong> → {ends(a)}
      </span>
    </div>
  )
}
