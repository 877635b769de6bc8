/**
 * Which places of the cortex a pane's camera sees, roughly: every vertex is dropped into a coarse grid of nearest depths.
 * Good enough to hide a label or fade a cursor, in a millisecond or two and without reading pixels back.
 */
import type { Affine } from '#space/affine.ts'
import { apply, invert } from '#space/affine.ts'
import type { Point } from '#space/point.ts'
import { type PaneProjection, toPane } from './pane-projection.ts'

export type PlacedSurface = {
  /** World mm, 3 numbers a vertex. */
  readonly positions: Float32Array
  readonly placement: Affine<'world', 'scene'>
}

export type CoarseDepth = {
  readonly projection: PaneProjection
  readonly columns: number
  readonly rows: number
  readonly cellPx: number
  readonly cellMm: number
  /** Nearest distance from the eye in each cell, mm; infinite where there is nothing. */
  readonly nearest: Float32Array
}

/** Cells along the pane's longer side at most: what falls between is not worth more time. */
const mostCells = 160

/** `spacingMm`: the distance of neighbouring vertices; cells are wide enough that a closed surface leaves no hole. */
export function coarseDepth(
  surfaces: readonly PlacedSurface[],
  projection: PaneProjection,
  spacingMm: number,
): CoarseDepth {
  const { width, height, pxPerSlope } = projection
  const pxPerMm = pxPerSlope / ((projection.near + projection.far) / 2)
  const cellPx = Math.max(spacingMm * 2.5 * pxPerMm, Math.max(width, height) / mostCells)
  const columns = Math.max(1, Math.ceil(width / cellPx))
  const rows = Math.max(1, Math.ceil(height / cellPx))
  const nearest = new Float32Array(columns * rows).fill(Number.POSITIVE_INFINITY)
  const depth = { projection, columns, rows, cellPx, cellMm: cellPx / pxPerMm, nearest }
  for (const { positions, placement } of surfaces)
    drop(positions, axesOf(projection, placement), depth)
  return depth
}

/** The eye and the camera's axes (right, up, towards the eye) in a hemisphere's own coordinates, so that `drop` has one step. */
function axesOf(
  { eye, right, up, toEye }: PaneProjection,
  m: Affine<'world', 'scene'>,
): Float64Array {
  const turn = (v: Point<'scene'>) => [
    m[0]! * v[0] + m[4]! * v[1] + m[8]! * v[2],
    m[1]! * v[0] + m[5]! * v[1] + m[9]! * v[2],
    m[2]! * v[0] + m[6]! * v[1] + m[10]! * v[2],
  ]
  return Float64Array.of(...apply(invert(m), eye), ...turn(right), ...turn(up), ...turn(toEye))
}

/** Nothing but numbers and one loop: the browser compiles it in a trice, and the first picture waits for that. */
function drop(positions: Float32Array, axes: Float64Array, into: CoarseDepth): void {
  const { nearest, columns, rows, cellPx } = into
  const { pxPerSlope, centreX, centreY } = into.projection
  const ex = axes[0]!
  const ey = axes[1]!
  const ez = axes[2]!
  const rx = axes[3]!
  const ry = axes[4]!
  const rz = axes[5]!
  const ux = axes[6]!
  const uy = axes[7]!
  const uz = axes[8]!
  const tx = axes[9]!
  const ty = axes[10]!
  const tz = axes[11]!
  for (let v = 0; v < positions.length; v += 3) {
    const x = positions[v]! - ex
    const y = positions[v + 1]! - ey
    const z = positions[v + 2]! - ez
    const ahead = -(x * tx + y * ty + z * tz)
    const scale = pxPerSlope / ahead
    const column = Math.floor((centreX + scale * (x * rx + y * ry + z * rz)) / cellPx)
    const row = Math.floor((centreY - scale * (x * ux + y * uy + z * uz)) / cellPx)
    if (column < 0 || column >= columns || row < 0 || row >= rows) continue
    const cell = row * columns + column
    if (ahead < nearest[cell]!) nearest[cell] = ahead
  }
}

/** Whether nothing drawn lies clearly in front of a place. Places outside the pane are not seen. */
export function isSeen(depth: CoarseDepth, p: Point<'scene'>): boolean {
  const [x, y, ahead] = toPane(depth.projection, p)
  const column = Math.floor(x / depth.cellPx)
  const row = Math.floor(y / depth.cellPx)
  if (column < 0 || column >= depth.columns || row < 0 || row >= depth.rows) return false
  return ahead <= depth.nearest[row * depth.columns + column]! + depth.cellMm * 1.2 + 1
}
