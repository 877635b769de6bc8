import { WebGLRenderer } from 'three'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { contextSettings } from '#scene/open-context.ts'
import { slowAnswers } from './slow-answers.ts'

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

test('a context that was opened ahead is the first canvas’s, not shown, and nobody else’s', async () => {
  const { openFirstContext, takeContext } = await load()
  openFirstContext()
  openFirstContext()
  expect(opened()).toBe(1)
  const first = takeContext()!
  expect(opened()).toBe(1)
  expect(first.context.canvas).toBe(first.element)
  expect(first.element.style.display).toBe('none')
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

test('nothing is asked of one that was opened ahead before the graphics process has come to it', async () => {
  const { openFirstContext, firstContextAnswers } = await load()
  const { asked, comes } = slowAnswers()
  // Without one there is nothing to wait for.
  await firstContextAnswers()
  openFirstContext()
  let answers = false
  const answered = firstContextAnswers().then(() => {
    answers = true
  })
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect([answers, asked]).toEqual([false, []])
  comes()
  await answered
  expect(asked.length).toBeGreaterThan(0)
})

test('then it is asked all that its renderer will ask, so that this waits for nothing', async () => {
  const { openFirstContext, firstContextAnswers, takeContext } = await load()
  const { prototype } = WebGL2RenderingContext
  const questions = vi.spyOn(prototype, 'getParameter')
  const extensions = vi.spyOn(prototype, 'getExtension')
  openFirstContext()
  await firstContextAnswers()
  const ahead = new Set(extensions.mock.calls.map(([name]) => name))
  questions.mockClear()
  extensions.mockClear()
  const { element, context } = takeContext()!
  const gl = new WebGLRenderer({ canvas: element, context, ...contextSettings })
  gl.capabilities.getMaxAnisotropy()
  expect(extensions.mock.calls.filter(([name]) => !ahead.has(name))).toEqual([])
  // Asked twice by three, of what browsers know without their graphics process.
  const again = questions.mock.calls.filter(([name]) => name !== context.MAX_VERTEX_ATTRIBS)
  expect(again).toEqual([])
  // What may have changed since is asked anew.
  expect(gl.capabilities.maxTextureSize).toBe(context.getParameter(context.MAX_TEXTURE_SIZE))
  gl.setSize(123, 45, false)
  expect([...context.getParameter(context.VIEWPORT)]).toEqual([0, 0, 123, 45])
  gl.dispose()
})

test('one that is taken before it answers is asked nothing ahead any more', async () => {
  const { openFirstContext, firstContextAnswers, takeContext } = await load()
  const { asked, comes } = slowAnswers()
  openFirstContext()
  expect(takeContext()).not.toBeNull()
  comes()
  await firstContextAnswers()
  expect(asked).toEqual([])
})

test('where the browser gives no WebGL 2, there is none, ahead or later', async () => {
  const { openFirstContext, takeContext } = await load()
  vi.mocked(HTMLCanvasElement.prototype.getContext).mockReturnValue(null)
  openFirstContext()
  expect(takeContext()).toBeNull()
})
