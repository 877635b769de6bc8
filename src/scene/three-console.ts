/**
 * What three.js says on the console, less three messages that are no news: React Three Fiber 9 still makes the
 * THREE.Clock that three 0.187 deprecates, and a lost or restored context is told by the stage's `onContext`.
 */
import { setConsoleFunction } from 'three'

const noNews = [
  'THREE.Clock: This module has been deprecated',
  'THREE.WebGLRenderer: Context Lost.',
  'THREE.WebGLRenderer: Context Restored.',
]

/** Everything else goes to the console as before. */
export function quietThree(): void {
  setConsoleFunction((type: 'log' | 'warn' | 'error', message: unknown, ...rest: unknown[]) => {
    if (noNews.some((known) => String(message).startsWith(known))) return
    // biome-ignore lint/suspicious/noConsole: this is the one door through which three's own messages pass.
    console[type](message, ...rest)
  })
}
