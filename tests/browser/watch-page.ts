/** Notes what goes wrong on a page: warnings, errors, exceptions, breaks of the content security policy, requests to others. */
import type { Page } from '@playwright/test'

/** Printed by packages whatever the page does. */
const alwaysExpected: readonly RegExp[] = [
  // Tests block service workers but for those that mean them, and Playwright notes it.
  /Service Worker registration blocked by Playwright/,
  // Chromium's note when a screenshot reads what the graphics process draws in software.
  /GPU stall due to ReadPixels/,
]

/**
 * @param origins hosts that the page may ask
 * @param expected what else is no problem
 * @returns the problems so far: it grows, and may be emptied
 */
export async function watchPage(
  page: Page,
  origins: readonly string[],
  expected: readonly RegExp[] = [],
): Promise<string[]> {
  const problems: string[] = []
  const note = (problem: string) => {
    if (![...alwaysExpected, ...expected].some((known) => known.test(problem))) {
      problems.push(problem)
    }
  }
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      note(`console ${message.type()}: ${message.text()} (${message.location().url})`)
    }
  })
  page.on('pageerror', (error) => note(`uncaught: ${error.stack ?? error.message}`))
  page.on('crash', () => note('the page crashed'))
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol === 'data:' || protocol === 'blob:' || origins.includes(origin)) return
    note(`request to another host: ${request.url()}`)
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  return problems
}
