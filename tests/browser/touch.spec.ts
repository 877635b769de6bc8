/** A phone: one finger on the brain turns it, one that starts beside it scrolls the page. */
import { brain, brainView, facts, openApp } from './app-page.ts'
import { expect, type Page, settled, test } from './harness.ts'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

/** One finger, `byY` px down, in the browser's own input. */
async function swipe(page: Page, from: { x: number; y: number }, byY: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: y === undefined ? [] : [{ x: from.x, y }],
    })
  await send('touchStart', from.y)
  for (let step = 1; step <= 10; step++) await send('touchMove', from.y + (byY * step) / 10)
  await send('touchEnd')
  await session.detach()
}

const scrolled = (page: Page) => page.evaluate(() => window.scrollY)

test('one finger beside the brain scrolls the page and leaves the camera', async ({ page }) => {
  const first = await openApp(page)
  const box = (await brain(page, 'b').boundingBox())!
  await swipe(page, { x: box.x + box.width - 8, y: box.y + box.height / 2 }, -200)
  await expect.poll(() => scrolled(page)).toBeGreaterThan(100)
  expect(brainView(await facts(page), 'brain-b').camera).toEqual(brainView(first, 'brain-b').camera)
})

test('one finger on the brain turns it and leaves the page', async ({ page }) => {
  const first = await openApp(page)
  const box = (await brain(page, 'b').boundingBox())!
  // On the left hemisphere: both stand beside one another here.
  await swipe(page, { x: box.x + box.width * 0.28, y: box.y + box.height * 0.5 }, -60)
  await settled(page)
  expect(brainView(await facts(page), 'brain-b').camera.elevationDeg).not.toBe(
    brainView(first, 'brain-b').camera.elevationDeg,
  )
  expect(await scrolled(page)).toBe(0)
})

test('a tab under the brains brings its room up, with the lower map still in sight', async ({
  page,
}) => {
  await openApp(page)
  await page.getByRole('tab', { name: 'Compare' }).tap()
  await expect.poll(() => scrolled(page)).toBeGreaterThan(100)
  const box = (await page.locator('#room').boundingBox())!
  expect(box.y).toBeLessThan(0.7 * 844)
  const tabs = (await page.getByRole('tablist').boundingBox())!
  const foot = (await page.locator('.foot').boundingBox())!
  expect(Math.abs(tabs.y - (foot.y + foot.height))).toBeLessThan(12)
  const lower = (await brain(page, 'b').boundingBox())!
  expect(lower.y + lower.height / 2).toBeGreaterThan(0)
  expect(lower.y + lower.height / 2).toBeLessThan(box.y)
  // Up already: another tab moves nothing.
  const before = await scrolled(page)
  await page.getByRole('tab', { name: 'Look' }).tap()
  expect(await scrolled(page)).toBe(before)
})
