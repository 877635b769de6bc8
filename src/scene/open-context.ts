/**
 * The canvas of the first picture and its WebGL 2 context. To open one holds the page up until the graphics process has
 * come to it, so this is asked for while the rest of the program is still being read; it needs nothing of that.
 */
import { askAhead } from './ask-ahead.ts'
import { forgetLost } from './forget-lost.ts'
import { comeTo } from './frame-gate.ts'
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

/**
 * Not there for the eye: an empty canvas is black, and even one that is only hidden makes the browser compose what lies over it
 * anew, which the first picture does in any case. Null where the browser gives no WebGL 2.
 */
function openContext(): OpenContext | null {
  const element = document.createElement('canvas')
  element.style.display = 'none'
  // Asked for here and not by three, which would shout on the console before it gives up.
  const context = element.getContext('webgl2', contextSettings)
  if (!(context instanceof WebGL2RenderingContext)) return null
  forgetLost(context)
  return { element, context }
}

let firstAnswers = Promise.resolve()
let isTaken = false

/** Resolves once the graphics process has come to it, and has been asked what its renderer will ask. */
async function answering({ context }: OpenContext): Promise<void> {
  await comeTo(context)
  if (!isTaken && !context.isContextLost()) askAhead(context)
}

const first = madeAhead(
  () => {
    const opened = openContext()
    if (opened) firstAnswers = answering(opened)
    return opened
  },
  ({ context }) => context.isContextLost(),
)

/** For the first canvas; does nothing once that is there. */
export const openFirstContext: () => void = first.make

/** Resolves once a renderer on the one that was opened ahead holds nothing up; at once where there is none. */
export const firstContextAnswers = (): Promise<void> => firstAnswers

/** The one that was opened ahead, once and unless it was lost meanwhile; else a new one. */
export function takeContext(): OpenContext | null {
  isTaken = true
  return first.take() ?? openContext()
}
