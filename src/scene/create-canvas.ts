/** A canvas and the renderer that draws on it. */
import { WebGLRenderer } from 'three'
import { forgetLost } from './forget-lost.ts'

export type CanvasWithRenderer = {
  readonly element: HTMLCanvasElement
  readonly gl: WebGLRenderer
}

/** Hidden, because an empty canvas is black: the first picture shows it. Null where the browser gives no WebGL 2. */
export function createCanvas(): CanvasWithRenderer | null {
  const element = document.createElement('canvas')
  element.style.visibility = 'hidden'
  const settings = {
    alpha: false,
    antialias: true,
    depth: true,
    stencil: false,
    powerPreference: 'high-performance',
  } as const
  // Asked for here and not by three, which would shout on the console before it gives up.
  const context = element.getContext('webgl2', settings)
  if (!(context instanceof WebGL2RenderingContext)) return null
  forgetLost(context)
  const gl = new WebGLRenderer({ canvas: element, context, ...settings })
  const lose = gl.forceContextLoss.bind(gl)
  // Given back by force when the canvas goes; what is lost already can't be lost, of which three would complain.
  gl.forceContextLoss = () => {
    if (!context.isContextLost()) lose()
  }
  return { element, gl }
}
