/** Nothing is lost: undo, a reload, a link and a session file bring back what was on screen. */
import { makeNifti, wholeBrain } from '../fixtures/make-nifti.ts'
import { brain, facts, openApp, opened, pane } from './app-page.ts'
import { dropFiles, expect, settled, test } from './harness.ts'

const everywhere = (value: number) =>
  makeNifti({ ...wholeBrain, intentCode: 5, values: () => value })

test('undo brings the map before back, redo the one after', async ({ page }) => {
  const first = await openApp(page)
  await dropFiles(brain(page, 'a'), [{ name: 'mine.nii', bytes: everywhere(6) }])
  await opened(page, 'a', first)
  await page.keyboard.press('Control+z')
  await expect(pane(page, 'a').getByRole('heading')).toHaveText('Social exclusion')
  await page.keyboard.press('Control+Shift+z')
  await expect(pane(page, 'a').getByRole('heading')).toHaveText('mine')
})

test('a reload brings back the user’s own map and the cursor', async ({ page }) => {
  const first = await openApp(page)
  await dropFiles(brain(page, 'b'), [{ name: 'mine.nii', bytes: everywhere(6) }])
  await opened(page, 'b', first)
  await page.getByLabel('Go to MNI').fill('33, -15, 45')
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  await page.waitForFunction(() => localStorage.getItem('ostrakon-kept') === 'kept')
  await page.waitForTimeout(2500)
  await page.goto('./')
  await settled(page)
  await expect(pane(page, 'b').getByRole('heading')).toHaveText('mine')
  expect((await facts(page)).document.cursor?.world).toEqual([33, -15, 45])
  expect((await facts(page)).readout?.values.b).toBeCloseTo(6, 3)
})

test('a reload at once brings back what was done just before it', async ({ page }) => {
  await openApp(page)
  for (const [at, place] of ['33, -15, 45', '-33, -15, 45'].entries()) {
    await page.getByLabel('Go to MNI').fill(place)
    await page.getByRole('button', { name: 'Go', exact: true }).click()
    // The second time the address holds the first place.
    const { document } = await facts(page)
    await page.reload()
    await settled(page)
    expect((await facts(page)).document).toEqual(document)
    if (at === 0) {
      await page.getByRole('button', { name: 'Swap', exact: true }).click()
      await page.waitForURL(/#v2=/)
    }
  }
})

test('the address follows, and Back goes through what was on screen', async ({ page }) => {
  await openApp(page)
  await page.getByRole('button', { name: 'Swap', exact: true }).click()
  await page.waitForURL(/#v2=/)
  expect(page.url().length).toBeLessThan(2000)
  const link = page.url()
  await page.goBack()
  await expect(pane(page, 'a').getByRole('heading')).toHaveText('Social exclusion')
  await page.goto('about:blank')
  await page.goto(link)
  await settled(page)
  await expect(pane(page, 'a').getByRole('heading')).toHaveText('Physical pain')
})
