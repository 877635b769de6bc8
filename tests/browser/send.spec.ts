/** What is made to be given to somebody else: the whole page as one file, and a lecture with its maps. */
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { makeNifti, wholeBrain } from '../fixtures/make-nifti.ts'
import { brain, enterRoom, facts, openApp, opened, pane, unfold } from './app-page.ts'
import { dropFiles, expect, type Page, settled, test } from './harness.ts'

/** Another value in every slice, so that a wrong place is seen. */
const own = makeNifti({ ...wholeBrain, intentCode: 5, values: (_i, _j, k) => 3 + k / 10, gz: true })

async function goTo(page: Page, world: string): Promise<void> {
  await page.getByLabel('Go to MNI').fill(world)
  await page.getByRole('button', { name: 'Go', exact: true }).click()
}

async function author(page: Page): Promise<void> {
  await enterRoom(page, 'Lecture')
  await unfold(page, 'A lecture and pictures of your own')
}

async function saved(page: Page, button: string, file: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  await download.saveAs(file)
  return file
}

/** Runs in the page: where the left map of the visit is from that was kept last; each window keeps one of its own. */
const keptSource = () =>
  new Promise<string | undefined>((resolve) => {
    const opening = indexedDB.open('keyval-store')
    // Not there yet: made here, it would have no store for what the page is about to keep.
    opening.onupgradeneeded = () => opening.transaction?.abort()
    opening.onerror = () => resolve(undefined)
    opening.onsuccess = () => {
      const visits = IDBKeyRange.bound('session', 'session\uffff')
      const reading = opening.result.transaction('keyval').objectStore('keyval').getAll(visits)
      reading.onsuccess = () => {
        opening.result.close()
        const [last] = reading.result.sort((one, other) => other.at - one.at)
        resolve(last?.document.sides.a.layers.at(-1).ask.source.kind)
      }
    }
  })

/** How many files this browser keeps: they follow a moment after they were opened. */
const keptFiles = () =>
  new Promise<number>((resolve) => {
    const opening = indexedDB.open('keyval-store')
    opening.onupgradeneeded = () => opening.transaction?.abort()
    opening.onerror = () => resolve(0)
    opening.onsuccess = () => {
      const files = IDBKeyRange.bound('file ', 'file \uffff')
      const counting = opening.result.transaction('keyval').objectStore('keyval').count(files)
      counting.onsuccess = () => {
        opening.result.close()
        resolve(counting.result)
      }
    }
  })

test.describe('the whole page as one file', () => {
  test.use({ expectedOrigins: ['null', 'file://'] })

  test('it opens from the disk with the very view, the user’s map and lecture; nothing in their names runs', async ({
    page,
  }, testInfo) => {
    test.setTimeout(300_000)
    const name = 'mine</script><!--<script>-->.nii.gz'
    const words = '--></script><img src=x onerror="document.title=1">'
    const first = await openApp(page)
    await dropFiles(brain(page, 'b'), [{ name, bytes: own }])
    await opened(page, 'b', first)
    await goTo(page, '-20, 12, 30')
    for (const key of ['7', ']', 'i']) await page.keyboard.press(key)
    await author(page)
    await page.getByRole('button', { name: 'Record this view as a slide' }).click()
    await page.getByLabel('On the slide').fill(`## Given ${words}`)
    await settled(page)
    const before = await facts(page)
    expect(before.readout?.values.b).toBeGreaterThan(3)

    const file = await saved(page, 'Save as one HTML file', testInfo.outputPath('sent.html'))
    const shown = async () => {
      await settled(page)
      const { document, readout, panes } = await facts(page)
      return { document, readout, titles: [panes.a.title, panes.b.title] }
    }
    const asSent = {
      // The map has its hash now, by which it is known everywhere.
      document: (await facts(page)).document,
      readout: before.readout,
      titles: [before.panes.a.title, before.panes.b.title],
    }
    await page.goto(pathToFileURL(file).href)
    expect(await shown()).toEqual(asSent)
    await expect(pane(page, 'b').getByRole('heading')).toHaveText('script><!--<script>-->')

    await enterRoom(page, 'Lecture')
    await page.getByRole('button', { name: 'My lecture' }).click()
    await expect(page.locator('.slide h2')).toHaveText(`Given ${words}`)
    await settled(page)
    await page.keyboard.press('q')
    await expect(page.locator('.slide')).toBeHidden()

    // It writes itself anew, with what has been changed; and a reload keeps a change.
    await goTo(page, '30, 20, 2')
    await page.reload()
    const changed = await shown()
    expect(changed.document.cursor?.world).toEqual([30, 20, 2])
    await author(page)
    const again = await saved(page, 'Save as one HTML file', testInfo.outputPath('again.html'))
    await page.goto(pathToFileURL(again).href)
    expect(await shown()).toEqual(changed)
    // The same program, once.
    expect(readFileSync(again).length / readFileSync(file).length).toBeCloseTo(1, 2)
    expect(await page.title()).toContain('Ostrakon')
  })
})

test.describe('a lecture with maps that are not on screen', () => {
  test.use({ expectedOrigins: ['null', 'file://', 'https://maps.example'] })

  test('one file holds the maps of all its slides, also those that nobody fetched in this visit', async ({
    page,
  }, testInfo) => {
    test.setTimeout(300_000)
    await page.route('https://maps.example/**', (route) =>
      route.fulfill({
        body: Buffer.from(own),
        headers: { 'access-control-allow-origin': '*', 'content-length': String(own.length) },
      }),
    )
    const first = await openApp(page, '?a=https://maps.example/far.nii.gz')
    expect(first.panes.a.title).toBe('far')
    await author(page)
    const record = page.getByRole('button', { name: 'Record this view as a slide' })
    await record.click()
    await page.getByLabel('On the slide').fill('## Far')
    await dropFiles(brain(page, 'a'), [{ name: 'near.nii.gz', bytes: own }])
    await opened(page, 'a', first)
    await record.click()
    await page.getByLabel('On the slide').fill('## Near')
    await expect.poll(() => page.evaluate(keptFiles)).toBe(1)
    // Another visit: neither map is on screen, and nothing has been fetched.
    const link = await page.evaluate(() => new URL('?a=physical-pain', location.href).href)
    await page.evaluate(() => sessionStorage.clear())
    await page.goto(link)
    await settled(page)
    expect((await facts(page)).panes.a.title).toBe('Physical pain')
    await author(page)
    const file = await saved(page, 'Save as one HTML file', testInfo.outputPath('all.html'))

    await page.unroute('https://maps.example/**')
    await page.route('https://maps.example/**', (route) => route.abort())
    await page.goto(pathToFileURL(file).href)
    await settled(page)
    await enterRoom(page, 'Lecture')
    await page.getByRole('button', { name: 'My lecture' }).click()
    for (const title of ['far', 'near']) {
      await expect(pane(page, 'a').getByRole('heading')).toHaveText(title)
      await settled(page)
      expect((await facts(page)).panes.a.failure).toBeNull()
      await page.keyboard.press('PageDown')
    }
  })
})

test('a lecture is written, ordered and saved with the user’s map inside, and opens in another browser', async ({
  page,
  browser,
  baseURL,
}, testInfo) => {
  test.setTimeout(300_000)
  const first = await openApp(page)
  await author(page)
  const record = page.getByRole('button', { name: 'Record this view as a slide' })
  const slides = page.locator('.author-steps li')
  await record.click()
  await page
    .getByLabel('On the slide')
    .fill('## Two maps\n\n{studies of pain} studies, {nonsense}.')
  await expect(page.locator('.step-editor .wrong')).toContainText('not understood')
  await page.getByLabel('On the slide').fill('## Two maps\n\n{studies of pain} studies.')
  await page.getByLabel('Notes for you').fill('Say which is which.')
  await dropFiles(brain(page, 'a'), [{ name: 'mine.nii.gz', bytes: own }])
  await opened(page, 'a', first)
  await record.click()
  await page.getByLabel('On the slide').fill('## Mine')
  await page.getByRole('button', { name: 'Ask a question here' }).click()
  await page.getByLabel('Question', { exact: true }).fill('Whose map is it?')
  await page.getByLabel('Answers, one a line').fill('Yours\nMine')
  await page.getByLabel('Right one').selectOption('1')
  await page.getByLabel('Shown afterwards').fill('**Mine**, of course.')
  await page.getByRole('button', { name: 'Duplicate' }).click()
  await expect(slides).toHaveText(['Two maps', 'Mine', 'Mine'])
  await page.getByRole('button', { name: 'Move up' }).click()
  await page.getByRole('button', { name: 'Move up' }).click()
  await page.getByLabel('On the slide').fill('## First')
  await expect(slides).toHaveText(['First', 'Two maps', 'Mine'])
  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(slides).toHaveText(['Two maps', 'Mine'])
  const file = await saved(page, 'Save as a file', testInfo.outputPath('talk.ostrakon.zip'))

  // What is written survives a reload with its map, though other maps are on screen by then.
  await page.keyboard.press('Control+z')
  await expect(pane(page, 'a').getByRole('heading')).toHaveText('Social exclusion')
  await expect.poll(() => page.evaluate(keptSource)).toBe('sample')
  await page.reload()
  await settled(page)
  await author(page)
  await page.getByRole('button', { name: 'Mine', exact: true }).click()
  await expect(pane(page, 'a').getByRole('heading')).toHaveText('mine')

  const context = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    viewport: { width: 1280, height: 720 },
    serviceWorkers: 'block',
  })
  const other = await context.newPage()
  await openApp(other)
  await author(other)
  await other.getByLabel('Lecture file').setInputFiles(file)
  await expect(other.locator('.author-steps li')).toHaveText(['Two maps', 'Mine'])
  await expect(other.getByLabel('Notes for you')).toHaveValue('Say which is which.')
  await other.getByRole('button', { name: 'Give it' }).click()
  await expect(other.locator('.slide')).toContainText('40 studies')
  await other.keyboard.press('PageDown')
  await expect(pane(other, 'a').getByRole('heading')).toHaveText('mine')
  await settled(other)
  expect((await facts(other)).panes.a.failure).toBeNull()
  await other.getByLabel('Mine', { exact: true }).check()
  await other.keyboard.press('PageDown')
  await expect(other.locator('.question')).toContainText('Mine, of course')
  await other.keyboard.press('q')
  await expect(other.locator('.slide')).toBeHidden()

  // Dropped, it is given at once. Half of it, or another file of its name, changes nothing.
  const whole = readFileSync(file)
  await other.getByLabel('Title').fill('My own')
  const asItWas = (await facts(other)).document
  for (const bytes of [whole.subarray(0, whole.length / 2), Buffer.from('PK no zip at all')]) {
    await dropFiles(brain(other, 'b'), [{ name: 'talk.ostrakon.zip', bytes }])
    await expect(
      other.getByText('talk.ostrakon.zip can’t be read as a session').first(),
    ).toBeVisible()
    await expect(other.locator('.slide')).toBeHidden()
    expect((await facts(other)).document).toEqual(asItWas)
  }
  await dropFiles(brain(other, 'b'), [{ name: 'talk.ostrakon.zip', bytes: whole }])
  await expect(other.locator('.slide h2')).toHaveText('Two maps')
  await other.keyboard.press('PageDown')
  await expect(pane(other, 'a').getByRole('heading')).toHaveText('mine')
  await settled(other)
  expect((await facts(other)).panes.a.failure).toBeNull()
  await other.reload()
  await expect(other.locator('.slide h2')).toHaveText('Mine')
  await other.keyboard.press('q')
  await enterRoom(other, 'Lecture')
  await expect(
    other.getByRole('heading', { name: 'The lecture that was opened here' }),
  ).toBeVisible()
  // What somebody writes here is another lecture.
  await unfold(other, 'A lecture and pictures of your own')
  await expect(other.getByLabel('Title')).toHaveValue('My own')
  await context.close()
})
