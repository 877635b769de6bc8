/** A figure is what is on the screen, and opens itself again. */
import { readFileSync } from 'node:fs'
import { readPngTexts } from '#format/png-text.ts'
import { readFigureNote } from '#lesson/figure-note.ts'
import { enterRoom, facts, openApp, pane, unfold } from './app-page.ts'
import { dropFiles, expect, type Page, readPixels, settled, test } from './harness.ts'
import { decodePng } from './harness-png.ts'

async function saved(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  return readFileSync(await download.path())
}

test('a saved PNG has the pixels of the screen, says what it is, and brings its view back', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await openApp(page)
  await enterRoom(page, 'Lecture')
  await unfold(page, 'A lecture and pictures of your own')
  await page.getByRole('heading', { name: 'Take the picture away' }).waitFor()
  const before = (await facts(page)).document
  const bytes = await saved(page, 'Save as PNG')
  const figure = decodePng(bytes)
  const stage = page.locator('.stage')
  const screen = await readPixels(stage)
  expect(figure.width).toBe(2 * screen.width)

  // The screen's pixel is the mean of the figure's four. At edges (letters, outlines, the brain's rim) twice as many
  // pixels are drawn more finely, so these are left out.
  const isFlat = (x: number, y: number) => {
    const here = screen.at(x, y)
    return [-2, 2].every((d) =>
      [
        screen.at(x + d, y),
        screen.at(x, y + d),
        screen.at(x + d, y + d),
        screen.at(x + d, y - d),
      ].every((other) => other.every((value, c) => Math.abs(value - (here[c] ?? 0)) < 16)),
    )
  }
  let [far, counted] = [0, 0]
  for (let y = 100; y < screen.height - 80; y += 3)
    for (let x = 40; x < screen.width - 40; x += 3) {
      if (!isFlat(x, y)) continue
      counted++
      const shown = screen.at(x, y)
      const drawn = [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ].map(([dx = 0, dy = 0]) => figure.at(2 * x + dx, 2 * y + dy))
      const off = [0, 1, 2].map((c) =>
        Math.abs(drawn.reduce((sum, pixel) => sum + (pixel[c] ?? 0), 0) / 4 - (shown[c] ?? 0)),
      )
      if (Math.max(...off) > 40) far++
    }
  expect(counted).toBeGreaterThan(10_000)
  expect(far / counted).toBeLessThan(0.01)

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
