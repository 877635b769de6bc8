/** Slices on the graphics card, held against the ones that the processor paints. */
import { createRef, useState } from 'react'
import { expect, it, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { squareColouring } from '#colormap/colour-square.ts'
import { BrainStage } from '#scene/BrainStage.tsx'
import { paintSlice } from '#scene/paint-slice.ts'
import { noInsets } from '#scene/pane-projection.ts'
import { cutBox, type MosaicDrawing, type SliceDrawing } from '#scene/slice-drawing.ts'
import { frameSlice, slicePlanes, toSliceWorld, withinWords } from '#scene/slice-geometry.ts'
import type { StageHandle, StageProps } from '#scene/stage-props.ts'
import { affineFromRows } from '#space/affine.ts'
import { sliceAxes } from '#view/kind/slice.ts'
import type { Volume } from '#volume/volume.ts'
import { colouring, cortex, countHeld, readPicture } from './mount-stage.tsx'
import { pointer } from './pointer.ts'
import { roundField } from './synthetic-cortex.ts'

const [cos, sin] = [Math.cos(0.3), Math.sin(0.3)]
/** Turned about z and stretched: nothing lies along an axis. */
const toWorld = affineFromRows<'voxel', 'world'>([
  [5 * cos, -6 * sin, 0, -60],
  [5 * sin, 6 * cos, 0, -110],
  [0, 0, 7, -50],
])
const shape = [30, 28, 20] as const
const numbers = (of: (i: number, j: number, k: number) => number): Volume => ({
  shape,
  toWorld,
  values: Float32Array.from({ length: 30 * 28 * 20 }, (_, n) =>
    of(n % 30, Math.floor(n / 30) % 28, Math.floor(n / 840)),
  ),
})
const volume = numbers((i, j, k) => 9 * Math.sin(i / 3) * Math.cos(j / 4) * Math.sin(k / 3))
const holed = numbers((i, j, k) =>
  (i + j + k) % 7 === 0 ? Number.NaN : 9 * Math.sin(i / 3) * Math.cos(j / 4),
)
const anatomy = numbers((i, j, k) => (i - 15) ** 2 + (j - 14) ** 2 + (k - 10) ** 2)

const sliceOf = (change: Partial<SliceDrawing> = {}): SliceDrawing => ({
  id: 'a',
  kind: 'slice',
  element: null,
  axis: 'axial',
  zoom: 1,
  panMm: [0, 0],
  interpolation: 'nearest',
  background: anatomy,
  atWorld: [3, -20, 12],
  layers: [{ values: null, colouring, volume, reads: null }],
  ...change,
})

const ground = [255, 255, 255] as const
const size = { width: 300, height: 300 }

async function mountSlices(first: SliceDrawing | MosaicDrawing, more: Partial<StageProps> = {}) {
  const handle = createRef<StageHandle>()
  let set: (drawing: SliceDrawing | MosaicDrawing | null) => void = () => {}
  const props = { onPick: vi.fn(), onCamera: vi.fn(), onWorld: vi.fn(), onSlice: vi.fn() }
  function Page() {
    const [drawing, setDrawing] = useState<SliceDrawing | MosaicDrawing | null>(first)
    const [element, setElement] = useState<HTMLElement | null>(null)
    set = setDrawing
    return (
      <div style={{ position: 'relative', width: 300, height: 300 }}>
        <BrainStage
          ref={handle}
          cortex={{
            left: { ...cortex.left, faces: new Uint32Array() },
            right: { ...cortex.right, faces: new Uint32Array() },
          }}
          views={drawing ? [{ ...drawing, element }] : []}
          regions={[]}
          showLabels
          cursor={null}
          theme={{ background: '#ffffff', ink: '#111111' }}
          reducedMotion
          {...props}
          {...more}
        />
        <div ref={setElement} data-pane="a" style={{ position: 'absolute', inset: 0 }} />
      </div>
    )
  }
  const screen = await render(<Page />)
  await expect.poll(() => handle.current!.stats().frames).toBeGreaterThan(0)
  const frames = async () => {
    for (let i = 0; i < 4; i++) await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  await frames()
  return {
    ...props,
    handle: handle.current!,
    canvas: () => screen.container.querySelector('canvas')!,
    element: screen.container.querySelector<HTMLElement>('[data-pane=a]')!,
    set: async (drawing: SliceDrawing | MosaicDrawing | null) => {
      set(drawing)
      await frames()
    },
  }
}

function paintedBy(drawing: SliceDrawing): Uint8ClampedArray {
  const bytes = new Uint8ClampedArray(300 * 300 * 4)
  const { axis, background, layers, edge = 0.5 } = drawing
  const atMm = drawing.atWorld[slicePlanes[axis].across]
  const frame = frameSlice(axis, atMm, cutBox(drawing), size, withinWords(size, noInsets), drawing)
  const reads = drawing.interpolation === 'nearest' ? 'nearest' : 'trilinear'
  const rect = { left: 0, top: 0, ...size }
  paintSlice(bytes, 300, rect, { frame, background, layers, reads, ground, edge })
  return bytes
}

/** How many pixels of every third line and column are of clearly another colour. */
function shareApart(at: (x: number, y: number) => readonly number[], wanted: Uint8ClampedArray) {
  let [apart, count] = [0, 0]
  for (let y = 1; y < 300; y += 3)
    for (let x = 1; x < 300; x += 3) {
      const away = at(x, y).map((part, i) => Math.abs(part - wanted[(y * 300 + x) * 4 + i]!))
      count++
      if (Math.max(...away) > 6) apart++
    }
  return apart / count
}

it('draws a wipe and two maps in one colour as the processor paints them', async () => {
  const plain = { values: null, colouring: { ...colouring, contour: false } }
  const other = numbers((i, j, k) => 7 * Math.cos(i / 4) * Math.sin(j / 3) * Math.cos(k / 2))
  const stage = await mountSlices(sliceOf())
  for (const layers of [
    [
      { ...plain, volume, beside: 'left' as const },
      { ...plain, volume: other, beside: 'right' as const },
    ],
    [
      {
        ...plain,
        volume,
        colouring: squareColouring(plain.colouring),
        second: { ...plain, volume: other, as: 'colour' as const },
      },
    ],
    [{ ...plain, volume, second: { ...plain, volume: other, as: 'opacity' as const } }],
  ]) {
    const drawing = sliceOf({ layers, edge: 0.4 })
    await stage.set(drawing)
    const at = await readPicture(stage.handle, stage.canvas())
    expect(shareApart(at, paintedBy(drawing))).toBeLessThan(0.06)
  }
})

it('draws the pixels that the processor paints, along every axis, oblique and with holes', async () => {
  const stage = await mountSlices(sliceOf())
  for (const axis of sliceAxes)
    for (const interpolation of ['nearest', 'linear'] as const)
      for (const [map, fade] of [
        [volume, 0],
        [holed, 1],
      ] as const) {
        const layers = [
          { values: null, colouring: { ...colouring, fade, contour: false }, volume: map },
        ]
        const drawing = sliceOf({ axis, interpolation, layers, zoom: 1.7, panMm: [11, -6] })
        await stage.set(drawing)
        const at = await readPicture(stage.handle, stage.canvas())
        // Along edges the graphics card's pixels are soft.
        expect(shareApart(at, paintedBy(drawing)), `${axis} ${interpolation} ${fade}`).toBeLessThan(
          0.06,
        )
      }
})

it('puts the crosshair where somebody clicks, and steps it with the keys', async () => {
  const drawing = sliceOf({ axis: 'coronal' })
  const stage = await mountSlices(drawing)
  pointer(stage.element, 'pointerdown', 210, 90)
  pointer(stage.element, 'pointerup', 210, 90)
  const frame = frameSlice(
    'coronal',
    -20,
    cutBox(drawing),
    size,
    withinWords(size, noInsets),
    drawing,
  )
  const [, world, phase] = stage.onWorld.mock.lastCall!
  expect(phase).toBe('settled')
  ;[...toSliceWorld(frame, 210, 90)].forEach((part, axis) => {
    expect(world[axis]).toBeCloseTo(part, 6)
  })
  const press = (key: string) => {
    stage.element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    return stage.onWorld.mock.lastCall![1]
  }
  expect(press('ArrowUp')).toEqual([3, -20, 13])
  expect(press('ArrowLeft')).toEqual([2, -20, 12])
  expect(press('PageUp')).toEqual([3, -19, 12])
})

it('zooms to the pointer, settles, and is not thrown back by an old echo', async () => {
  const stage = await mountSlices(sliceOf())
  const wheel = new WheelEvent('wheel', {
    deltaY: -300,
    bubbles: true,
    cancelable: true,
    clientX: 250,
    clientY: 60,
  })
  stage.element.dispatchEvent(wheel)
  expect(wheel.defaultPrevented).toBe(true)
  const [, shown, phase] = stage.onSlice.mock.lastCall!
  expect(phase).toBe('moving')
  expect(shown.zoom).toBeGreaterThan(1.3)
  expect(shown.panMm[0]).toBeGreaterThan(5)
  expect(shown.panMm[1]).toBeGreaterThan(5)
  await stage.set(sliceOf())
  await expect.poll(() => stage.onSlice.mock.lastCall![2]).toBe('settled')
  expect(stage.onSlice.mock.lastCall![1]).toEqual(shown)
})

it('draws the cortex and a region on the slice, and every cut of a mosaic', async () => {
  const region = {
    key: 'patch',
    hemisphere: 'left' as const,
    label: 'Patch',
    colour: '#12fc09',
    field: roundField(cortex.left, [-68, -18, 10], 25),
  }
  const bare = sliceOf({ layers: [], background: null, atWorld: [0, 0, 10] })
  const stage = await mountSlices(bare, { cortex, regions: [region] })
  const at = await readPicture(stage.handle, stage.canvas())
  let [contour, green] = [0, 0]
  for (let y = 0; y < 300; y++)
    for (let x = 0; x < 300; x++) {
      const [r, g, b] = at(x, y)
      if (r !== 255 || g !== 255 || b !== 255) contour++
      if (g > r + 80 && g > b + 80) green++
    }
  expect(contour).toBeGreaterThan(800)
  expect(green).toBeGreaterThan(40)
  await stage.set({
    id: 'a',
    kind: 'mosaic',
    element: null,
    axis: 'axial',
    firstMm: -40,
    stepMm: 20,
    count: 6,
    interpolation: 'nearest',
    background: anatomy,
    layers: [{ values: null, colouring, volume, reads: null }],
  })
  expect(stage.element.querySelectorAll('.stage-slice-cut')).toHaveLength(6)
  expect(stage.element.querySelectorAll('.stage-slice-cut')[5]!.textContent).toBe('z 60')
})

it('draws volumes longer than 256 voxels and of larger numbers than half floats hold', async () => {
  const long: Volume = {
    shape: [300, 4, 4],
    toWorld: affineFromRows<'voxel', 'world'>([
      [0.5, 0, 0, -75],
      [0, 40, 0, -80],
      [0, 0, 40, -60],
    ]),
    values: new Float32Array(4800).fill(2e5),
  }
  const large = { ...colouring, threshold: 1e5, maximum: 3e5, contour: false }
  const drawing = sliceOf({
    background: null,
    layers: [{ values: null, colouring: large, volume: long }],
  })
  const stage = await mountSlices(drawing)
  const at = await readPicture(stage.handle, stage.canvas())
  expect(shareApart(at, paintedBy(drawing))).toBeLessThan(0.06)
  expect(at(150, 150)[2]).toBeLessThan(200)
})

it('keeps nothing on the graphics card of slices that went', async () => {
  const { held, stop } = countHeld()
  try {
    const stage = await mountSlices(sliceOf(), { cortex })
    expect(held().Program).toBeGreaterThan(1)
    for (const mm of [14, 16]) await stage.set(sliceOf({ atWorld: [3, -20, mm] }))
    await stage.set(null)
    expect(held()).toEqual({ Buffer: 0, Program: 0, VertexArray: 0 })
  } finally {
    stop()
  }
})
