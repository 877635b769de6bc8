import { expect, test, vi } from 'vitest'
import { prepareCanvas, takeCanvas } from '#scene/prepare-canvas.ts'

test('a canvas that is prepared has the size of its area before its shaders are asked for, and is taken once', () => {
  const area = document.createElement('div')
  Object.assign(area.style, { width: '420px', height: '210px' })
  document.body.append(area)
  const sizes: (readonly [number, number])[] = []
  const { compileShader } = WebGL2RenderingContext.prototype
  const spy = vi.spyOn(WebGL2RenderingContext.prototype, 'compileShader')
  spy.mockImplementation(function (this: WebGL2RenderingContext, shader) {
    sizes.push([this.canvas.width, this.canvas.height])
    compileShader.call(this, shader)
  })
  try {
    prepareCanvas(area)
    prepareCanvas(area)
    const { length } = sizes
    expect(length).toBeGreaterThan(0)
    const ratio = Math.min(2, Math.max(1, devicePixelRatio))
    expect(new Set(sizes.map(String))).toEqual(new Set([`${420 * ratio},${210 * ratio}`]))
    const first = takeCanvas()!
    expect(first.element.width).toBe(420 * ratio)
    expect(first.gl.getPixelRatio()).toBe(ratio)
    expect(first.element.style.width).toBe('')
    expect(takeCanvas()!.element).not.toBe(first.element)
    expect(sizes).toHaveLength(length)
  } finally {
    spy.mockRestore()
    area.remove()
  }
})
