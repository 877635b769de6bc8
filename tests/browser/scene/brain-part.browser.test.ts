/** What people do on a brain's picture and what stands over it, without a graphics card: panes of 300 by 300 px. */
import { afterEach, expect, it, vi } from 'vitest'
import type { BrainDrawing } from '#scene/brain-drawing.ts'
import { createBrainPart } from '#scene/brain-part.ts'
import type { StageBasis } from '#scene/stage-basis.ts'
import type { StageParts } from '#scene/stage-parts.ts'
import { camera } from '#view/camera.ts'
import { closedBrain } from '#view/layout.ts'
import { colouring, constantValues, cortex } from './mount-stage.tsx'
import { pointer } from './pointer.ts'

const size = { width: 300, height: 300 }
const put: HTMLElement[] = []
let takeOff = () => {}
afterEach(() => {
  takeOff()
  for (const element of put.splice(0)) element.remove()
})

function box(): HTMLElement {
  const element = document.createElement('div')
  element.style.cssText = 'position:absolute;top:0;left:0;width:300px;height:300px'
  element.tabIndex = 0
  document.body.append(element)
  put.push(element)
  return element
}

function stand(first: Partial<BrainDrawing> = {}, own: Partial<StageBasis> = {}) {
  const element = box()
  const tell = {
    onPick: vi.fn<StageBasis['onPick']>(),
    onCamera: vi.fn<StageBasis['onCamera']>(),
    onLasso: vi.fn<NonNullable<StageBasis['onLasso']>>(),
  }
  const stage: StageBasis = {
    cortex,
    regions: [],
    showLabels: true,
    cursor: null,
    theme: { background: '#ffffff', ink: '#111111' },
    reducedMotion: true,
    ...tell,
    ...own,
  }
  const held = new Set<string>()
  const invalidate = vi.fn()
  let drawing: BrainDrawing = {
    id: 'b',
    kind: 'brain',
    element,
    layers: [],
    layout: closedBrain,
    camera: camera(-90, 0),
    ...first,
  }
  const parts = { stage: () => stage, held, invalidate } as unknown as StageParts
  const part = createBrainPart(parts, drawing)
  const show = (change: Partial<BrainDrawing> = {}) => {
    const before = drawing
    drawing = { ...drawing, ...change }
    part.receive(drawing, before, stage)
    const frame = { stage, drawing, size, nowMs: performance.now(), pixelRatio: 1, coarse: false }
    part.prepare(frame)
    part.drawOverlay(frame)
    return frame
  }
  part.receive(drawing, null, stage)
  const detach = part.attach(element)
  takeOff = detach
  const press = (key: string) =>
    element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  const wheel = (x: number, y: number) =>
    element.dispatchEvent(
      new WheelEvent('wheel', { deltaY: -200, clientX: x, clientY: y, cancelable: true }),
    )
  const click = (x: number, y: number) => {
    pointer(element, 'pointerdown', x, y)
    pointer(element, 'pointerup', x, y)
  }
  return { ...tell, element, part, held, invalidate, show, detach, press, wheel, click }
}

it('does nothing where nothing was drawn yet', () => {
  const { click, press, onPick, onLasso, element } = stand({}, { lasso: true })
  click(150, 150)
  press('Enter')
  pointer(element, 'pointerdown', 100, 100)
  pointer(element, 'pointermove', 150, 150)
  pointer(element, 'pointerup', 150, 150)
  expect([onPick.mock.calls, onLasso.mock.calls]).toEqual([[], []])
})

it('is held while it is turned, asks for a frame of each move, and lets go', () => {
  const { element, held, invalidate, onCamera, show } = stand()
  show()
  pointer(element, 'pointerdown', 150, 150)
  expect([...held]).toEqual([])
  pointer(element, 'pointermove', 170, 150)
  expect([[...held], invalidate.mock.calls.length]).toEqual([['b'], 1])
  const [id, moved, phase] = onCamera.mock.lastCall!
  expect([id, phase]).toEqual(['b', 'moving'])
  // What the document says late does not take it out of the hand; the next move goes on from where it is.
  show({ camera: camera(-80, 0) })
  pointer(element, 'pointermove', 190, 150)
  const [, further] = onCamera.mock.lastCall!
  expect(further.azimuthDeg - moved.azimuthDeg).toBeCloseTo(moved.azimuthDeg + 90)
  pointer(element, 'pointerup', 190, 150)
  expect(onCamera).toHaveBeenLastCalledWith('b', further, 'settled')
  expect([...held]).toEqual([])
})

it('tells the place of the hemisphere that is picked, none beside the brain', () => {
  const { onPick, click, press, show } = stand()
  show()
  press('Enter')
  expect(onPick.mock.lastCall).toEqual(['b', expect.objectContaining({ hemisphere: 'left' })])
  onPick.mockClear()
  click(150, 150)
  expect(onPick.mock.lastCall).toEqual(['b', expect.objectContaining({ hemisphere: 'left' })])
  click(4, 4)
  expect(onPick).toHaveBeenCalledTimes(1)
  show({ camera: camera(90, 0) })
  click(150, 150)
  expect(onPick.mock.lastCall![1].hemisphere).toBe('right')
  show({ layout: { ...closedBrain, hidden: 'right' } })
  click(150, 150)
  expect(onPick.mock.lastCall![1].hemisphere).toBe('left')
})

it('zooms about what lies under the pointer: it stays there, near or far', () => {
  // From the front, the pole of the left half stands nearer than the middle of the brain, its side farther away.
  for (const [x, y] of [
    [190, 150],
    [255, 150],
  ] as const) {
    const { onPick, onCamera, click, wheel, show } = stand({ camera: camera(0, 0) })
    show()
    click(x, y)
    const before = onPick.mock.lastCall![1]
    wheel(x, y)
    expect(onCamera.mock.lastCall![1].zoom).toBeGreaterThan(1.3)
    show()
    click(x, y)
    const after = onPick.mock.lastCall![1]
    const worldOf = ({ hemisphere, face, barycentric }: typeof before) => {
      const { faces, surfaces } = cortex[hemisphere]
      return [0, 1, 2].map((axis) =>
        barycentric.reduce(
          (sum, weight, corner) =>
            sum + weight * surfaces.pial[3 * faces[3 * face + corner]! + axis]!,
          0,
        ),
      )
    }
    const [a, b] = [worldOf(before), worldOf(after)]
    expect(Math.hypot(...a.map((part, axis) => part - b[axis]!))).toBeLessThan(1)
    takeOff()
  }
  // Beside it, about as in its middle.
  const { onCamera, wheel, show } = stand({ camera: camera(0, 0) })
  show()
  wheel(10, 10)
  const { targetScene } = onCamera.mock.lastCall![1]
  expect(targetScene[0]).toBeGreaterThan(10)
  expect(targetScene[2]).toBeGreaterThan(10)
})

it('draws a line as long as a hand draws it, and tells what is seen within it once it is let go', () => {
  const { element, onLasso, onCamera, show } = stand({}, { lasso: true })
  show()
  const line = () => element.querySelector('.stage-lasso')!.getAttribute('visibility')
  const corners = [
    [130, 130],
    [170, 130],
    [170, 170],
    [130, 170],
  ] as const
  const draw = (end: string) => {
    pointer(element, 'pointerdown', ...corners[0])
    for (const [x, y] of corners.slice(1)) pointer(element, 'pointermove', x, y)
    expect(line()).toBe('visible')
    pointer(element, end, ...corners[3])
    expect(line()).toBe('hidden')
  }
  draw('pointercancel')
  expect(onLasso).not.toHaveBeenCalled()
  draw('pointerup')
  const [id, caught] = onLasso.mock.lastCall!
  expect(id).toBe('b')
  expect([caught.left, caught.right].map((flags) => flags.includes(1))).toEqual([true, false])
  expect(onCamera.mock.calls.filter(([, , phase]) => phase === 'moving')).toEqual([])
})

it('has L and R over it within what is free of the pane, in the ink of the theme', () => {
  const { element, part, show } = stand({
    camera: camera(180, 0),
    insets: { top: 100, right: 0, bottom: 0, left: 100 },
  })
  const frame = show()
  const marks = [...element.querySelectorAll('.stage-side')].map((mark) => [
    mark.textContent,
    mark.getBoundingClientRect(),
  ])
  expect(marks.map(([text]) => text)).toEqual(['L', 'R'])
  const [left, right] = marks.map(([, rect]) => rect as DOMRect)
  expect(left!.left).toBeGreaterThan(100)
  expect(left!.top).toBeGreaterThan(100)
  expect(right!.left).toBeGreaterThan(left!.left + 20)
  const overlay = element.querySelector<HTMLElement>('.stage-overlay')!
  const ink = () => overlay.style.getPropertyValue('--stage-ink')
  expect(ink()).toBe('#111111')
  const dark = { ...frame.stage, theme: { background: '#000000', ink: '#eeeeee' } }
  part.receive(frame.drawing, frame.drawing, dark)
  expect(ink()).toBe('#eeeeee')
})

it('leaves nothing behind, lets go of what was held, and is another element’s then', () => {
  const { element, held, part, detach, onCamera, show } = stand()
  show()
  pointer(element, 'pointerdown', 150, 150)
  pointer(element, 'pointermove', 170, 150)
  const other = box()
  const takeOther = part.attach(other)
  detach()
  expect([[...held], element.children.length]).toEqual([[], 0])
  const calls = onCamera.mock.calls.length
  pointer(element, 'pointermove', 190, 150)
  expect(onCamera).toHaveBeenCalledTimes(calls)
  // The newer element's overlay is drawn on, though the older one went after it came.
  show()
  expect(other.querySelectorAll('.stage-side').length).toBeGreaterThan(0)
  takeOther()
  expect(other.children).toHaveLength(0)
  expect(() => show()).not.toThrow()
})

it('is painted by the processor with its maps, wiped at the edge', () => {
  const map = { values: constantValues(7), colouring }
  const layers = [
    { ...map, beside: 'left' as const },
    { ...map, values: constantValues(-6), beside: 'right' as const },
  ]
  const { part, show } = stand({ layers })
  const warmth = (edge?: number) => {
    const frame = show(edge === undefined ? {} : { edge })
    const image = part.paint(frame)
    expect([image.width, image.height]).toEqual([300, 300])
    return [100, 140, 160, 200].map((x) => {
      const at = 4 * (150 * 300 + x)
      return Math.sign(image.data[at]! - image.data[at + 2]!)
    })
  }
  expect([warmth(), warmth(0.6), warmth(0.4)]).toEqual([
    [1, 1, -1, -1],
    [1, 1, 1, -1],
    [1, -1, -1, -1],
  ])
})
