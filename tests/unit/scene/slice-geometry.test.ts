import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  frameMosaic,
  frameSlice,
  slicePlanes,
  toSlicePx,
  toSliceWorld,
  withinWords,
  wordsRoomPx,
  worldBox,
  zoomSliceAt,
} from '#scene/slice-geometry.ts'
import { affineFromRows } from '#space/affine.ts'
import { worldPoint } from '#space/point.ts'
import { sliceAxes } from '#view/kind/slice.ts'

const box = { min: [-75, -110, -60], max: [75, 78, 84] } as const
const size = { width: 400, height: 300 }
const insets = { top: 20, right: 10, bottom: 0, left: 30 }
const noInsets = { top: 0, right: 0, bottom: 0, left: 0 }
const near = (value: number) => expect.closeTo(value)
const whole = { zoom: 1, panMm: [0, 0] } as const

it('words have room at the edges of one slice, in a small pane as in a large one', () => {
  const atEdge = ({ width, height }: typeof size) => {
    const room = withinWords({ width, height }, insets)
    const frame = frameSlice('axial', 12, box, { width, height }, room, whole)
    const [left, bottom] = toSlicePx(frame, worldPoint(...box.min))
    const [right, top] = toSlicePx(frame, worldPoint(...box.max))
    return [left - insets.left, width - insets.right - right, top - insets.top, height - bottom]
  }
  for (const edge of atEdge({ width: 100, height: 70 })) expect(edge).toBeGreaterThan(6)
  for (const edge of atEdge({ width: 170, height: 150 })) expect(edge).toBeGreaterThan(16)
  for (const edge of atEdge({ width: 900, height: 700 })) expect(edge).toBeGreaterThan(24)
})

describe('frameSlice', () => {
  it('fits the box into what the insets leave, its middle in the middle', () => {
    for (const axis of sliceAxes) {
      const frame = frameSlice(axis, 12, box, size, insets, whole)
      const [left, bottom] = toSlicePx(frame, worldPoint(...box.min))
      const [right, top] = toSlicePx(frame, worldPoint(...box.max))
      expect(left).toBeGreaterThanOrEqual(30)
      expect(right).toBeLessThanOrEqual(390)
      expect(top).toBeGreaterThanOrEqual(20)
      expect(bottom).toBeLessThanOrEqual(300)
      expect((left + right) / 2).toBeCloseTo(210, 6)
      expect((top + bottom) / 2).toBeCloseTo(160, 6)
      expect(Math.max((right - left) / 360, (bottom - top) / 280)).toBeCloseTo(0.94, 6)
    }
  })

  it('draws left on the left, the front at the top or on the right, and up at the top', () => {
    const at = (axis: (typeof sliceAxes)[number], ...world: [number, number, number]) =>
      toSlicePx(frameSlice(axis, 0, box, size, insets, whole), worldPoint(...world))
    expect(at('axial', -30, 0, 0)[0]).toBeLessThan(at('axial', 30, 0, 0)[0])
    expect(at('axial', 0, 40, 0)[1]).toBeLessThan(at('axial', 0, -40, 0)[1])
    expect(at('coronal', -30, 0, 0)[0]).toBeLessThan(at('coronal', 30, 0, 0)[0])
    expect(at('coronal', 0, 0, 40)[1]).toBeLessThan(at('coronal', 0, 0, -40)[1])
    expect(at('sagittal', 0, 40, 0)[0]).toBeGreaterThan(at('sagittal', 0, -40, 0)[0])
    expect(at('sagittal', 0, 0, 40)[1]).toBeLessThan(at('sagittal', 0, 0, -40)[1])
  })

  it('goes from pixels to millimetres and back', () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
    fc.assert(
      fc.property(
        fc.constantFrom(...sliceAxes),
        number(-60, 60),
        number(0.5, 20),
        fc.tuple(number(-50, 50), number(-50, 50)),
        fc.tuple(number(0, 400), number(0, 300)),
        (axis, atMm, zoom, panMm, [x, y]) => {
          const frame = frameSlice(axis, atMm, box, size, insets, { zoom, panMm })
          const world = toSliceWorld(frame, x, y)
          expect(world[slicePlanes[axis].across]).toBe(atMm)
          const [backX, backY] = toSlicePx(frame, world)
          expect(backX).toBeCloseTo(x, 6)
          expect(backY).toBeCloseTo(y, 6)
        },
      ),
    )
  })
})

it('leaves the place under the pointer where it is when it zooms, and stops at the limits', () => {
  const at = [333, 47] as const
  let state: Parameters<typeof zoomSliceAt>[1] = { zoom: 2, panMm: [5, -8] }
  const frameOf = () => frameSlice('coronal', -20, box, size, insets, state)
  const before = toSliceWorld(frameOf(), ...at)
  for (const factor of [1.7, 3, 100, 0.2, 1e-9]) {
    state = zoomSliceAt(frameOf(), state, factor, at)
    toSliceWorld(frameOf(), ...at).forEach((part, axis) => {
      expect(part).toBeCloseTo(before[axis]!, 6)
    })
  }
  expect(state.zoom).toBe(0.5)
})

it('boxes an oblique volume by its outer faces', () => {
  const [cos, sin] = [Math.cos(0.5), Math.sin(0.5)]
  const toWorld = affineFromRows<'voxel', 'world'>([
    [2 * cos, -2 * sin, 0, 10],
    [2 * sin, 2 * cos, 0, 20],
    [0, 0, 3, -5],
  ])
  const { min, max } = worldBox({ values: new Float32Array(8), shape: [2, 2, 2], toWorld })
  // A square of 4 mm turned by half a radian, its middle at voxel (0.5, 0.5).
  const half = 2 * (cos + sin)
  const middle = [10 + cos - sin, 20 + sin + cos]
  expect(min[0]).toBeCloseTo(middle[0]! - half, 9)
  expect(max[1]).toBeCloseTo(middle[1]! + half, 9)
  expect([min[2], max[2]]).toEqual([-6.5, -0.5])
})

it.each([
  [{ top: 0, right: 0, bottom: 0, left: 0 }],
  [{ top: 20, right: 10, bottom: 30, left: 40 }],
])('lays a mosaic in rows that fill the pane, in order, none over another: %o', (covered) => {
  const positions = Array.from({ length: 15 }, (_, n) => -40 + 8 * n)
  const pane = { width: 900, height: 500 }
  const framed = frameMosaic('axial', positions, box, pane, covered, 18)
  const { columns, rows, cells, cellWidth, cellHeight } = framed
  expect(columns * rows).toBeGreaterThanOrEqual(15)
  expect((columns - 1) * rows).toBeLessThan(15)
  expect(columns * cellWidth).toBeCloseTo(900 - covered.left - covered.right)
  expect(rows * cellHeight).toBeCloseTo(500 - covered.top - covered.bottom)
  for (const [n, cell] of cells.entries()) {
    const left = covered.left + (n % columns) * cellWidth
    const top = covered.top + Math.floor(n / columns) * cellHeight
    expect(cell.atMm).toBe(positions[n])
    expect(cell.centrePx[0]).toBeCloseTo(left + cellWidth / 2, 6)
    expect(cell.centrePx[1]).toBeCloseTo(top + cellHeight / 2, 6)
    expect((box.max[0] - box.min[0]) / cell.mmPerPx).toBeLessThanOrEqual(cellWidth)
    // Its words stand between its cell's top and the slice, which stands in the middle of the rest.
    const [right, highest] = toSlicePx(cell, worldPoint(...box.max))
    const [start, lowest] = toSlicePx(cell, worldPoint(...box.min))
    expect(highest).toBeGreaterThanOrEqual(top + 18)
    expect(lowest).toBeLessThanOrEqual(top + cellHeight)
    expect((start + right) / 2).toBeCloseTo(left + cellWidth / 2, 6)
    expect((highest + lowest) / 2).toBeCloseTo((top + 18 + top + cellHeight) / 2, 6)
  }
})

it('shows the slices of a mosaic as large as the pane lets them be', () => {
  const widthOf = (count: number, pane: typeof size) => {
    const positions = Array.from({ length: count }, (_, n) => n)
    const { columns, cells } = frameMosaic('axial', positions, box, pane, noInsets, 0)
    return [columns, 150 / cells[0]!.mmPerPx] as const
  }
  // A box of 150 by 188 mm: in a row where the pane is wide, one below the other where it is tall.
  expect(widthOf(3, { width: 900, height: 100 })[0]).toBe(3)
  expect(widthOf(3, { width: 100, height: 900 })[0]).toBe(1)
  expect(widthOf(4, { width: 300, height: 376 })[0]).toBe(2)
  const [, one] = widthOf(1, { width: 150, height: 188 })
  expect(one).toBeCloseTo(0.94 * 150)
})

it('leaves words as much room as they need, less in small panes, never more than a line', () => {
  const roomIn = (side: number) => wordsRoomPx({ width: side, height: 2 * side }, noInsets)
  expect([roomIn(1000), roomIn(200), roomIn(120), roomIn(50)]).toEqual([24, 22, 16, 7].map(near))
  const covered = { top: 0, right: 400, bottom: 0, left: 400 }
  expect(wordsRoomPx({ width: 1000, height: 900 }, covered)).toEqual(near(22))
})
