/** A against B, voxel by voxel or vertex by vertex, as hexagons with marginals; or their difference against their mean. */
import { type FormEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useActions, useApp } from '#app/shell/use-app.ts'
import { type Hexbin, type Joint, type Line, placesWithin, plotted } from '#comparison/joint.ts'
import type { ZeroRule } from '#comparison/pair.ts'
import type { PlanePath } from '#space/within-path.ts'
import { cursorVertex, selectCursor } from '#state/select-cursor.ts'
import { formatCount, formatTick, formatValue } from '#statistic/number-words.ts'
import { withJointOf } from '#view/change-view.ts'
import { pointsOf } from './plot-marks.ts'
import { SaveButtons } from './SaveButtons.tsx'
import { useUnderCursor } from './under-cursor.ts'
import type { AtVertices } from './use-at-vertices.ts'
import { usePlotLasso } from './use-plot-lasso.ts'
import { useResult } from './use-result.ts'
import type { Compared } from './use-sides.ts'
import { litVertices, placeOf } from './vertex-places.ts'

const size = 280
const margin = 26

type Mark = Line & { readonly className: string }

export type MarkedRegion = { readonly name: string; readonly voxels: Int32Array }

/** Places that a line on the plot goes round, lit on the brains as long as the line is there. */
function useLit(
  compared: Compared,
  zeros: ZeroRule,
  apart: boolean,
  atVertices: AtVertices | null,
) {
  const { askAboutBoth, light } = useActions()
  const lit = useApp((state) => state.lit)
  const [path, setPath] = useState<PlanePath | null>(null)
  const [a, b] = [compared.a.volume, compared.b.volume]
  const ask = useCallback(
    async (signal: AbortSignal) =>
      path && {
        voxels: await askAboutBoth('voxelsWithin', { a, b, zeros, path, apart }, { signal }),
        of: a,
        path,
      },
    [askAboutBoth, a, b, zeros, path, apart],
  )
  const { value, failure } = useResult(path && !atVertices ? ask : null)
  const found = value && path === value.path && value.of === a ? value : null
  const made = useMemo(() => {
    if (atVertices) {
      if (!path) return null
      const places = placesWithin(atVertices.pairs, path, apart)
      return { n: places.length, lit: litVertices(places, atVertices.voxels, atVertices.cortex, a) }
    }
    if (!found) return null
    const { shape, toWorld } = found.of
    const values = new Float32Array(shape[0] * shape[1] * shape[2])
    for (const voxel of found.voxels) values[voxel] = 1
    return { n: found.voxels.length, lit: { volume: { values, shape, toWorld } } }
  }, [found, atVertices, path, apart, a])
  useEffect(() => {
    if (!made) return
    light(made.lit)
    return () => light(null)
  }, [made, light])
  // Let go of elsewhere, as by Escape: the line goes as well.
  const shown = useRef<typeof made>(null)
  useEffect(() => {
    if (shown.current && shown.current === made && lit === null) setPath(null)
    shown.current = made && lit === made.lit ? made : shown.current
  }, [lit, made])
  // In other units the line would go round something else.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the axes are what the line was drawn on.
  useEffect(() => setPath(null), [apart])
  return { path, setPath, n: made?.n ?? null, failure }
}

/** Of the pair at a place of the list. */
const pointOf = ({ a, b }: AtVertices['pairs'], n: number, apart: boolean) =>
  plotted(a[n] ?? Number.NaN, b[n] ?? Number.NaN, apart)

/** Points of what is under the cursor and of a region, in the plot's units. */
function usePlaces(
  compared: Compared,
  zeros: ZeroRule,
  apart: boolean,
  region: MarkedRegion | null,
  atVertices: AtVertices | null,
) {
  const volumes = useMemo(
    () => ({ a: compared.a.volume, b: compared.b.volume }),
    [compared.a.volume, compared.b.volume],
  )
  const cursorVoxel = useUnderCursor(volumes.a)?.voxel ?? null
  const cursor = useApp(selectCursor)
  const ofRegion = useMemo(() => {
    if (!region) return []
    if (!atVertices) return pointsOf(region.voxels, volumes, zeros, apart)
    const { pairs, voxels } = atVertices
    const inside = new Set(region.voxels)
    return Array.from(pairs.at).flatMap((place, n) =>
      inside.has(voxels[place] ?? -1) ? [pointOf(pairs, n, apart)] : [],
    )
  }, [region, volumes, zeros, apart, atVertices])
  if (!atVertices) {
    const at = cursorVoxel === null ? [] : pointsOf([cursorVoxel], volumes, zeros, apart)
    return { cursor: at[0] ?? null, ofRegion }
  }
  if (!cursor) return { cursor: null, ofRegion }
  const { cortex, pairs } = atVertices
  const { hemisphere } = cursor.place
  const n = pairs.at.indexOf(placeOf(hemisphere, cursorVertex(cortex, cursor.place), cortex))
  return { cursor: n < 0 ? null : pointOf(pairs, n, apart), ofRegion }
}

export function JointSection({
  compared,
  joint: ofVoxels,
  atVertices,
  zeros,
  region,
}: {
  readonly compared: Compared
  /** Over voxels. */
  readonly joint: Joint
  /** Where these are asked for. */
  readonly atVertices: AtVertices | null
  readonly zeros: ZeroRule
  /** Of which the plot shows the points. */
  readonly region: MarkedRegion | null
}) {
  const [apart, setApart] = useState(false)
  const [drawing, setDrawing] = useState(false)
  const picture = useRef<SVGSVGElement>(null)
  const { change } = useActions()
  const on = useApp(({ document }) => document.compare.joint)
  const joint = atVertices?.joint ?? ofVoxels
  const places = atVertices ? 'vertices' : 'voxels'
  const { path, setPath, n: litCount, failure } = useLit(compared, zeros, apart, atVertices)
  const { blandAltman, line, n } = joint
  const shown = apart && blandAltman ? blandAltman.hexbin : joint.hexbin
  const marks: Mark[] =
    apart && blandAltman
      ? [
          { slope: 0, intercept: blandAltman.bias, className: 'plot-mark' },
          ...blandAltman.limits.map((intercept) => ({
            slope: 0,
            intercept,
            className: 'plot-limit',
          })),
        ]
      : [
          { slope: 1, intercept: 0, className: 'plot-limit' },
          ...(line ? [{ ...line, className: 'plot-mark' }] : []),
        ]
  const { cursor, ofRegion } = usePlaces(compared, zeros, apart, region, atVertices)
  return (
    <section className="control-group" aria-labelledby="joint-title">
      <h3 id="joint-title">{atVertices ? 'Vertex by vertex' : 'Voxel by voxel'}</h3>
      <label>
        Points are{' '}
        <select
          value={on}
          onChange={(event) => {
            const wanted = event.currentTarget.value === 'vertices' ? 'vertices' : 'voxels'
            change((view) => withJointOf(view, wanted))
          }}
        >
          <option value="voxels">voxels of the volume</option>
          <option value="vertices">vertices of the cortex</option>
        </select>
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={apart}
          onChange={(event) => setApart(event.currentTarget.checked)}
        />
        Difference against mean (Bland-Altman)
      </label>
      <figure className="plot" data-joint>
        <HexPlot
          drawing={picture}
          hexbin={shown}
          marks={marks}
          apart={apart}
          compared={compared}
          path={path}
          fingerDraws={drawing}
          onDrawn={(drawn) => {
            setPath(drawn)
            setDrawing(false)
          }}
          cursor={cursor}
          ofRegion={ofRegion}
        />
        <figcaption className="aside" data-joint-n={n}>
          {formatCount(n)} {places}
          {atVertices
            ? ` of both hemispheres, the medial wall left out${atVertices.r === null ? '' : `; r = ${formatValue(atVertices.r)} over them`}`
            : ''}
          ; darker is more.{' '}
          {apart && blandAltman
            ? `A is on average ${formatValue(blandAltman.bias)} above B; 95 % limits ${formatValue(blandAltman.limits[0])} to ${formatValue(blandAltman.limits[1])}.`
            : line &&
              `B = ${formatValue(line.slope)} A + ${formatValue(line.intercept)} by least squares.`}
          {region && ofRegion.length > 0 && (
            <span data-joint-region={ofRegion.length}>
              {' '}
              Dots: the {formatCount(ofRegion.length)} {places} of {region.name}, under the cursor.
            </span>
          )}
        </figcaption>
      </figure>
      <div className="row">
        <button type="button" aria-pressed={drawing} onClick={() => setDrawing(!drawing)}>
          Lasso
        </button>
        <p className="aside" role="status" data-lit={litCount ?? ''}>
          {litCount !== null
            ? `${formatCount(litCount)} of ${formatCount(n)} ${places} are lit on cortex and slices of both maps.`
            : path
              ? 'Looking for the voxels…'
              : drawing
                ? 'Draw a line round points of the plot.'
                : 'Draw a line round points: their places light up on both brains.'}
        </p>
        {path && (
          <button type="button" className="quiet" onClick={() => setPath(null)}>
            Let go
          </button>
        )}
      </div>
      {failure && <p role="alert">{failure}</p>}
      <BoxFields hexbin={shown} apart={apart} onBox={setPath} />
      <SaveButtons
        name={`${apart ? 'bland-altman' : 'joint'}${atVertices ? '-vertices' : ''}`}
        what={`the ${places}`}
        rows={shown.cells}
        json={{ on: places, ...joint }}
        drawing={picture}
      />
    </section>
  )
}

/** The same by keyboard: a box by its four sides. */
function BoxFields({
  hexbin: { x, y },
  apart,
  onBox,
}: {
  readonly hexbin: Hexbin
  readonly apart: boolean
  readonly onBox: (path: PlanePath) => void
}) {
  const names = apart ? ['Mean', 'Difference'] : ['A', 'B']
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    // A side that is left empty is the plot's own.
    const side = (name: string, otherwise: number) => {
      const typed = String(form.get(name) ?? '').trim()
      return typed === '' || !Number.isFinite(Number(typed)) ? otherwise : Number(typed)
    }
    const beyond = (by: number, [low, high]: readonly [number, number]) => by * (high - low)
    const left = side('left', x[0] - beyond(0.01, x))
    const right = side('right', x[1] + beyond(0.01, x))
    const bottom = side('bottom', y[0] - beyond(0.01, y))
    const top = side('top', y[1] + beyond(0.01, y))
    onBox([
      [left, bottom],
      [right, bottom],
      [right, top],
      [left, top],
    ])
  }
  return (
    <details>
      <summary>By numbers</summary>
      <form className="row plot-box" onSubmit={onSubmit}>
        {(
          [
            [`${names[0]} from`, 'left', x[0]],
            ['to', 'right', x[1]],
            [`${names[1]} from`, 'bottom', y[0]],
            ['to', 'top', y[1]],
          ] as const
        ).map(([words, name, otherwise], at) => (
          <label key={name}>
            {words}
            <input
              type="number"
              step="any"
              name={name}
              aria-label={at % 2 === 1 ? `${names[(at - 1) / 2]} to` : words}
              placeholder={formatTick(otherwise)}
            />
          </label>
        ))}
        <button type="submit">Light up</button>
      </form>
    </details>
  )
}

function HexPlot({
  drawing,
  hexbin,
  marks,
  apart,
  compared,
  path,
  fingerDraws,
  onDrawn,
  cursor,
  ofRegion,
}: {
  readonly drawing: React.RefObject<SVGSVGElement | null>
  readonly hexbin: Hexbin
  readonly marks: readonly Mark[]
  readonly apart: boolean
  readonly compared: Compared
  /** What is lit, in the plot's units. */
  readonly path: PlanePath | null
  readonly fingerDraws: boolean
  readonly onDrawn: (path: PlanePath) => void
  /** Points of the voxel under the cursor and of a region's voxels, in the plot's units. */
  readonly cursor: readonly [number, number] | null
  readonly ofRegion: readonly (readonly [number, number])[]
}) {
  const { x, y, radius, cells, marginals } = hexbin
  const px = (value: number) => margin + ((value - x[0]) / (x[1] - x[0])) * size
  const py = (value: number) => margin + size - ((value - y[0]) / (y[1] - y[0])) * size
  const lasso = usePlotLasso(fingerDraws, (drawn) =>
    onDrawn(
      drawn.map(
        ([across, down]) =>
          [
            x[0] + ((across - margin) / size) * (x[1] - x[0]),
            y[0] + ((margin + size - down) / size) * (y[1] - y[0]),
          ] as const,
      ),
    ),
  )
  const outline = lasso.path ?? path?.map(([u, v]) => [px(u), py(v)] as const)
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
      className="joint-plot"
      data-drawing={fingerDraws}
      {...lasso.handlers}
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
        {marks.map(({ slope, intercept, className }, n) => (
          <line
            // biome-ignore lint/suspicious/noArrayIndexKey: both limits are one line where the maps do not differ.
            key={n}
            className={className}
            x1={px(x[0])}
            y1={py(slope * x[0] + intercept)}
            x2={px(x[1])}
            y2={py(slope * x[1] + intercept)}
          />
        ))}
      </g>
      <g clipPath="url(#joint-clip)">
        {ofRegion.length > 0 && (
          <path
            className="plot-points"
            d={ofRegion.map(([u, v]) => `M${px(u).toFixed(1)} ${py(v).toFixed(1)}h0`).join('')}
          />
        )}
        {outline && outline.length > 1 && (
          <polygon
            className="plot-lasso"
            points={outline.map(([u, v]) => `${u.toFixed(1)},${v.toFixed(1)}`).join(' ')}
          />
        )}
        {cursor && (
          <path
            className="plot-cursor"
            data-joint-cursor={cursor.join(' ')}
            d={`M${px(cursor[0]).toFixed(1)} ${py(cursor[1]).toFixed(1)}m-9 0h6m6 0h6m-9 -9v6m0 6v6`}
          />
        )}
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
