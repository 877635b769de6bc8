/** The world's six directions as a camera sees them, for the axes in a pane's corner. */
import type { PaneInsets, PaneProjection } from './pane-projection.ts'
import { type StandingHemisphere, turned } from './standing-hemisphere.ts'

export type OrientationAxis = {
  readonly letter: 'R' | 'L' | 'A' | 'P' | 'S' | 'I'
  /** On the screen, x to the right and y down, of length 1 when seen from the side. */
  readonly x: number
  readonly y: number
  /** 1 towards the viewer, -1 away. */
  readonly towards: number
  /** Whether it points the same way for all that is shown; else it is not drawn. */
  readonly isShared: boolean
}

export const axisLetters = [
  ['R', 0, 1],
  ['L', 0, -1],
  ['A', 1, 1],
  ['P', 1, -1],
  ['S', 2, 1],
  ['I', 2, -1],
] as const

/** Directions of two hemispheres that differ by less count as one, as between a cosine of 1 and this. */
const sameWay = Math.cos((10 * Math.PI) / 180)

/**
 * Always the same six in the same order. Where hemispheres are turned each their own way, as in an open book, an axis is
 * shown only if it means the same for all of them.
 */
export function orientationAxes(
  { right, up, toEye }: Pick<PaneProjection, 'right' | 'up' | 'toEye'>,
  standing: readonly Pick<StandingHemisphere, 'toScene'>[],
): OrientationAxis[] {
  return axisLetters.map(([letter, axis, sign]) => {
    const ways = standing.map((one) => {
      const way = turned(one, [axis === 0 ? sign : 0, axis === 1 ? sign : 0, axis === 2 ? sign : 0])
      return way.map((part) => part / Math.hypot(...way))
    })
    const sum = [0, 1, 2].map((i) => ways.reduce((total, way) => total + way[i]!, 0))
    const length = Math.hypot(...sum)
    const isShared =
      ways.length > 0 &&
      ways.every((way) => ways.every((other) => dot(way, other) >= sameWay)) &&
      length > 0
    const along = (way: readonly number[]) => (isShared ? dot(way, sum) / length : 0)
    return { letter, x: along(right), y: -along(up), towards: along(toEye), isShared }
  })
}

const dot = (a: readonly number[], b: readonly number[]) =>
  a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!

type Box = {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/**
 * Where the axes stand, CSS px from the pane's top left corner: in its lower left corner, or in the lower right one where
 * a label stands in the first, as in a narrow pane; null where labels stand in both.
 */
export function axesPlace(
  pane: { readonly width: number; readonly height: number },
  insets: PaneInsets,
  halfBoxPx: number,
  labels: readonly Box[],
): { readonly x: number; readonly y: number } | null {
  const y = pane.height - insets.bottom - halfBoxPx
  const [left, right] = [insets.left + halfBoxPx, pane.width - insets.right - halfBoxPx]
  const isTaken = (x: number) =>
    labels.some(
      (label) =>
        label.right > x - halfBoxPx &&
        label.left < x + halfBoxPx &&
        label.bottom > y - halfBoxPx &&
        label.top < y + halfBoxPx,
    )
  if (!isTaken(left)) return { x: left, y }
  return isTaken(right) ? null : { x: right, y }
}
