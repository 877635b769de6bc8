import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mountStage, pane, type TestStage } from './mount-stage.tsx'
import { pointer } from './pointer.ts'
import { syntheticCortex } from './synthetic-cortex.ts'

const fine = syntheticCortex({ levels: 6 })
const faces = fine.left.faces.length
const values = {
  left: new Float32Array(fine.left.sulcalDepth.length).fill(7),
  right: new Float32Array(fine.right.sulcalDepth.length).fill(7),
}

/** Numbers of the index in each draw of a hemisphere. */
let drawn: number[] = []
let cardMs = 0

beforeEach(() => {
  drawn = []
  const { prototype } = WebGL2RenderingContext
  const { drawElements, fenceSync, getSyncParameter } = prototype
  vi.spyOn(prototype, 'drawElements').mockImplementation(function (
    this: WebGL2RenderingContext,
    ...args
  ) {
    if (args[1] > 1000) drawn.push(args[1])
    drawElements.apply(this, args)
  })
  // A card that is as slow as the test says, wherever the test runs.
  const made = new WeakMap<WebGLSync, number>()
  vi.spyOn(prototype, 'fenceSync').mockImplementation(function (
    this: WebGL2RenderingContext,
    ...args
  ) {
    const fence = fenceSync.apply(this, args)
    if (fence) made.set(fence, performance.now())
    return fence
  })
  vi.spyOn(prototype, 'getSyncParameter').mockImplementation(function (
    this: WebGL2RenderingContext,
    fence,
    name,
  ) {
    if (cardMs === 0) return this.SIGNALED
    const ageMs = performance.now() - (made.get(fence) ?? 0)
    return ageMs < cardMs ? this.UNSIGNALED : getSyncParameter.call(this, fence, name)
  })
})
afterEach(() => {
  vi.restoreAllMocks()
})

const mounted = (change: Partial<TestStage> = {}) =>
  mountStage({ cortex: fine, panes: [pane('a', { values })], ...change })

/** A hand that takes hold of the brain and turns it. */
function take(element: HTMLElement) {
  pointer(element, 'pointerdown', 150, 150)
  pointer(element, 'pointermove', 170, 150)
}

it('draws a brain of many faces coarsely first, and whole as the picture that stays', async () => {
  cardMs = 120
  const stage = await mounted()
  expect(drawn.slice(-2)).toEqual([faces, faces])
  expect(Math.max(...drawn.slice(0, -2))).toBeLessThan(faces / 2)
  expect(drawn.length).toBeGreaterThanOrEqual(4)
  expect(stage.handle.stats().waiting).toBe(false)
})

it('draws it coarsely while it is turned on a slow card, and whole when the hand lets go', async () => {
  cardMs = 120
  const stage = await mounted()
  const element = stage.paneElement('a')
  drawn = []
  take(element)
  await expect.poll(() => drawn.length).toBeGreaterThan(0)
  expect(Math.max(...drawn)).toBeLessThan(faces / 2)
  pointer(element, 'pointerup', 170, 150)
  expect(stage.handle.stats().waiting).toBe(true)
  await stage.settled()
  expect(drawn.slice(-2)).toEqual([faces, faces])
  const { frames } = stage.handle.stats()
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(stage.handle.stats().frames).toBe(frames)
})

it('draws it whole on a quick card, turned or not', async () => {
  cardMs = 0
  const stage = await mounted()
  await stage.settled()
  drawn = []
  const element = stage.paneElement('a')
  take(element)
  await expect.poll(() => drawn.length).toBeGreaterThan(0)
  pointer(element, 'pointerup', 170, 150)
  await stage.settled()
  expect(new Set(drawn)).toEqual(new Set([faces]))
})

it('keeps a whole picture even of a brain that is being turned', async () => {
  cardMs = 120
  const stage = await mounted()
  take(stage.paneElement('a'))
  await expect.poll(() => drawn.at(-1)).toBeLessThan(faces / 2)
  drawn = []
  const kept = stage.handle.capture()
  expect(kept?.width).toBeGreaterThan(0)
  expect(new Set(drawn)).toEqual(new Set([faces]))
  pointer(stage.paneElement('a'), 'pointerup', 170, 150)
})
