/** Pictures without a graphics card, each on a canvas of its own where its view is. */
import { afterEach, expect, it, vi } from 'vitest'
import { mountFlatCanvas } from '#scene/flat-canvas.ts'
import type { StageCanvas, StageCore } from '#scene/stage-core.ts'

const put: HTMLElement[] = []
afterEach(() => {
  for (const element of put.splice(0)) element.remove()
})

const frames = async (count = 3) => {
  for (let i = 0; i < count; i++) await new Promise((resolve) => requestAnimationFrame(resolve))
}

function stand() {
  const container = document.createElement('div')
  container.style.cssText = 'position:absolute;top:20px;left:30px;width:300px;height:200px'
  document.body.append(container)
  put.push(container)
  const views = new Map<string, { readonly box: DOMRect; readonly grey: number }>()
  let again = 0
  let canvas: StageCanvas | null = null
  const paint = vi.fn<StageCore['paint']>((show) => {
    for (const [id, { box, grey }] of views) {
      const { width, height } = box
      const data = new Uint8ClampedArray(4 * width * height).fill(grey)
      show(id, new ImageData(data, width, height), box)
    }
    return again-- > 0
  })
  const core = {
    paint,
    partOf: (id: string) => views.get(id),
    setCanvas: (next: StageCanvas | null) => {
      canvas = next
    },
  } as unknown as StageCore
  const canvases = () =>
    [...container.querySelectorAll('canvas')].map((one) => ({
      place: one.style.translate,
      size: [one.width, one.height],
      grey: one.getContext('2d')!.getImageData(0, 0, 1, 1).data[0],
    }))
  return {
    container,
    views,
    paint,
    canvases,
    goOn: (times: number) => {
      again = times
    },
    mount: () => mountFlatCanvas(container, core),
    canvas: () => canvas,
  }
}

it('paints each view where it is, once a frame however often it is asked, and on as long as something moves', async () => {
  const { views, paint, canvases, mount, canvas, goOn } = stand()
  views.set('a', { box: new DOMRect(30, 20, 100, 80), grey: 255 })
  views.set('b', { box: new DOMRect(140, 60, 50, 40), grey: 255 })
  const flat = mount()
  expect([paint.mock.calls.length, canvas()?.isCompiling()]).toEqual([0, false])
  await frames()
  expect(canvases()).toEqual([
    { place: '0px', size: [100, 80], grey: 255 },
    { place: '110px 40px', size: [50, 40], grey: 255 },
  ])
  const calls = paint.mock.calls.length
  for (let i = 0; i < 3; i++) canvas()!.invalidate()
  await frames()
  expect(paint).toHaveBeenCalledTimes(calls + 1)
  goOn(2)
  canvas()!.invalidate()
  await frames(6)
  expect(paint).toHaveBeenCalledTimes(calls + 4)
  flat.unmount()
})

it('takes a view’s picture anew on the canvas that it has, and away with the view', async () => {
  const { views, canvases, container, mount, canvas } = stand()
  views.set('a', { box: new DOMRect(30, 20, 100, 80), grey: 255 })
  const flat = mount()
  await frames()
  const [first] = container.children
  views.set('a', { box: new DOMRect(40, 20, 60, 50), grey: 255 })
  canvas()!.invalidate()
  await frames()
  expect([container.children.length, container.firstElementChild === first]).toEqual([1, true])
  expect(canvases()).toEqual([{ place: '10px', size: [60, 50], grey: 255 }])
  views.delete('a')
  canvas()!.invalidate()
  await frames()
  expect(canvases()).toEqual([])
  flat.unmount()
})

it('is painted anew when its room changes, and never more once it is gone', async () => {
  const { views, paint, container, mount, canvas } = stand()
  views.set('a', { box: new DOMRect(30, 20, 100, 80), grey: 255 })
  const flat = mount()
  await frames()
  const calls = paint.mock.calls.length
  container.style.width = '250px'
  await expect.poll(() => paint.mock.calls.length).toBeGreaterThan(calls)
  await frames()
  canvas()!.invalidate()
  const before = paint.mock.calls.length
  flat.unmount()
  expect([container.children.length, canvas()]).toEqual([0, null])
  container.style.width = '200px'
  await frames(4)
  expect(paint).toHaveBeenCalledTimes(before)
})
