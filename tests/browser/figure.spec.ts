/** A figure is what is on the screen, and opens itself again. */
import { readFileSync } from 'node:fs'
import { readPngTexts } from '#format/png-text.ts'
import { readFigureNote } from '#lesson/figure-note.ts'
import { enterRoom, facts, openApp, pane, unfold } from './app-page.ts'
import { dropFiles, expect, type Page, type Pixels, readPixels, settled, test } from './harness.ts'
import { decodePng } from './harness-png.ts'

async function saved(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  return readFileSync(await download.path())
}

const stageWidth = (page: Page) =>
  page.locator('.brain-stage').evaluate((stage) => stage.clientWidth)

/** Takes what fits out of sight, and puts it back. */
async function unseen(page: Page, selector: string, unseenNow = true): Promise<void> {
  await page.locator(selector).evaluateAll((elements, hide) => {
    for (const element of elements) (element as HTMLElement).style.opacity = hide ? '0' : ''
  }, unseenNow)
}

/** How many of the pixels that both have differ by more than `most` in a channel. */
function differing(one: Pixels, other: Pixels, most: number): number {
  let n = 0
  for (let y = 0; y < Math.min(one.height, other.height); y++)
    for (let x = 0; x < Math.min(one.width, other.width); x++) {
      const there = other.at(x, y)
      if (one.at(x, y).some((value, c) => Math.abs(value - (there[c] ?? 0)) > most)) n++
    }
  return n
}

/** The page as it opens, with the room of figures beside it. */
async function openFigures(page: Page): Promise<void> {
  await openApp(page)
  await enterRoom(page, 'Lecture')
  await unfold(page, 'A lecture and pictures of your own')
  await page.getByRole('heading', { name: 'Take the picture away' }).waitFor()
  await settled(page)
}

const lettering = '.stage > :not(.brain-stage, :has(.brain-stage))'
const handling = '.stage :is(.pane-tools, .pane-status, button, select, .splitter)'

test('a saved PNG is, pixel for pixel, what a screen as sharp shows, says what it is, and brings its view back', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000)
  await openFigures(page)
  const before = (await facts(page)).document
  const bytes = await saved(page, 'Save as PNG')
  const figure = decodePng(bytes)
  await unseen(page, lettering)
  const bare = decodePng(await saved(page, 'Save as PNG'))
  await unseen(page, lettering, false)

  const context = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    viewport: page.viewportSize(),
    colorScheme: 'light',
    deviceScaleFactor: figure.width / (await stageWidth(page)),
    serviceWorkers: 'block',
  })
  const sharp = await context.newPage()
  await openFigures(sharp)
  // Its own number of pixels there, twice as many here: the same figure.
  const there = decodePng(await saved(sharp, 'Save as PNG'))
  await unseen(sharp, handling)
  const lettered = await readPixels(sharp.locator('.stage'))
  await unseen(sharp, lettering)
  const screen = await readPixels(sharp.locator('.stage'))
  await context.close()
  expect(screen.width).toBeGreaterThan(1500)
  expect(differing(bare, screen, 0)).toBe(0)
  // Letters and lines are drawn by another part of the browser, at the same places.
  const letters = differing(lettered, screen, 64)
  expect(letters).toBeGreaterThan(10_000)
  // A shift of two pixels makes it more than all of them.
  expect(differing(figure, lettered, 64) / letters).toBeLessThan(0.7)
  expect(differing(figure, there, 64)).toBeLessThan(1000)

  const texts = readPngTexts(bytes)
  expect(texts.get('Description')).toContain('Social exclusion: |z| ≥ 3.1')
  expect(readFigureNote(texts.get('ostrakon') ?? '')?.document).toEqual(before)

  await page.getByRole('tab', { name: 'Look' }).click()
  await pane(page, 'a').locator('.pane-view').focus()
  for (const key of ['7', ']', ']', 'i']) await page.keyboard.press(key)
  await settled(page)
  expect((await facts(page)).document).not.toEqual(before)
  await dropFiles(pane(page, 'b'), [{ name: 'figure.png', bytes }])
  await expect.poll(async () => (await facts(page)).document).toEqual(before)
})

test('an SVG has its words and lines as vectors; a picture of something else is refused in words', async ({
  page,
}) => {
  await openApp(page)
  await enterRoom(page, 'Lecture')
  await unfold(page, 'A lecture and pictures of your own')
  const svg = (await saved(page, 'Save as SVG')).toString('utf8')
  expect(svg).toMatch(/<text [^>]*>Social exclusion<\/text>/)
  expect(svg).toMatch(/<text [^>]*>dACC<\/text>/)
  expect(svg).toContain('<polyline ')
  const bare = await page.screenshot()
  await dropFiles(pane(page, 'a'), [{ name: 'holiday.png', bytes: bare }])
  await expect(page.getByText('a picture without a view of this program').first()).toBeVisible()
})
