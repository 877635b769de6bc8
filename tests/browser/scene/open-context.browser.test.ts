import { afterEach, beforeEach, expect, test, vi } from 'vitest'

let visit = 0
/** The module as a page finds it that has just been opened: what it holds, it holds for one page. */
const load = () => {
  visit += 1
  const fresh = `/src/scene/open-context.ts?visit=${visit}`
  return import(/* @vite-ignore */ fresh) as Promise<typeof import('#scene/open-context.ts')>
}
const opened = () => vi.mocked(HTMLCanvasElement.prototype.getContext).mock.calls.length

beforeEach(() => {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext')
})
afterEach(() => vi.restoreAllMocks())

test('a context that was opened ahead is the first canvas’s, hidden, and nobody else’s', async () => {
  const { openFirstContext, takeContext } = await load()
  openFirstContext()
  openFirstContext()
  expect(opened()).toBe(1)
  const first = takeContext()!
  expect(opened()).toBe(1)
  expect(first.context.canvas).toBe(first.element)
  expect(first.element.style.visibility).toBe('hidden')
  const second = takeContext()!
  expect(second.element).not.toBe(first.element)
  expect(opened()).toBe(2)
})

test('nothing is opened ahead any more once there is a canvas', async () => {
  const { openFirstContext, takeContext } = await load()
  expect(takeContext()).not.toBeNull()
  openFirstContext()
  expect(opened()).toBe(1)
})

test('one that was lost meanwhile is not taken', async () => {
  const { openFirstContext, takeContext } = await load()
  openFirstContext()
  const ahead = vi.mocked(HTMLCanvasElement.prototype.getContext).mock.results[0]!
    .value as WebGL2RenderingContext
  ahead.getExtension('WEBGL_lose_context')!.loseContext()
  const taken = takeContext()!
  expect(taken.context).not.toBe(ahead)
  expect(taken.context.isContextLost()).toBe(false)
})

test('where the browser gives no WebGL 2, there is none, ahead or later', async () => {
  const { openFirstContext, takeContext } = await load()
  vi.mocked(HTMLCanvasElement.prototype.getContext).mockReturnValue(null)
  openFirstContext()
  expect(takeContext()).toBeNull()
})
