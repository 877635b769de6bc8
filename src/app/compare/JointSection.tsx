/** A against B, voxel by voxel, as hexagons with marginals; or their difference against their mean. */
import { useRef, useState } from 'react'
import type { Hexbin, Joint, Line } from '#comparison/joint.ts'
import { formatTick, formatValue } from '#statistic/number-words.ts'
import { SaveButtons } from './SaveButtons.tsx'
import type { Compared } from './use-sides.ts'

const size = 280
const margin = 26

type Mark = Line & { readonly className: string; readonly label: string }

export function JointSection({
  compared,
  joint,
}: {
  readonly compared: Compared
  readonly joint: Joint
}) {
  const [apart, setApart] = useState(false)
  const drawing = useRef<SVGSVGElement>(null)
  const { blandAltman, line, n } = joint
  const shown = apart && blandAltman ? blandAltman.hexbin : joint.hexbin
  const marks: Mark[] =
    apart && blandAltman
      ? [
          { slope: 0, intercept: blandAltman.bias, className: 'plot-mark', label: 'mean' },
          ...blandAltman.limits.map((intercept) => ({
            slope: 0,
            intercept,
            className: 'plot-limit',
            label: 'limit',
          })),
        ]
      : [
          { slope: 1, intercept: 0, className: 'plot-limit', label: 'identity' },
          ...(line ? [{ ...line, className: 'plot-mark', label: 'regression' }] : []),
        ]
  return (
    <section className="control-group" aria-labelledby="joint-title">
      <h3 id="joint-title">Voxel by voxel</h3>
      <label className="check">
        <input
          type="checkbox"
          checked={apart}
          onChange={(event) => setApart(event.currentTarget.checked)}
        />
        Difference against mean (Bland-Altman)
      </label>
      <figure className="plot">
        <HexPlot drawing={drawing} hexbin={shown} marks={marks} apart={apart} compared={compared} />
        <figcaption className="aside" data-joint-n={n}>
          {n.toLocaleString('en')} voxels; darker is more.{' '}
          {apart && blandAltman
            ? `A is on average ${formatValue(blandAltman.bias)} above B; 95 % limits ${formatValue(blandAltman.limits[0])} to ${formatValue(blandAltman.limits[1])}.`
            : line &&
              `B = ${formatValue(line.slope)} A + ${formatValue(line.intercept)} by least squares.`}
        </figcaption>
      </figure>
      <SaveButtons
        name={apart ? 'bland-altman' : 'joint'}
        what="the voxels"
        rows={shown.cells}
        json={joint}
        drawing={drawing}
      />
    </section>
  )
}

function HexPlot({
  drawing,
  hexbin,
  marks,
  apart,
  compared,
}: {
  readonly drawing: React.RefObject<SVGSVGElement | null>
  readonly hexbin: Hexbin
  readonly marks: readonly Mark[]
  readonly apart: boolean
  readonly compared: Compared
}) {
  const { x, y, radius, cells, marginals } = hexbin
  const px = (value: number) => margin + ((value - x[0]) / (x[1] - x[0])) * size
  const py = (value: number) => margin + size - ((value - y[0]) / (y[1] - y[0])) * size
  const [rx, ry] = [(radius[0] / (x[1] - x[0])) * size, (radius[1] / (y[1] - y[0])) * size]
  const most = Math.log1p(Math.max(...cells.map(({ count }) => count)))
  const hexagon = (cx: number, cy: number) =>
    [
      [0, -ry],
      [rx, -ry / 2],
      [rx, ry / 2],
      [0, ry],
      [-rx, ry / 2],
      [-rx, -ry / 2],
    ]
      .map(([dx = 0, dy = 0]) => `${(cx + dx).toFixed(1)},${(cy + dy).toFixed(1)}`)
      .join(' ')
  const [mostX, mostY] = [Math.max(...marginals.x), Math.max(...marginals.y)]
  const words = apart
    ? ['mean of A and B', 'A minus B']
    : [`A: ${compared.a.title}`, `B: ${compared.b.title}`]
  return (
    <svg
      ref={drawing}
      viewBox={`0 0 ${size + 2 * margin} ${size + 2 * margin}`}
      role="img"
      aria-label={`${words[0]} across, ${words[1]} up, as ${cells.length} hexagons`}
    >
      <clipPath id="joint-clip">
        <rect x={margin} y={margin} width={size} height={size} />
      </clipPath>
      {marginals.x.map((count, n) => {
        const step = size / marginals.x.length
        const tall = (count / mostX) * (margin - 4)
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place.
            key={n}
            className="plot-bar"
            x={margin + n * step}
            width={step}
            y={margin - tall}
            height={tall}
          />
        )
      })}
      {marginals.y.map((count, n) => {
        const step = size / marginals.y.length
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place.
            key={n}
            className="plot-bar"
            x={margin + size}
            width={(count / mostY) * (margin - 4)}
            y={margin + size - (n + 1) * step}
            height={step}
          />
        )
      })}
      <g clipPath="url(#joint-clip)">
        {cells.map((cell) => (
          <polygon
            key={`${cell.x} ${cell.y}`}
            className="plot-bar"
            points={hexagon(px(cell.x), py(cell.y))}
            opacity={(0.12 + (0.88 * Math.log1p(cell.count)) / most).toFixed(3)}
          />
        ))}
        {marks.map(({ slope, intercept, className, label }) => (
          <line
            key={`${label} ${intercept}`}
            className={className}
            x1={px(x[0])}
            y1={py(slope * x[0] + intercept)}
            x2={px(x[1])}
            y2={py(slope * x[1] + intercept)}
          />
        ))}
      </g>
      <rect className="plot-frame" x={margin} y={margin} width={size} height={size} fill="none" />
      {x.map((value, n) => (
        <text
          key={value}
          className="plot-text"
          x={n === 0 ? margin : margin + size}
          y={size + margin + 12}
          textAnchor={n === 0 ? 'start' : 'end'}
        >
          {formatTick(value)}
        </text>
      ))}
      {y.map((value, n) => (
        <text
          key={value}
          className="plot-text"
          x={margin - 3}
          y={n === 0 ? margin + size : margin + 9}
          textAnchor="end"
        >
          {formatTick(value)}
        </text>
      ))}
      <text className="plot-text" x={margin + size / 2} y={size + margin + 14} textAnchor="middle">
        {words[0]}
      </text>
      <text
        className="plot-text"
        x={-(margin + size / 2)}
        y={10}
        transform="rotate(-90)"
        textAnchor="middle"
      >
        {words[1]}
      </text>
    </svg>
  )
}
