/**
 * `npm run roam [-- --seconds 120 --seed 1]`: a visitor who tries everything. Drops, keys, clicks and controls in random
 * order on the built page, many while another is under way; after each burst what has to hold is looked at. A fault
 * is printed with its seed, the round and what was done; `--seed N --round M` does that round again.
 */
import { parseArgs } from 'node:util'
import { type Browser, chromium } from 'playwright'
import { seededRandom } from '#statistic/random.ts'
import { watchPage } from '../browser/watch-page.ts'
import { ensureBuilt } from '../house/build.mjs'
import { chromiumArgs, findOrInstallChromium } from '../house/chromium.mjs'
import { dist } from '../house/repository.mjs'
import { serve } from '../house/serve.mjs'
import { actAtRandom } from './roam/act-at-random.ts'
import { brokenLaw, historyFault, patienceMs, settledWithin } from './roam/laws.ts'

/** Bursts of a round; after them everything is undone and done again. */
const bursts = 8

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '120' },
    seed: { type: 'string', default: '1' },
    round: { type: 'string' },
  },
})

/** @returns what was done, and what was wrong after it, if anything */
async function roam(browser: Browser, url: string, seed: number, round: number) {
  const random = seededRandom(seed, round)
  const done: string[] = []
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    serviceWorkers: 'block',
  })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(patienceMs)
    // tsx calls __name wherever it names a function; the page has none.
    await page.addInitScript({ content: 'globalThis.__name = (made) => made' })
    // A lost context is announced by the browser itself.
    const problems = await watchPage(page, [new URL(url).origin], [/CONTEXT_LOST_WEBGL/])
    page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}))
    await page.addInitScript(() => {
      Object.assign(window, { print: () => {}, open: () => null })
    })
    await page.goto(url)
    await settledWithin(page)
    const first = await page.evaluate(() => window.__ostrakon?.state().document)
    for (let burst = 0; burst < bursts; burst++) {
      const actions = 1 + Math.floor(random() * 6)
      for (let i = 0; i < actions; i++) {
        done.push(await actAtRandom(page, random))
        // Sometimes what was begun gets a moment, mostly it does not.
        if (random() < 0.3) await page.waitForTimeout(random() * 400)
      }
      const fault = (await brokenLaw(page)) ?? problems[0]
      if (fault) return { done, fault }
    }
    return { done, fault: (await historyFault(page, first)) ?? problems[0] ?? null }
  } finally {
    await context.close()
  }
}

await ensureBuilt()
const server = await serve(dist, 0)
const browser = await chromium.launch({
  executablePath: findOrInstallChromium(console.log, { withWindow: true }),
  args: [...chromiumArgs],
})
const seed = Number(values.seed)
const until = Date.now() + Number(values.seconds) * 1000
let [rounds, actions, faults] = [0, 0, 0]
try {
  for (let round = Number(values.round ?? 0); rounds === 0 || Date.now() < until; round++) {
    const { done, fault } = await roam(browser, server.url, seed, round)
    rounds += 1
    actions += done.length
    if (fault) {
      faults += 1
      console.error(`seed ${seed}, round ${round}: ${fault}\n  ${done.join('\n  ')}\n`)
    }
    if (values.round !== undefined) break
  }
} finally {
  await browser.close()
  await server.close()
}
console.log(JSON.stringify({ seed, rounds, actions, faults }))
process.exitCode = faults > 0 ? 1 : 0
