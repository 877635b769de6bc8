/** A canvas and the renderer that draws on it. */
import { WebGLRenderer } from 'three'
import { contextSettings, takeContext } from './open-context.ts'

export type CanvasWithRenderer = {
  readonly element: HTMLCanvasElement
  readonly gl: WebGLRenderer
}

/** Of the screen's pixels a CSS pixel, so many at least and at most. */
export const pixelRatios: [least: number, most: number] = [1, 2]

/** Null where the browser gives no WebGL 2. */
export function createCanvas(): CanvasWithRenderer | null {
  const opened = takeContext()
  if (!opened) return null
  const { element, context } = opened
  const gl = new WebGLRenderer({ canvas: element, context, ...contextSettings })
  // Asked for with the first texture, the answer would come behind everything that is uploaded before.
  gl.capabilities.getMaxAnisotropy()
  const lose = gl.forceContextLoss.bind(gl)
  // Given back by force when the canvas goes; what is lost already can't be lost, of which three would complain.
  gl.forceContextLoss = () => {
    if (!context.isContextLost()) lose()
  }
  return { element, gl }
}
