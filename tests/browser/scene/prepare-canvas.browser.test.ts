import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openFirstContext } from '#scene/open-context.ts'
import { prepareCanvas, takeCanvas } from '#scene/prepare-canvas.ts'
import { slowAnswers } from './slow-answers.ts'

const area = document.createElement('div')
Object.assign(area.style, { width: '420px', height: '210px' })
beforeEach(() => document.body.append(area))
afterEach(() => {
  vi.restoreAllMocks()
  area.remove()
})

test('an area that is gone by the time that the graphics process answers gets no canvas', async () => {
  const { asked, comes } = slowAnswers()
  const compiled = vi.spyOn(WebGL2RenderingContext.prototype, 'compileShader')
  openFirstContext()
  const prepared = prepareCanvas(area)
  expect(asked).toEqual([])
  area.remove()
  comes()
  await prepared
  expect(compiled).not.toHaveBeenCalled()
})

test('a canvas that is prepared has the size of its area before its shaders are asked for, and is taken once', async () => {
  const sizes: (readonly [number, number])[] = []
  const programs: string[] = []
  const { compileShader, shaderSource } = WebGL2RenderingContext.prototype
  vi.spyOn(WebGL2RenderingContext.prototype, 'compileShader').mockImplementation(function (
    this: WebGL2RenderingContext,
    shader,
  ) {
    sizes.push([this.canvas.width, this.canvas.height])
    compileShader.call(this, shader)
  })
  vi.spyOn(WebGL2RenderingContext.prototype, 'shaderSource').mockImplementation(function (
    this: WebGL2RenderingContext,
    shader,
    source,
  ) {
    programs.push(/#define VOLUMES \d/.exec(source)?.[0] ?? '')
    shaderSource.call(this, shader, source)
  })
  await Promise.all([prepareCanvas(area), prepareCanvas(area)])
  const { length } = sizes
  expect(length).toBeGreaterThan(0)
  const ratio = Math.min(2, Math.max(1, devicePixelRatio))
  expect(new Set(sizes.map(String))).toEqual(new Set([`${420 * ratio},${210 * ratio}`]))
  const first = takeCanvas()!
  expect(first.element.width).toBe(420 * ratio)
  expect(first.gl.getPixelRatio()).toBe(ratio)
  expect(first.element.style.width).toBe('')
  // What draws a hemisphere is made as soon as its shaders are there: the graphics process is told of it.
  const told: string[] = []
  const { drawElements, flush } = WebGL2RenderingContext.prototype
  vi.spyOn(WebGL2RenderingContext.prototype, 'drawElements').mockImplementation(function (
    this: WebGL2RenderingContext,
    ...args
  ) {
    told.push('draw')
    drawElements.apply(this, args)
  })
  vi.spyOn(WebGL2RenderingContext.prototype, 'flush').mockImplementation(function (
    this: WebGL2RenderingContext,
  ) {
    told.push('flush')
    flush.call(this)
  })
  await first.ready
  expect(told.slice(-2)).toEqual(['draw', 'flush'])
  expect(takeCanvas()!.element).not.toBe(first.element)
  expect(sizes).toHaveLength(length)
  // The first picture reads no volume; the programs that do, with and without fading, come when they are asked for, and are kept.
  expect(new Set(programs)).toEqual(new Set(['#define VOLUMES 0']))
  const linked = first.gl.info.programs!.length
  await first.compileNext()
  expect(new Set(programs.slice(length))).toEqual(new Set(['#define VOLUMES 1']))
  expect(first.gl.info.programs).toHaveLength(linked + 2)
})
