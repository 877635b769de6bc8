import { expect, it, vi } from 'vitest'
import type { StageProps } from '#scene/stage-props.ts'
import { type Camera, camera, cameraFrame } from '#view/camera.ts'
import { closedBrain } from '#view/layout.ts'
import { cortex, mountStage, pane } from './mount-stage.tsx'
import { pointer } from './pointer.ts'
import { roundField } from './synthetic-cortex.ts'

type OnCamera = StageProps['onCamera']

const lastCamera = (onCamera: ReturnType<typeof vi.fn<OnCamera>>): Camera =>
  onCamera.mock.lastCall![1]

it('orbits with a drag, shows it at once, and settles when the pointer is let go', async () => {
  const onCamera = vi.fn<OnCamera>()
  const { handle, paneElement } = await mountStage({ onCamera })
  const { frames } = handle.stats()
  const element = paneElement('a')
  pointer(element, 'pointerdown', 150, 150)
  for (let x = 150; x <= 250; x += 10) pointer(element, 'pointermove', x, 150 + (x - 150) / 5)
  expect(onCamera.mock.lastCall![2]).toBe('moving')
  pointer(element, 'pointerup', 250, 170)
  expect(onCamera.mock.lastCall![0]).toBe('a')
  expect(onCamera.mock.lastCall![2]).toBe('settled')
  const moved = lastCamera(onCamera)
  // A drag to the right turns the near side to the right, one down shows the brain from higher up.
  expect(moved.azimuthDeg).toBeGreaterThan(-60)
  expect(moved.elevationDeg).toBeGreaterThan(5)
  await expect.poll(() => handle.stats().frames).toBeGreaterThan(frames)
})

it('pans with shift or the right button so that the brain follows the pointer', async () => {
  for (const init of [{ shiftKey: true }, { button: 2 }]) {
    const onCamera = vi.fn<OnCamera>()
    const { paneElement, screen } = await mountStage({ onCamera })
    const element = paneElement('a')
    pointer(element, 'pointerdown', 150, 150, init)
    pointer(element, 'pointermove', 180, 130, init)
    pointer(element, 'pointerup', 180, 130, init)
    const moved = lastCamera(onCamera)
    expect(moved.azimuthDeg).toBe(-90)
    const { right, up } = cameraFrame(moved)
    const along = (way: readonly number[]) =>
      way.reduce((sum, part, i) => sum + part * moved.targetScene[i]!, 0)
    expect(along(right)).toBeLessThan(-5)
    expect(along(up)).toBeLessThan(-3)
    await screen.unmount()
  }
})

it('zooms with the wheel and settles when it rests, without scrolling the page', async () => {
  const onCamera = vi.fn<OnCamera>()
  const { paneElement } = await mountStage({ onCamera })
  const event = new WheelEvent('wheel', { deltaY: -200, bubbles: true, cancelable: true })
  paneElement('b').dispatchEvent(event)
  expect(event.defaultPrevented).toBe(true)
  expect(onCamera.mock.lastCall![0]).toBe('b')
  expect(lastCamera(onCamera).zoom).toBeGreaterThan(1.2)
  await expect.poll(() => onCamera.mock.lastCall![2]).toBe('settled')
})

it('zooms with two fingers that part, and does not take their lifting for a tap', async () => {
  const onCamera = vi.fn<OnCamera>()
  const onPick = vi.fn()
  const { paneElement } = await mountStage({ onCamera, onPick })
  const element = paneElement('a')
  const touch = { pointerType: 'touch' }
  pointer(element, 'pointerdown', 140, 150, { ...touch, pointerId: 1 })
  pointer(element, 'pointerdown', 160, 150, { ...touch, pointerId: 2 })
  pointer(element, 'pointermove', 120, 150, { ...touch, pointerId: 1 })
  pointer(element, 'pointermove', 180, 150, { ...touch, pointerId: 2 })
  pointer(element, 'pointerup', 120, 150, { ...touch, pointerId: 1 })
  pointer(element, 'pointerup', 180, 150, { ...touch, pointerId: 2 })
  const moved = lastCamera(onCamera)
  expect(moved.zoom).toBeCloseTo(3, 6)
  expect(moved.azimuthDeg).toBe(-90)
  expect(Math.hypot(...moved.targetScene)).toBeLessThan(5)
  expect(onCamera.mock.lastCall![2]).toBe('settled')
  expect(onPick).not.toHaveBeenCalled()
})

it('turns, shifts and zooms with keys while the pane has the focus', async () => {
  const onCamera = vi.fn<OnCamera>()
  const { paneElement } = await mountStage({ onCamera })
  const press = (key: string, init: KeyboardEventInit = {}) => {
    paneElement('a').dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }),
    )
    return lastCamera(onCamera)
  }
  expect(press('ArrowRight').azimuthDeg).toBe(-80)
  expect(press('ArrowDown').elevationDeg).toBe(10)
  expect(press('+').zoom).toBeGreaterThan(1)
  expect(Math.hypot(...press('ArrowLeft', { shiftKey: true }).targetScene)).toBeGreaterThan(5)
  const calls = onCamera.mock.calls.length
  press('ArrowRight', { ctrlKey: true })
  press('q')
  expect(onCamera).toHaveBeenCalledTimes(calls)
})

it('goes back to the whole brain on a double click, from the same side', async () => {
  const onCamera = vi.fn<OnCamera>()
  const { paneElement } = await mountStage({
    onCamera,
    panes: [
      pane('a', { camera: { azimuthDeg: 30, elevationDeg: 20, zoom: 4, targetScene: [9, 9, 9] } }),
    ],
  })
  paneElement('a').dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))
  expect(onCamera).toHaveBeenLastCalledWith('a', camera(30, 20), 'settled')
})

it('picks a place on a click but not beside the brain or after a drag, and leaves widgets alone', async () => {
  const onPick = vi.fn()
  const { paneElement } = await mountStage({ onPick })
  const element = paneElement('a')
  const click = (x: number, y: number) => {
    pointer(element, 'pointerdown', x, y)
    pointer(element, 'pointerup', x, y)
  }
  click(150, 150)
  expect(onPick).toHaveBeenCalledWith('a', expect.objectContaining({ hemisphere: 'left' }))
  click(4, 4)
  expect(onPick).toHaveBeenCalledTimes(1)
  const button = document.createElement('button')
  element.append(button)
  button.dispatchEvent(
    new PointerEvent('pointerdown', { bubbles: true, clientX: 150, clientY: 150 }),
  )
  button.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, clientX: 150, clientY: 150 }))
  button.remove()
  expect(onPick).toHaveBeenCalledTimes(1)
})

it('picks with Enter what is in the middle of the picture, or of the brain that is nearest to it', async () => {
  const onPick = vi.fn<StageProps['onPick']>()
  const stage = await mountStage({ onPick, panes: [pane('a', { camera: camera(90, 0) })] })
  const enter = () =>
    stage
      .paneElement('a')
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
  enter()
  expect(onPick.mock.lastCall).toEqual(['a', expect.objectContaining({ hemisphere: 'right' })])
  stage.handle.moveCameras({ a: { ...camera(90, 0, 4), targetScene: [0, 300, 0] } })
  await stage.settled()
  enter()
  expect(onPick).toHaveBeenCalledTimes(1)
})

it('is not thrown back by an old camera in the props while somebody drags', async () => {
  const onCamera = vi.fn<OnCamera>()
  const stage = await mountStage({ onCamera, panes: [pane('a')] })
  const element = stage.paneElement('a')
  pointer(element, 'pointerdown', 150, 150)
  pointer(element, 'pointermove', 200, 150)
  const early = lastCamera(onCamera)
  pointer(element, 'pointermove', 260, 150)
  await stage.set({ panes: [pane('a', { camera: early })] })
  pointer(element, 'pointermove', 261, 150)
  expect(lastCamera(onCamera).azimuthDeg).toBeGreaterThan(early.azimuthDeg + 20)
  pointer(element, 'pointerup', 261, 150)
})

it('labels a region that the camera sees and hides the label when it turns away', async () => {
  const stage = await mountStage({
    regions: [
      {
        key: 'patch',
        hemisphere: 'left',
        label: 'Lateral patch',
        colour: '#e8871e',
        field: roundField(cortex.left, [-68, -18, 10], 15),
      },
    ],
  })
  const label = () => stage.paneElement('a').querySelector<HTMLElement>('.stage-label')!
  expect(label().textContent).toBe('Lateral patch')
  expect(getComputedStyle(label()).visibility).toBe('visible')
  const box = label().getBoundingClientRect()
  const paneBox = stage.paneElement('a').getBoundingClientRect()
  expect(box.left).toBeGreaterThanOrEqual(paneBox.left)
  expect(box.right).toBeLessThanOrEqual(paneBox.right)
  expect(Number.parseFloat(getComputedStyle(label()).fontSize)).toBeGreaterThanOrEqual(13)
  stage.handle.moveCameras({ a: camera(90, 0) })
  await stage.settled()
  expect(getComputedStyle(label()).visibility).toBe('hidden')
  await stage.set({ showLabels: false })
  expect(stage.paneElement('a').querySelector('.stage-label')).toBeNull()
})

it('marks left and right on their sides from behind, and only the near one from the side', async () => {
  const stage = await mountStage({ panes: [pane('a', { camera: camera(180, 0) })] })
  const mark = (side: string) =>
    stage.paneElement('a').querySelector<HTMLElement>(`.stage-side[data-side=${side}]`)!
  expect(mark('left').getBoundingClientRect().left).toBeLessThan(
    mark('right').getBoundingClientRect().left - 50,
  )
  stage.handle.moveCameras({ a: camera(0, 0) })
  await stage.settled()
  expect(mark('left').getBoundingClientRect().left).toBeGreaterThan(
    mark('right').getBoundingClientRect().left + 50,
  )
  stage.handle.moveCameras({ a: camera(-90, 0) })
  await stage.settled()
  expect(getComputedStyle(mark('left')).visibility).toBe('visible')
  expect(getComputedStyle(mark('right')).visibility).toBe('hidden')
  // Of a brain that reaches far beyond the pane the letter does not stand on the axes.
  stage.handle.moveCameras({
    a: { ...camera(-90, 0, 8), targetScene: [0, -60, 0] },
  })
  await stage.settled()
  const axes = stage.paneElement('a').querySelector('.stage-axis')!.parentElement!
  const [letter, cross] = [mark('left'), axes].map((one) => one.getBoundingClientRect())
  const isApart =
    letter!.left > cross!.right - 4 ||
    letter!.right < cross!.left + 4 ||
    letter!.top > cross!.bottom - 4 ||
    letter!.bottom < cross!.top + 4
  expect(isApart).toBe(true)
  await stage.set({ layout: { ...closedBrain, hidden: 'left' } })
  expect(getComputedStyle(mark('left')).visibility).toBe('hidden')
  expect(getComputedStyle(mark('right')).visibility).toBe('visible')
})

it('shows the cursor at one place in both panes, faint where the brain covers it', async () => {
  const onPick = vi.fn<StageProps['onPick']>()
  const stage = await mountStage({
    onPick,
    panes: [pane('a'), pane('b', { camera: camera(90, 0) })],
  })
  const element = stage.paneElement('a')
  pointer(element, 'pointerdown', 120, 140)
  pointer(element, 'pointerup', 120, 140)
  await stage.set({ cursor: onPick.mock.lastCall![1] })
  const cursor = (id: 'a' | 'b') => stage.paneElement(id).querySelector('.stage-cursor')!
  expect(cursor('a').getAttribute('visibility')).toBe('visible')
  expect(cursor('a').getAttribute('opacity')).toBe('1')
  const [x, y] = cursor('a')
    .getAttribute('transform')!
    .match(/[\d.]+/g)!
    .map(Number)
  expect(Math.abs(x! - 120)).toBeLessThan(0.2)
  expect(Math.abs(y! - 140)).toBeLessThan(0.2)
  expect(Number(cursor('b').getAttribute('opacity'))).toBeLessThan(0.5)
})

it('marks front and back on both halves of an open book, and nowhere else', async () => {
  const stage = await mountStage({ panes: [pane('a', { camera: camera(180, 0) })] })
  const poles = () => [
    ...stage.paneElement('a').querySelectorAll<SVGTextElement>('.stage-poles text'),
  ]
  expect(poles()).toHaveLength(0)
  await stage.set({ layout: { ...closedBrain, openDeg: 90 } })
  const x = (key: string) =>
    Number(
      poles()
        .find(({ dataset }) => dataset['pole'] === key)!
        .getAttribute('x'),
    )
  // Seen from behind, left on the left: the frontal poles are in the middle.
  expect(x('P left')).toBeLessThan(x('A left') - 50)
  expect(x('A left')).toBeLessThan(x('A right'))
  expect(x('A right')).toBeLessThan(x('P right') - 50)
})

it('draws a line round places in place of turning, and drops it for a second finger', async () => {
  const onCamera = vi.fn<OnCamera>()
  const onPick = vi.fn()
  const onLasso = vi.fn<NonNullable<StageProps['onLasso']>>()
  const { paneElement } = await mountStage({ onCamera, onPick, onLasso, lasso: true })
  const element = paneElement('b')
  const corners = [
    [130, 130],
    [170, 130],
    [170, 170],
    [130, 170],
  ] as const
  const draw = (end: 'pointerup' | 'pointercancel') => {
    pointer(element, 'pointerdown', ...corners[0], { pointerId: 1 })
    for (const [x, y] of corners.slice(1)) pointer(element, 'pointermove', x, y, { pointerId: 1 })
    expect(element.querySelector('.stage-lasso')?.getAttribute('visibility')).toBe('visible')
    pointer(element, end, ...corners[3], { pointerId: 1 })
    expect(element.querySelector('.stage-lasso')?.getAttribute('visibility')).toBe('hidden')
  }
  draw('pointerup')
  expect(onLasso).toHaveBeenCalledTimes(1)
  const [view, caught] = onLasso.mock.lastCall!
  expect(view).toBe('b')
  expect(caught.left.some((flag) => flag === 1)).toBe(true)
  expect(caught.right.every((flag) => flag === 0)).toBe(true)
  expect(onCamera).not.toHaveBeenCalled()
  draw('pointercancel')
  // Two fingers zoom; what one of them had begun is no line.
  pointer(element, 'pointerdown', 140, 150, { pointerType: 'touch', pointerId: 1 })
  pointer(element, 'pointermove', 150, 160, { pointerType: 'touch', pointerId: 1 })
  pointer(element, 'pointerdown', 180, 150, { pointerType: 'touch', pointerId: 2 })
  pointer(element, 'pointermove', 200, 150, { pointerType: 'touch', pointerId: 2 })
  pointer(element, 'pointerup', 150, 160, { pointerType: 'touch', pointerId: 1 })
  pointer(element, 'pointerup', 200, 150, { pointerType: 'touch', pointerId: 2 })
  expect(onLasso).toHaveBeenCalledTimes(1)
  expect(lastCamera(onCamera).zoom).toBeGreaterThan(1)
  // A click is a click, line or not.
  pointer(element, 'pointerdown', 150, 150)
  pointer(element, 'pointerup', 150, 150)
  expect(onPick).toHaveBeenCalledTimes(1)
})
