import { describe, expect, it } from 'vitest'
import type { Colouring } from '#colormap/colouring.ts'
import { backgroundLook } from '#scene/background.ts'
import { colourValue } from '#scene/colour-value.ts'
import { paintSlice } from '#scene/paint-slice.ts'
import { frameSlice, toSlicePx, worldBox } from '#scene/slice-geometry.ts'
import { affineFromRows, apply } from '#space/affine.ts'
import { point, worldPoint } from '#space/point.ts'
import type { Volume } from '#volume/volume.ts'

const ramp = (channel: number) =>
  Uint8Array.from({ length: 1024 }, (_, i) => (i % 4 === 3 ? 255 : i % 4 === channel ? i >> 2 : 0))
const colouring: Colouring = {
  threshold: 3,
  maximum: 10,
  showPositive: true,
  showNegative: true,
  fade: 0,
  opacity: 1,
  positiveLut: ramp(0),
  negativeLut: ramp(2),
}
const [cos, sin] = [Math.cos(0.4), Math.sin(0.4)]
/** Turned about z, 3 mm voxels. */
const toWorld = affineFromRows<'voxel', 'world'>([
  [3 * cos, -3 * sin, 0, -20],
  [3 * sin, 3 * cos, 0, -35],
  [0, 0, 3, -15],
])
const shape = [20, 20, 10] as const
const voxelValue = (i: number, j: number, k: number) => (i === 7 && j === 12 && k === 4 ? 8 : 1)
const volume: Volume = {
  shape,
  toWorld,
  values: Float32Array.from({ length: 4000 }, (_, n) =>
    voxelValue(n % 20, Math.floor(n / 20) % 20, Math.floor(n / 400)),
  ),
}
const size = { width: 200, height: 160 }
const insets = { top: 0, right: 0, bottom: 0, left: 0 }

function painted(reads: 'nearest' | 'trilinear', background: Volume | null = null) {
  const bytes = new Uint8ClampedArray(200 * 160 * 4)
  const atMm = apply(toWorld, point<'voxel'>(0, 0, 4))[2]
  const frame = frameSlice('axial', atMm, worldBox(volume), size, insets, {
    zoom: 1,
    panMm: [0, 0],
  })
  paintSlice(
    bytes,
    200,
    { left: 0, top: 0, width: 200, height: 160 },
    { frame, background, layers: [{ values: null, colouring, volume }], reads, ground: [9, 8, 7] },
  )
  const at = (x: number, y: number) => {
    const i = (Math.floor(y) * 200 + Math.floor(x)) * 4
    return [...bytes.subarray(i, i + 4)]
  }
  return { at, frame, bytes }
}

describe('paintSlice', () => {
  it('paints an oblique voxel where its corners are in the world, and nothing else', () => {
    const { at, frame, bytes } = painted('nearest')
    const inside = (i: number, j: number) =>
      at(...toSlicePx(frame, apply(toWorld, point<'voxel'>(7 + i, 12 + j, 4))))
    const [red, green, blue] = colourValue(8, colouring).map(Math.round)
    for (const [i, j] of [
      [0, 0],
      [0.42, 0.42],
      [-0.42, 0.42],
      [0.42, -0.42],
    ] as const)
      expect(inside(i, j)).toEqual([red, green, blue, 255])
    for (const [i, j] of [
      [0.6, 0],
      [-0.6, 0],
      [0, 0.6],
      [0, -0.6],
    ] as const)
      expect(inside(i, j)).toEqual([9, 8, 7, 255])
    // A turned square of 3 mm.
    let count = 0
    for (let i = 0; i < bytes.length; i += 4) if (bytes[i] !== 9) count++
    expect(count * frame.mmPerPx ** 2).toBeGreaterThan(8)
    expect(count * frame.mmPerPx ** 2).toBeLessThan(10)
  })

  it('shows the threshold of the colouring on the smooth picture too', () => {
    const { at, frame } = painted('trilinear')
    const along = (part: number) =>
      at(...toSlicePx(frame, apply(toWorld, point<'voxel'>(7 + part, 12, 4))))[0]
    // Between 8 and 1 the value is 3 at 5/7 of the way.
    expect(along(0.6)).toBeGreaterThan(50)
    expect(along(0.82)).toBe(9)
  })

  it('lays the map over the background, which stays where the map has no value', () => {
    const grey: Volume = { ...volume, values: volume.values.map((_, n) => (n % 20) * 5) }
    const { at, frame } = painted('nearest', grey)
    const pixel = at(...toSlicePx(frame, apply(toWorld, point<'voxel'>(15, 3, 4))))
    expect(pixel[0]).toBe(pixel[1])
    expect(pixel[1]).toBe(pixel[2])
    const { black, white } = backgroundLook(grey)
    expect(pixel[0]).toBe(Math.round(((75 - black) / (white - black)) * 255))
    expect(at(1, 1)).toEqual([9, 8, 7, 255])
  })

  it('shows nothing of a volume that lies nowhere', () => {
    const nowhere = affineFromRows<'voxel', 'world'>([
      [0, 0, 0, 0],
      [0, 3, 0, 0],
      [0, 0, 3, 0],
    ])
    const bytes = new Uint8ClampedArray(40)
    const frame = frameSlice('axial', 0, worldBox(volume), size, insets, { zoom: 1, panMm: [0, 0] })
    const layer = { values: null, colouring, volume: { ...volume, toWorld: nowhere } }
    paintSlice(
      bytes,
      10,
      { left: 0, top: 0, width: 10, height: 1 },
      { frame, background: null, layers: [layer], reads: 'nearest', ground: [1, 2, 3] },
    )
    expect([...bytes.subarray(0, 4)]).toEqual([1, 2, 3, 255])
  })
})

describe('backgroundLook', () => {
  it('takes the lowest value for black and boxes what is brighter, where it lies in the world', () => {
    const values = new Float32Array(4000)
    for (let k = 3; k < 7; k++)
      for (let j = 5; j < 15; j++) for (let i = 4; i < 12; i++) values[i + 20 * (j + 20 * k)] = 200
    const straight = affineFromRows<'voxel', 'world'>([
      [2, 0, 0, -20],
      [0, 2, 0, -20],
      [0, 0, 2, -10],
    ])
    const { black, white, box } = backgroundLook({ values, shape, toWorld: straight })
    expect([black, white]).toEqual([0, 200])
    const low = apply(straight, point<'voxel'>(4, 5, 3))
    const high = apply(straight, point<'voxel'>(11, 14, 6))
    for (const axis of [0, 1, 2] as const) {
      expect(box.min[axis]).toBeLessThanOrEqual(low[axis])
      expect(box.min[axis]).toBeGreaterThan(low[axis] - 6)
      expect(box.max[axis]).toBeGreaterThanOrEqual(high[axis])
      expect(box.max[axis]).toBeLessThan(high[axis] + 6)
    }
  })

  it('has a white that is not black for a volume of one value', () => {
    const flat = { ...volume, values: new Float32Array(4000).fill(3) }
    const { black, white } = backgroundLook(flat)
    expect(white).toBeGreaterThan(black)
    expect(worldPoint(...backgroundLook(flat).box.min)).toEqual(worldPoint(...worldBox(flat).min))
  })
})
