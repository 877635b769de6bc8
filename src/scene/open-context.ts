/**
 * The canvas of the first picture and its WebGL 2 context. To open one holds the page up until the graphics process has
 * come to it, so this is asked for while the rest of the program is still being read; it needs nothing of that.
 */
import { forgetLost } from './forget-lost.ts'
import { madeAhead } from './made-ahead.ts'

export type OpenContext = {
  readonly element: HTMLCanvasElement
  readonly context: WebGL2RenderingContext
}

export const contextSettings = {
  alpha: false,
  antialias: true,
  depth: true,
  stencil: false,
  powerPreference: 'high-performance',
} as const

/** Hidden, because an empty canvas is black: the first picture shows it. Null where the browser gives no WebGL 2. */
function openContext(): OpenContext | null {
  const element = document.createElement('canvas')
  element.style.visibility = 'hidden'
  // Asked for here and not by three, which would shout on the console before it gives up.
  const context = element.getContext('webgl2', contextSettings)
  if (!(context instanceof WebGL2RenderingContext)) return null
  forgetLost(context)
  return { element, context }
}

const first = madeAhead(openContext, ({ context }) => context.isContextLost())

/** For the first canvas; does nothing once that is there. */
export const openFirstContext: () => void = first.make

/** The one that was opened ahead, once and unless it was lost meanwhile; else a new one. */
export function takeContext(): OpenContext | null {
  return first.take() ?? openContext()
}
