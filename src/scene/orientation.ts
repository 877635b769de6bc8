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
      ways.length > 0 && ways.every((way) => ways.every((other) => dot(way, other) >= sameWay))
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

/** The corners of a picture, as directions on the screen, y down. */
const corners = {
  lowerLeft: [-1, 1],
  lowerRight: [1, 1],
  upperLeft: [-1, -1],
  upperRight: [1, -1],
} as const

export type Corner = keyof typeof corners
export const cornerIds = Object.keys(corners) as Corner[]

/** How far a point lies towards a corner: of what is round, what reaches farthest is its rim there. */
export const towardsCorner = (corner: Corner, x: number, y: number) =>
  corners[corner][0] * x + corners[corner][1] * y

/** A picture's box, and how far it reaches towards each corner. */
export type Outline = Box & { readonly reach: { readonly [corner in Corner]: number } }

/** Between the axes and a brain's rim, CSS px. */
const airPx = 3

/** Between the axes and the pane's side, CSS px: as far in as its other words, or at the very side where a brain comes near. */
const marginsPx = [8, 0] as const

/**
 * Where the axes stand, CSS px from the pane's top left corner: in its lower left corner; where a label or the brain is in
 * the way there, in the next corner that is free. Where each has some of the brain, in the one that has the least; null
 * where labels stand in all.
 * @param reachPx how far their drawing, a cross, reaches from its middle
 */
export function axesPlace(
  pane: { readonly width: number; readonly height: number },
  insets: PaneInsets,
  reachPx: number,
  labels: readonly Box[],
  brains: readonly Outline[] = [],
): { readonly x: number; readonly y: number } | null {
  const at = (corner: Corner, marginPx: number) => ({
    x:
      corners[corner][0] < 0
        ? insets.left + marginPx + reachPx
        : pane.width - insets.right - marginPx - reachPx,
    y: corners[corner][1] < 0 ? insets.top + reachPx : pane.height - insets.bottom - reachPx,
  })
  const isApart = ({ left, right, top, bottom }: Box, { x, y }: { x: number; y: number }) =>
    right <= x - reachPx || left >= x + reachPx || bottom <= y - reachPx || top >= y + reachPx
  const places = cornerIds
    .flatMap((corner) => marginsPx.map((marginPx) => ({ corner, ...at(corner, marginPx) })))
    .filter((place) => labels.every((label) => isApart(label, place)))
  /** Between the cross and the nearest brain, along the diagonal. */
  const airAt = (place: (typeof places)[number]) =>
    Math.min(
      airPx,
      ...brains
        .filter((brain) => !isApart(brain, place))
        .map(
          ({ reach }) =>
            (towardsCorner(place.corner, place.x, place.y) - reachPx - reach[place.corner]) /
            Math.SQRT2,
        ),
    )
  const [best] = places.toSorted((a, b) => airAt(b) - airAt(a))
  return best ? { x: best.x, y: best.y } : null
}
