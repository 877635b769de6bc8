/** What people do on slices and what stands over them, without a picture of the graphics card: panes of 300 by 300 px. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { colourValue } from '#scene/colour-value.ts'
import type { MosaicDrawing, SliceDrawing } from '#scene/slice-drawing.ts'
import { toSliceWorld } from '#scene/slice-geometry.ts'
import { type CutFrame, createMosaicPart, createSlicePart } from '#scene/slice-part.ts'
import type { StageBasis } from '#scene/stage-basis.ts'
import type { StageParts } from '#scene/stage-parts.ts'
import type { ViewPart } from '#scene/views/view-kind.ts'
import { affineFromRows } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'
import { colouring } from './mount-stage.tsx'
import { pointer } from './pointer.ts'

const size = { width: 300, height: 300 }
const grid = {
  shape: [20, 20, 20] as const,
  toWorld: affineFromRows<'voxel', 'world'>([
    [10, 0, 0, -95],
    [0, 10, 0, -95],
    [0, 0, 10, -95],
  ]),
}
const basis = {
  id: 'b',
  element: null,
  interpolation: 'nearest',
  background: null,
  layers: [],
} as const

const sliceOf = (change: Partial<SliceDrawing> = {}): SliceDrawing => ({
  ...basis,
  kind: 'slice',
  axis: 'coronal',
  zoom: 1,
  panMm: [0, 0],
  atWorld: [3, -20, 12],
  ...change,
})
const mosaicOf = (change: Partial<MosaicDrawing> = {}): MosaicDrawing => ({
  ...basis,
  kind: 'mosaic',
  axis: 'axial',
  firstMm: -40,
  stepMm: 20,
  count: 6,
  ...change,
})

/** Of 20 cubes of 10 mm along each axis, each with a value of its height: 3 in the lowest ones, 8 in the highest. */
const heights: Volume = {
  ...grid,
  values: Float32Array.from({ length: 8000 }, (_, n) => 3 + (5 * Math.floor(n / 400)) / 19),
}
const valueAt = (zMm: number) => 3 + (5 * Math.round((zMm + 95) / 10)) / 19
const layer = { values: null, colouring: { ...colouring, contour: false }, volume: heights }
/** The picture that the processor paints, and where the corners of an element lie. */
const pixels = (image: ImageData) => (x: number, y: number) => {
  const at = 4 * (Math.floor(y) * image.width + Math.floor(x))
  return [...image.data.slice(at, at + 3)]
}
const shades = (value: number) => colourValue(value, colouring).slice(0, 3).map(Math.round)
const insets = { top: 40, right: 10, bottom: 20, left: 30 }

let takeOff = () => {}
const put: HTMLElement[] = []
afterEach(() => {
  takeOff()
  for (const element of put.splice(0)) element.remove()
})

function stand<Drawing extends SliceDrawing | MosaicDrawing>(
  create: (
    parts: StageParts,
    drawing: Drawing,
  ) => ViewPart<Drawing> & {
    readonly addListener: (update: (frame: CutFrame) => void) => () => void
  },
  first: Drawing,
) {
  const element = document.createElement('div')
  element.style.cssText = 'position:absolute;top:0;left:0;width:300px;height:300px'
  document.body.append(element)
  put.push(element)
  const onWorld = vi.fn<NonNullable<StageBasis['onWorld']>>()
  const onSlice = vi.fn<NonNullable<StageBasis['onSlice']>>()
  const stage = {
    theme: { background: '#ffffff', ink: '#111111' },
    onWorld,
    onSlice,
  } as unknown as StageBasis
  const held = new Set<'a' | 'b'>()
  const invalidate = vi.fn()
  const part = create({ stage: () => stage, held, invalidate } as unknown as StageParts, first)
  let frame: CutFrame | null = null
  const stop = part.addListener((next) => {
    frame = next
  })
  let drawing = first
  const show = (next: Drawing = drawing) => {
    part.receive(next, drawing, stage)
    drawing = next
    const whole = { stage, drawing, size, nowMs: 0, pixelRatio: 1, coarse: false }
    part.prepare(whole)
    part.drawOverlay(whole)
    return frame!
  }
  const detach = part.attach(element)
  takeOff = detach
  const paint = () =>
    pixels(part.paint({ stage, drawing, size, nowMs: 0, pixelRatio: 1, coarse: false }))
  const key = (name: string, init: KeyboardEventInit = {}) =>
    element.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, ...init }))
  const words = (selector: string) =>
    [...element.querySelectorAll(selector)].map(({ textContent }) => textContent)
  return {
    element,
    onWorld,
    onSlice,
    held,
    invalidate,
    part,
    paint,
    stage,
    show,
    stop,
    detach,
    key,
    words,
    frame: () => frame,
  }
}

describe('a slice', () => {
  it('tells where it is pressed, and nothing before it was ever drawn', () => {
    const { element, onWorld, show } = stand(createSlicePart, sliceOf())
    pointer(element, 'pointerdown', 210, 90)
    expect(onWorld).not.toHaveBeenCalled()
    pointer(element, 'pointerup', 210, 90)
    const { frames } = show()
    pointer(element, 'pointerdown', 210, 90)
    const [id, world, phase] = onWorld.mock.lastCall!
    expect([id, phase]).toEqual(['b', 'moving'])
    expect([...world]).toEqual([...toSliceWorld(frames[0]!, 210, 90)])
    expect(world[1]).toBe(-20)
  })

  it.each([
    ['axial', [4, -20, 12], [3, -19, 12], [3, -20, 13]],
    ['coronal', [4, -20, 12], [3, -20, 13], [3, -19, 12]],
    ['sagittal', [3, -19, 12], [3, -20, 13], [4, -20, 12]],
  ] as const)('steps a millimetre along %s: right, up, across', (axis, right, up, across) => {
    const { onWorld, show, key } = stand(createSlicePart, sliceOf())
    show(sliceOf({ axis }))
    for (const name of ['ArrowRight', 'ArrowUp', 'PageUp']) key(name)
    expect(onWorld.mock.calls).toEqual([right, up, across].map((to) => ['b', [...to], 'settled']))
  })

  it('is shifted with the hand, and is held until it is let go', () => {
    const { element, onSlice, held, show, invalidate } = stand(createSlicePart, sliceOf())
    const { mmPerPx } = show().frames[0]!
    pointer(element, 'pointerdown', 100, 100, { button: 2 })
    pointer(element, 'pointermove', 110, 95, { button: 2 })
    expect(onSlice).toHaveBeenLastCalledWith(
      'b',
      { zoom: 1, panMm: [-10 * mmPerPx, -5 * mmPerPx] },
      'moving',
    )
    expect([...held]).toEqual(['b'])
    expect(invalidate).toHaveBeenCalled()
    // An old echo of the document does not throw it back.
    expect(show(sliceOf()).frames[0]!.centreMm[0]).toBeCloseTo(-10 * mmPerPx)
    pointer(element, 'pointerup', 110, 95, { button: 2 })
    expect(onSlice.mock.lastCall?.[2]).toBe('settled')
    expect([...held]).toEqual([])
    expect(show(sliceOf()).frames[0]!.centreMm[0]).toBeCloseTo(0)
    expect(show(sliceOf({ panMm: [7, 0] })).frames[0]!.centreMm[0]).toBeCloseTo(7)
  })

  it('zooms about a place, goes on from where it is, and back to the whole', () => {
    const { element, onSlice, show, key } = stand(createSlicePart, sliceOf())
    const { mmPerPx } = show().frames[0]!
    key('+')
    key('+')
    const [, shown, phase] = onSlice.mock.lastCall!
    expect(shown.zoom).toBeCloseTo(1.44)
    expect(phase).toBe('settled')
    // The next step counts from what is shown by now, though no frame was drawn yet.
    key('ArrowLeft', { shiftKey: true })
    expect(onSlice.mock.lastCall![1].panMm[0]).toBeCloseTo((-40 * mmPerPx) / 1.44)
    element.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))
    expect(onSlice).toHaveBeenLastCalledWith('b', { zoom: 1, panMm: [0, 0] }, 'settled')
    key('ArrowLeft', { shiftKey: true })
    expect(onSlice.mock.lastCall![1].panMm[0]).toBeCloseTo(-40 * mmPerPx)
  })

  it('has its directions at the edges, its place in words and a crosshair', () => {
    const { element, show, words } = stand(createSlicePart, sliceOf())
    const { frames } = show()
    expect(words('.stage-slice-letter')).toEqual(['L', 'R', 'I', 'S'])
    expect(words('.stage-slice-cut')).toEqual(['y −20'])
    const cross = element.querySelector('.stage-crosshair')!
    expect(cross.getAttribute('visibility')).toBe('visible')
    const [x, y] = [
      frames[0]!.centrePx[0] + (3 - frames[0]!.centreMm[0]) / frames[0]!.mmPerPx,
      frames[0]!.centrePx[1] - (12 - frames[0]!.centreMm[1]) / frames[0]!.mmPerPx,
    ].map((part) => Math.round(part * 10) / 10)
    expect(cross.getAttribute('d')).toContain(`M0 ${y}H${x! - 9}`)
    show(sliceOf({ axis: 'sagittal', atWorld: [4.6, 0, 0] }))
    expect(words('.stage-slice-letter')).toEqual(['P', 'A', 'I', 'S'])
    expect(words('.stage-slice-cut')).toEqual(['x 5'])
  })

  it('marks the voxels that a value was made of, with their shares where there is room', () => {
    // Voxels 9, 10 and 11 along x in the row of y = -20 and z = 5; the last one 20 mm behind the slice.
    const at = (i: number, j: number, k: number) => i + 20 * (j + 20 * k)
    const fed = {
      grid,
      feeds: [
        { voxel: at(9, 7, 10), weight: 0.75 },
        { voxel: at(10, 7, 10), weight: 0.247 },
        { voxel: at(11, 7, 10), weight: 0.003 },
        { voxel: at(11, 9, 10), weight: 0.2 },
      ],
    }
    const { element, show, words } = stand(createSlicePart, sliceOf())
    show(sliceOf({ fed, zoom: 4 }))
    expect(words('.stage-voxels text')).toEqual(['75 %', '25 %', '< 1 %'])
    const shapes = [...element.querySelectorAll('.stage-voxels polygon')]
    expect(shapes.map((shape) => shape.getAttribute('fill-opacity'))).toEqual(['0.9', '0.3', '0.1'])
    const xs = (shape: Element) =>
      shape
        .getAttribute('points')!
        .split(' ')
        .map((corner) => Number(corner.split(',')[0]))
    expect(Math.max(...xs(shapes[0]!))).toBeCloseTo(Math.min(...xs(shapes[1]!)))
    const label = element.querySelectorAll('.stage-voxels text')[1]!
    const [left, right] = [Math.min(...xs(shapes[1]!)), Math.max(...xs(shapes[1]!))]
    expect(Number(label.getAttribute('x'))).toBeCloseTo((left + right) / 2, 0)
    const borders = () => [
      ...new Set(
        [...element.querySelectorAll('.stage-voxels polygon')].map((one) =>
          one.getAttribute('stroke'),
        ),
      ),
    ]
    const whereLarge = borders()
    const { mmPerPx } = show(sliceOf({ fed, zoom: 1 })).frames[0]!
    expect(10 / mmPerPx).toBeLessThan(30)
    expect(words('.stage-voxels text')).toEqual(['', '', ''])
    // Bright round small ones, which a dark line would cover.
    expect([...whereLarge, ...borders()]).toEqual(['#06262b', '#14ebff'])
    // Fewer of them take away those that are no more.
    show(sliceOf({ fed: { ...fed, feeds: fed.feeds.slice(0, 1) }, zoom: 4 }))
    expect(words('.stage-voxels text')).toEqual(['75 %'])
    show(sliceOf({ fed: null }))
    expect(words('.stage-voxels text')).toEqual([])
  })

  it('paints the background, and its map only within the grid', () => {
    const { part, show } = stand(createSlicePart, sliceOf())
    show()
    const stage = { theme: { background: '#336699', ink: '#000000' } } as unknown as StageBasis
    const image = part.paint({
      stage,
      drawing: sliceOf(),
      size,
      nowMs: 0,
      pixelRatio: 1,
      coarse: false,
    })
    expect([image.width, image.height]).toEqual([300, 300])
    const corners = [0, 299, 300 * 299, 300 * 300 - 1].map((n) => [
      ...image.data.slice(4 * n, 4 * n + 4),
    ])
    expect(corners).toEqual(corners.map(() => [51, 102, 153, 255]))
  })

  it('keeps its words and its crosshair clear of what covers the edges of the pane', () => {
    const { element, show, words } = stand(createSlicePart, sliceOf())
    const middleOf = () => show(sliceOf({ insets })).frames[0]!.centrePx
    // Of what is free between the insets.
    expect(middleOf()).toEqual([160, 160])
    const box = (selector: string, n = 0) => {
      const text = element.querySelectorAll(selector)[n]!
      return [Number(text.getAttribute('x')), Number(text.getAttribute('y'))] as const
    }
    const [left, right, bottom, top] = [0, 1, 2, 3].map((n) => box('.stage-slice-letter', n))
    expect([left![1], right![1], bottom![0], top![0]]).toEqual([160, 160, 160, 160])
    for (const [near, edge] of [
      [left![0], 30],
      [290, right![0]],
      [280, bottom![1]],
      [top![1], 40],
    ] as const) {
      expect(near - edge).toBeGreaterThan(5)
      expect(near - edge).toBeLessThan(14)
    }
    const [x, y] = box('.stage-slice-cut')
    expect([x > 30 && x < 40, y]).toEqual([true, top![1]])
    const cross = element.querySelector('.stage-crosshair')!.getAttribute('d')!
    expect(cross).toMatch(
      /^M30 [\d.]+H[\d.]+M[\d.]+ [\d.]+H290M[\d.]+ 40V[\d.]+M[\d.]+ [\d.]+V280$/,
    )
    expect(words('.stage-slice-cut')).toEqual(['y −20'])
  })

  it('wears the theme of the page from the start and as it changes, and stands under what is in the pane', () => {
    const { element, part, stage } = stand(createSlicePart, sliceOf())
    const overlay = element.querySelector<HTMLElement>('.stage-overlay')!
    const inks = () =>
      ['--stage-background', '--stage-ink'].map((name) => overlay.style.getPropertyValue(name))
    expect(inks()).toEqual(['#ffffff', '#111111'])
    const dark = { ...stage, theme: { background: '#000000', ink: '#eeeeee' } }
    part.receive(sliceOf(), sliceOf(), dark)
    expect(inks()).toEqual(['#000000', '#eeeeee'])
    expect(overlay.getAttribute('aria-hidden')).toBe('true')
    const pane = document.createElement('div')
    put.push(pane)
    pane.append(document.createElement('button'))
    document.body.append(pane)
    const detach = part.attach(pane)
    expect([pane.style.position, pane.firstElementChild?.className]).toEqual([
      'relative',
      'stage-overlay',
    ])
    detach()
    expect(pane.children).toHaveLength(1)
  })

  it('is painted with its map, of two each on its side of the edge', () => {
    const { show, paint } = stand(createSlicePart, sliceOf())
    const { frames } = show(sliceOf({ layers: [layer] }))
    const at = paint()
    for (const y of [90, 150, 210]) {
      const [, , z] = toSliceWorld(frames[0]!, 150.5, y + 0.5)
      expect(at(150, y)).toEqual(shades(valueAt(z)))
    }
    const only = (beside: 'left' | 'right') => ({ ...layer, beside })
    const edges = [undefined, 0.25].map((edge) => {
      show(sliceOf({ layers: [only('left')], ...(edge && { edge }) }))
      const wiped = paint()
      return Array.from({ length: 300 }, (_, x) => wiped(x, 150)).findLastIndex(
        ([red, , blue]) => red !== blue,
      )
    })
    expect(edges).toEqual([149, 74])
    show(sliceOf({ layers: [only('right')] }))
    expect([paint()(140, 150), paint()(160, 150)]).toEqual([[255, 255, 255], at(160, 150)])
  })

  it('leaves nothing behind when it goes, and lets go of what was held', () => {
    const { element, held, detach, onSlice, stop, show, frame } = stand(createSlicePart, sliceOf())
    show()
    pointer(element, 'pointerdown', 100, 100, { button: 2 })
    pointer(element, 'pointermove', 110, 95, { button: 2 })
    detach()
    expect([...held]).toEqual([])
    expect(element.children).toHaveLength(0)
    const calls = onSlice.mock.calls.length
    pointer(element, 'pointermove', 120, 95, { button: 2 })
    expect(onSlice).toHaveBeenCalledTimes(calls)
    stop()
    const before = frame()
    show()
    expect(frame()).toBe(before)
  })
})

describe('slices side by side', () => {
  it('are cut at their places, told with the axis, in narrow cells once a row', () => {
    const { show, words, element } = stand(createMosaicPart, mosaicOf())
    expect(show().frames.map(({ atMm }) => atMm)).toEqual([-40, -20, 0, 20, 40, 60])
    expect(words('.stage-slice-cut')).toEqual(['z −40', 'z −20', 'z 0', 'z 20', 'z 40', 'z 60'])
    const { grid: narrow } = show(mosaicOf({ stepMm: 5, count: 16 }))
    expect(narrow.columns).toBeGreaterThan(3)
    expect(words('.stage-slice-cut').map((text) => text?.startsWith('z '))).toEqual(
      Array.from({ length: 16 }, (_, n) => n % narrow.columns === 0),
    )
    // Left and right are shared by a row; the others would lie on slices.
    expect(words('.stage-slice-letter')).toEqual(['L', 'R', '', ''])
    expect(element.querySelector('.stage-crosshair')?.getAttribute('visibility')).toBe('hidden')
  })

  it('put the crosshair where one is pressed, on its own cut', () => {
    const { element, onWorld, show } = stand(createMosaicPart, mosaicOf())
    const { frames } = show()
    for (const frame of frames) {
      const [x, y] = frame.centrePx
      pointer(element, 'pointerdown', x + 8, y - 4)
      pointer(element, 'pointerup', x + 8, y - 4)
      const [id, world, phase] = onWorld.mock.lastCall!
      expect([id, phase]).toEqual(['b', 'settled'])
      expect([...world]).toEqual([...toSliceWorld(frame, x + 8, y - 4)])
      expect(world[2]).toBe(frame.atMm)
    }
    // Below the rows there is no cut.
    const calls = onWorld.mock.calls.length
    pointer(element, 'pointerdown', 150, 299)
    pointer(element, 'pointerup', 150, 299)
    expect(onWorld).toHaveBeenCalledTimes(calls)
  })

  it('are painted each at its own place, clear of what covers the pane', () => {
    const { show, paint, element } = stand(createMosaicPart, mosaicOf())
    const { frames, grid: cells } = show(mosaicOf({ layers: [layer], insets }))
    const at = paint()
    const [wide, high] = cells.cell
    const texts = [...element.querySelectorAll('.stage-slice-cut')].map((text) => [
      Number(text.getAttribute('x')),
      Number(text.getAttribute('y')),
    ])
    for (const [n, frame] of frames.entries()) {
      const [x, y] = frame.centrePx
      expect(at(x, y)).toEqual(shades(valueAt(frame.atMm)))
      const [left, top] = [x - wide / 2, y - high / 2]
      expect(left).toBeGreaterThanOrEqual(30)
      expect(left + wide).toBeLessThanOrEqual(290.001)
      expect(top).toBeGreaterThanOrEqual(40)
      // Under the rows there is room for left and right.
      expect(top + high).toBeLessThan(270)
      // The place of each stands in its own corner.
      expect(texts[n]![0]! - left).toBeCloseTo(6)
      expect(texts[n]![1]! - top).toBeGreaterThan(5)
      expect(texts[n]![1]! - top).toBeLessThan(14)
    }
  })

  it('are neither stepped nor zoomed nor shifted', () => {
    const { element, onWorld, onSlice, show, key, detach } = stand(createMosaicPart, mosaicOf())
    show()
    for (const name of ['ArrowLeft', 'PageUp', '+']) key(name)
    key('ArrowLeft', { shiftKey: true })
    element.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))
    element.dispatchEvent(new WheelEvent('wheel', { deltaY: 50, bubbles: true, cancelable: true }))
    expect([onWorld.mock.calls.length, onSlice.mock.calls.length]).toEqual([0, 0])
    detach()
    expect(element.children).toHaveLength(0)
  })
})
