/**
 * Planes through the head and how they lie in a pane: millimetres to pixels and back. Left is drawn on the left, as on the
 * cortex: nothing is mirrored. On a sagittal slice the front is on the right.
 */
import { apply } from '#space/affine.ts'
import { type Point, point, worldPoint } from '#space/point.ts'
import type { SliceAxis } from '#view/kind/slice.ts'
import type { Volume } from '#volume/volume.ts'
import { freeOf, type PaneInsets, type PaneSize } from './pane-projection.ts'

type WorldAxis = 0 | 1 | 2

/** World axes of a slice's right, of its up, and across it: 0 is x (to the right), 1 y (to the front), 2 z (up). */
export const slicePlanes: {
  readonly [axis in SliceAxis]: {
    readonly right: WorldAxis
    readonly up: WorldAxis
    readonly across: WorldAxis
    /** At the left, right, bottom and top edge. */
    readonly letters: readonly [string, string, string, string]
  }
} = {
  axial: { right: 0, up: 1, across: 2, letters: ['L', 'R', 'P', 'A'] },
  coronal: { right: 0, up: 2, across: 1, letters: ['L', 'R', 'I', 'S'] },
  sagittal: { right: 1, up: 2, across: 0, letters: ['P', 'A', 'I', 'S'] },
}

/** World mm. */
export type WorldBox = {
  readonly min: readonly [number, number, number]
  readonly max: readonly [number, number, number]
}

/** The box around a volume's outer faces, however it lies in the world. */
export function worldBox({ shape, toWorld }: Volume): WorldBox {
  const min: [number, number, number] = [Infinity, Infinity, Infinity]
  const max: [number, number, number] = [-Infinity, -Infinity, -Infinity]
  for (let corner = 0; corner < 8; corner++) {
    const end = (axis: WorldAxis) => ((corner >> axis) & 1 ? shape[axis] - 0.5 : -0.5)
    const place = apply(toWorld, point<'voxel'>(end(0), end(1), end(2)))
    for (const axis of [0, 1, 2] as const) {
      min[axis] = Math.min(min[axis], place[axis])
      max[axis] = Math.max(max[axis], place[axis])
    }
  }
  return { min, max }
}

/** How one slice lies in its rectangle of a pane. */
export type SliceFrame = {
  readonly axis: SliceAxis
  /** Where the slice cuts the axis across it, world mm. */
  readonly atMm: number
  readonly mmPerPx: number
  /** What is shown at `centrePx`, along right and up, world mm. */
  readonly centreMm: readonly [right: number, up: number]
  /** CSS px from the pane's top left corner. */
  readonly centrePx: readonly [x: number, y: number]
}

/** What is shown of a slice: 1 fits all of it in; `panMm` shifts what is in the middle along right and up. */
export type SliceZoom = {
  readonly zoom: number
  readonly panMm: readonly [right: number, up: number]
}

/** Share of the rectangle that a box fills at zoom 1. */
const fillShare = 0.94

/** What stays free at the edges of a pane for the words there, CSS px: less in a small one, whose type is smaller. */
export function wordsRoomPx({ width, height }: PaneSize, insets: PaneInsets): number {
  const free = freeOf({ width, height }, insets)
  const smaller = Math.min(free.width, free.height)
  // In a tiny one the slice counts for more.
  return Math.min(24, Math.max(Math.min(16, 0.14 * smaller), 0.11 * smaller))
}

/** From an edge to the middle of the words there, CSS px: in a tiny pane they stand on the slice's rim. */
export const wordsMiddlePx = (roomPx: number) => Math.max(8, roomPx / 2)

/** What the words leave of a pane with one slice. */
export function withinWords(size: PaneSize, insets: PaneInsets): PaneInsets {
  const words = wordsRoomPx(size, insets)
  const { left, right, top, bottom } = insets
  return { left: left + words, right: right + words, top: top + words, bottom: bottom + words }
}

/** Fits `box` into the pane less its insets at zoom 1. */
export function frameSlice(
  axis: SliceAxis,
  atMm: number,
  box: WorldBox,
  { width, height }: PaneSize,
  insets: PaneInsets,
  { zoom, panMm }: SliceZoom,
): SliceFrame {
  const { right, up } = slicePlanes[axis]
  const roomX = Math.max(1, width - insets.left - insets.right)
  const roomY = Math.max(1, height - insets.top - insets.bottom)
  const extent = (along: WorldAxis) => Math.max(1e-6, box.max[along] - box.min[along])
  const fitted = Math.max(extent(right) / roomX, extent(up) / roomY) / fillShare
  const middle = (along: WorldAxis) => (box.min[along] + box.max[along]) / 2
  return {
    axis,
    atMm,
    mmPerPx: fitted / zoom,
    centreMm: [middle(right) + panMm[0], middle(up) + panMm[1]],
    centrePx: [insets.left + roomX / 2, insets.top + roomY / 2],
  }
}

/** CSS px from the pane's top left corner; what lies before or behind the slice is dropped onto it. */
export function toSlicePx(frame: SliceFrame, world: Point<'world'>): [x: number, y: number] {
  const { right, up } = slicePlanes[frame.axis]
  return [
    frame.centrePx[0] + (world[right] - frame.centreMm[0]) / frame.mmPerPx,
    frame.centrePx[1] - (world[up] - frame.centreMm[1]) / frame.mmPerPx,
  ]
}

/** The place of the slice under a point of the pane. */
export function toSliceWorld(frame: SliceFrame, x: number, y: number): Point<'world'> {
  const { right, up, across } = slicePlanes[frame.axis]
  const place: [number, number, number] = [0, 0, 0]
  place[right] = frame.centreMm[0] + (x - frame.centrePx[0]) * frame.mmPerPx
  place[up] = frame.centreMm[1] - (y - frame.centrePx[1]) * frame.mmPerPx
  place[across] = frame.atMm
  return worldPoint(...place)
}

/** As the document's. */
const zoomLimits = { min: 0.5, max: 32 } as const

/** Zoom and pan after a zoom that leaves what is under `at` (CSS px) where it is. */
export function zoomSliceAt(
  frame: SliceFrame,
  state: SliceZoom,
  factor: number,
  at: readonly [x: number, y: number],
): SliceZoom {
  const zoom = Math.min(zoomLimits.max, Math.max(zoomLimits.min, state.zoom * factor))
  const shift = frame.mmPerPx * (1 - state.zoom / zoom)
  return {
    zoom,
    panMm: [
      state.panMm[0] + (at[0] - frame.centrePx[0]) * shift,
      state.panMm[1] - (at[1] - frame.centrePx[1]) * shift,
    ],
  }
}

export type MosaicFrame = {
  readonly columns: number
  readonly rows: number
  /** CSS px. */
  readonly cellWidth: number
  readonly cellHeight: number
  /** Row by row from the top left. */
  readonly cells: readonly SliceFrame[]
}

/**
 * Slices side by side in rows, each as large as the pane lets it be.
 * @param wordsPx what stays free above each of them for its place, CSS px
 */
export function frameMosaic(
  axis: SliceAxis,
  positionsMm: readonly number[],
  box: WorldBox,
  size: PaneSize,
  insets: PaneInsets,
  wordsPx: number,
): MosaicFrame {
  const count = Math.max(1, positionsMm.length)
  const width = Math.max(1, size.width - insets.left - insets.right)
  const height = Math.max(1, size.height - insets.top - insets.bottom)
  const { right, up } = slicePlanes[axis]
  const aspect = (box.max[right] - box.min[right]) / Math.max(1e-6, box.max[up] - box.min[up])
  let [columns, scale] = [1, 0]
  for (let tried = 1; tried <= count; tried++) {
    const reached = Math.min(width / tried / aspect, height / Math.ceil(count / tried) - wordsPx)
    if (reached > scale) [columns, scale] = [tried, reached]
  }
  const rows = Math.ceil(count / columns)
  const [cellWidth, cellHeight] = [width / columns, height / rows]
  const cells = positionsMm.map((atMm, n) => {
    const left = insets.left + (n % columns) * cellWidth
    const top = insets.top + Math.floor(n / columns) * cellHeight
    const around = {
      left,
      top,
      right: size.width - left - cellWidth,
      bottom: size.height - top - cellHeight,
    }
    const below = { ...around, top: top + Math.min(wordsPx, cellHeight / 2) }
    const frame = frameSlice(axis, atMm, box, size, below, { zoom: 1, panMm: [0, 0] })
    const [x, y] = [frame.centrePx[0], top + cellHeight / 2]
    const [across, along] = frame.centreMm
    // A cell's own middle is what it is found by, though its slice stands lower.
    const upMm = (frame.centrePx[1] - y) * frame.mmPerPx
    return { ...frame, centrePx: [x, y] as const, centreMm: [across, along + upMm] as const }
  })
  return { columns, rows, cellWidth, cellHeight, cells }
}
