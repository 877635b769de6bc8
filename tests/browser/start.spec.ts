/** The first second, and what is said when the page can't start or a part of it stops. */
import { gzipSync } from 'node:zlib'
import type { Response } from '@playwright/test'
import { openApp } from './app-page.ts'
import { expect, test } from './harness.ts'

/** Packed, for a first visit: the page, its first script, what draws, and the worker. */
const mostCodeKb = 400

const background = () => getComputedStyle(document.documentElement).backgroundColor

for (const [colorScheme, colour] of [
  ['dark', 'rgb(16, 19, 24)'],
  ['light', 'rgb(255, 255, 255)'],
] as const) {
  test(`before any script or sheet has come, the ${colorScheme} page is there in its theme`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme })
    // Neither answered nor refused: a line that is slow.
    await page.route(/\.(js|css)$/, () => {})
    await page.goto('./', { waitUntil: 'commit' })
    await expect(page.getByText('Loading the two maps and the brain…')).toBeVisible()
    expect(await page.evaluate(background)).toBe(colour)
  })
}

test('no empty canvas is seen before the first picture, and until then the page says what it waits for', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const seen: unknown[] = []
    Object.assign(window, { seen })
    new MutationObserver(() => {
      const canvas = document.querySelector<HTMLElement>('.brain-stage canvas')
      const words = document.querySelector<HTMLElement>('.stage-message')
      if (!canvas || !words || seen.length > 0) return
      seen.push(getComputedStyle(canvas).display, words.textContent)
      // Which of them is seen once both are: the picture.
      const [was, { left, top, width, height }] = [
        canvas.style.cssText,
        words.getBoundingClientRect(),
      ]
      canvas.style.cssText += '; display: block; pointer-events: auto'
      words.style.pointerEvents = 'auto'
      const over = document.elementsFromPoint(left + width / 2, top + height / 2)
      seen.push(over.filter((one) => one === canvas || one === words).map((one) => one.tagName))
      canvas.style.cssText = was
    }).observe(document, { childList: true, subtree: true })
  })
  await openApp(page)
  expect(await page.evaluate(() => (window as unknown as { seen: unknown }).seen)).toEqual([
    'none',
    'Loading the brain…',
    ['CANVAS', 'P'],
  ])
  await expect(page.locator('.brain-stage canvas')).toBeVisible()
  await expect(page.locator('.stage-message')).toHaveCount(0)
})

test('until both maps are on screen, no more JavaScript comes than the first picture may cost', async ({
  page,
}) => {
  // By address: two workers start from one file.
  const scripts = new Map<string, Response>()
  page.context().on('response', (response) => {
    const [url, known] = [response.url(), scripts.get(response.url())]
    if (url.endsWith('.js') && !known) scripts.set(url, response)
  })
  await page.addInitScript(() => {
    const watch = () => {
      if (!document.querySelector('.stage-label')) requestAnimationFrame(watch)
      else Object.assign(window, { labelledAt: performance.timeOrigin + performance.now() })
    }
    watch()
  })
  await openApp(page)
  const labelledAt = await page.evaluate(
    () => (window as unknown as { labelledAt: number }).labelledAt,
  )
  const before = [...scripts.values()].filter(
    (script) => script.request().timing().startTime < labelledAt,
  )
  const code = await Promise.all(before.map((script) => script.body()))
  const packed = code.map((bytes) => gzipSync(bytes).length / 1000)
  expect(before.map((script) => script.url()).join(' ')).toMatch(
    /start-.*page-.*worker-|worker-.*page-/,
  )
  expect(packed.reduce((sum, kb) => sum + kb)).toBeLessThan(mostCodeKb)
})

test('the theme that somebody chose is there before the program is', async ({ page }) => {
  await openApp(page)
  await page.keyboard.press('t')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.route(/\.(js|css)$/, () => {})
  await page.goto('./', { waitUntil: 'commit' })
  await expect(page.getByText('Loading the two maps and the brain…')).toBeVisible()
  expect(await page.evaluate(background)).toBe('rgb(16, 19, 24)')
})

test.describe('a part that can’t be fetched', () => {
  test.use({ expectedProblems: /404|net::ERR_|Failed to load|dynamically imported module/ })

  for (const [what, file] of [
    ['the first script', /\/start-[\w-]+\.js$/],
    ['what draws the page', /\/page-[\w-]+\.js$/],
    ['the style sheet', /\/style-[\w-]+\.css$/],
  ] as const) {
    test(`is said, and the way on: ${what}`, async ({ page }) => {
      await page.route(file, (route) => route.fulfill({ status: 404, body: '' }))
      await page.goto('./')
      const words = page.getByText(/could not be fetched, so that it can't start/)
      await expect(words).toBeVisible()
      await expect(words.getByRole('link', { name: 'Load it again' })).toBeVisible()
    })
  }
})

test.describe('a fault in one part', () => {
  test.use({ expectedProblems: /toSorted is broken/ })

  test('leaves the brains, says what happened, and going on tries again', async ({ page }) => {
    await openApp(page)
    await page.evaluate(() => {
      const { toSorted } = Array.prototype
      Object.assign(window, {
        mend: () => Object.assign(Array.prototype, { toSorted }),
      })
      Array.prototype.toSorted = () => {
        throw new Error('toSorted is broken')
      }
    })
    await page.keyboard.press('/')
    const mishap = page.getByRole('alert', { name: /window over the page stopped/ })
    await expect(mishap).toContainText('toSorted is broken')
    await mishap.getByText('The report', { exact: true }).click()
    await expect(mishap.locator('pre')).toContainText('"version": 2')
    await expect(page.locator('[data-pane="a"] h2')).toHaveText('Social exclusion')
    await page.evaluate(() => (window as unknown as { mend: () => void }).mend())
    await mishap.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByRole('combobox', { name: 'Find a command' })).toBeVisible()
  })
})
