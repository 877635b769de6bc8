/** The page without a network: after the first visit, and as one file from a disk. */
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { makeNifti, wholeBrain } from '../fixtures/make-nifti.ts'
import { brain, enterRoom, facts, openApp, opened } from './app-page.ts'
import { dropFiles, expect, settled, test } from './harness.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))

test.describe('with the network cut after the first visit', () => {
  // The browser itself notes that it could not ask the server for the page anew.
  test.use({ serviceWorkers: 'allow', expectedProblems: /ERR_INTERNET_DISCONNECTED/ })

  test('a map of another kind and a room open at once; a reload brings the brains, and a lesson opens', async ({
    page,
    context,
  }) => {
    const before = await openApp(page)
    await page.evaluate(async () => {
      const { controller } = navigator.serviceWorker
      if (!controller)
        await new Promise((taken) =>
          navigator.serviceWorker.addEventListener('controllerchange', taken),
        )
    })
    await context.setOffline(true)
    const bytes = makeNifti({ ...wholeBrain, values: () => 0.001 })
    await dropFiles(brain(page, 'a'), [{ name: 'level_pmap.nii', bytes }])
    expect((await opened(page, 'a', before)).panes.a).toMatchObject({ failure: null })
    await enterRoom(page, 'Compare')
    await page.keyboard.press('Control+z')
    await settled(page)
    await page.reload()
    await settled(page)
    const { panes } = await facts(page)
    expect([panes.a.title, panes.b.title]).toEqual(['Social exclusion', 'Physical pain'])
    await page.getByRole('tab', { name: 'Lecture' }).click()
    await page.getByRole('button', { name: 'How it is managed' }).click()
    await expect(page.locator('.slide h1')).toHaveText('How it is managed')
    await settled(page)
  })
})

test.describe('as one file from a disk', () => {
  test.use({ expectedOrigins: ['null', 'file://'] })

  test('brains, maps and lessons open, and its sentences are worked out', async ({ page }) => {
    test.setTimeout(300_000)
    const tsx = createRequire(import.meta.url).resolve('tsx/cli')
    execFileSync(process.execPath, [tsx, 'tests/house/single.ts'], {
      cwd: repository,
      stdio: 'pipe',
    })
    const file = pathToFileURL(`${repository}/dist-single/ostrakon.html`)
    await page.goto(file.href)
    await settled(page)
    const { panes } = await facts(page)
    expect([panes.a.title, panes.b.title]).toEqual(['Social exclusion', 'Physical pain'])
    await page.getByRole('tab', { name: 'Lecture' }).click()
    await page.getByRole('button', { name: 'Social and physical pain' }).click()
    await expect(page.locator('.slide h1')).toHaveText('Social and physical pain')
    await page.keyboard.press('5')
    await page.keyboard.press('Enter')
    await expect(page.locator('.slide h2')).toContainText('Pain: 40 studies, 1,399 peaks')
    await expect(page.locator('[data-as-said="true"]')).toHaveCount(3)
  })
})
