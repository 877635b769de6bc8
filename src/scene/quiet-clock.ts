/**
 * React Three Fiber 9.8.2 makes a Clock of three's, which three 0.187 calls deprecated on every page: news for its makers, not
 * for who reads this page's console. By the way that three has for it; goes with the fiber's next version.
 */
import { setConsoleFunction } from 'three'

const forMakers = /^THREE\.Clock: This module has been deprecated/

export function quietClock(): void {
  setConsoleFunction((type, message, ...more) => {
    // biome-ignore lint/suspicious/noConsole: what three has to say goes where it went before.
    if (!forMakers.test(message)) console[type](message, ...more)
  })
}
