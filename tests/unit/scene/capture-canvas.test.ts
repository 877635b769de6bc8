import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { captureCanvas } from '#scene/capture-canvas.ts'

let copied: readonly unknown[] = []
beforeEach(() => {
  copied = []
  vi.stubGlobal('document', {
    createElement: () => ({
      width: 0,
      height: 0,
      getContext: () => ({
        drawImage: (...all: readonly unknown[]) => {
          copied = all
        },
      }),
    }),
  })
})
afterEach(() => vi.unstubAllGlobals())

/** A renderer of 300 x 200 CSS px at 2 device pixels each, and all that was done to it. */
function rendererOf(maxTextureSize = 4096) {
  const done: string[] = []
  let ratio = 2
  const domElement = { width: 600, height: 400 }
  const gl = {
    getPixelRatio: () => ratio,
    getSize: (to: { set: (x: number, y: number) => object }) => to.set(300, 200),
    setPixelRatio: (next: number) => {
      ratio = next
    },
    setSize: (width: number, height: number, style: boolean) => {
      Object.assign(domElement, { width: width * ratio, height: height * ratio })
      done.push(`size ${width * ratio} ${height * ratio}${style ? ' and its style' : ''}`)
    },
    capabilities: { maxTextureSize },
    domElement,
  }
  const ways = { draw: () => done.push('draw'), restore: () => done.push('restore') }
  const capture = (scale?: number) => captureCanvas(gl as never, scale, ways as never)
  return { capture, done, domElement }
}

describe('a picture of what is drawn', () => {
  it.each([undefined, 2])(
    'as large as on the screen (%s) is drawn once more and copied whole',
    (scale) => {
      const { capture, done, domElement } = rendererOf()
      const copy = capture(scale)
      expect([copy.width, copy.height]).toEqual([600, 400])
      expect(copied).toEqual([domElement, 0, 0])
      expect(done).toEqual(['draw', 'restore'])
    },
  )

  it('larger than the screen leaves it as it was', () => {
    const { capture, done } = rendererOf()
    const copy = capture(4)
    expect([copy.width, copy.height]).toEqual([1200, 800])
    expect(done).toEqual(['size 1200 800', 'draw', 'size 600 400', 'restore'])
  })

  it('is no larger than the card allows', () => {
    const { capture, done } = rendererOf(900)
    expect(capture(5).width).toBe(900)
    expect(done[0]).toBe('size 900 600')
  })
})
