/** How maps come in: places to drop on, the tray, addresses, and files that a link asks for. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeNifti, wholeBrain } from '../fixtures/make-nifti.ts'
import { brain, facts, openApp, opened, pane } from './app-page.ts'
import { dropFiles, dropPaths, expect, type Page, pickFiles, settled, test } from './harness.ts'

const everywhere = (value: number) =>
  makeNifti({ ...wholeBrain, intentCode: 5, values: () => value, gz: true })

const three = ['one', 'two', 'three'].map((name, i) => ({
  name: `${name}.nii.gz`,
  bytes: everywhere(4 + i),
}))

const tray = (page: Page) => page.getByRole('region', { name: 'Tray' })
const inTray = (page: Page, name: string) =>
  tray(page)
    .getByRole('listitem')
    .filter({ hasText: new RegExp(`^${name}`) })

test('three maps at once wait in the tray, and go to either side by button, key, menu and drag', async ({
  page,
}) => {
  const first = await openApp(page)
  await dropFiles(brain(page, 'a'), [...three, { name: 'bad.nii', bytes: new Uint8Array(20) }])
  await expect(tray(page).getByRole('listitem')).toHaveCount(4)
  await expect(inTray(page, 'one')).toContainText(/z · 46×55×46 of 4 mm · \d/)
  await expect(inTray(page, 'bad')).toContainText('can’t be opened')
  expect((await facts(page)).panes).toEqual(first.panes)

  await inTray(page, 'two')
    .getByRole('button', { name: /left map/ })
    .click()
  const second = await opened(page, 'a', first)
  expect(second.panes.a.title).toBe('two')
  await page.keyboard.press('ArrowRight')
  await expect(inTray(page, 'three').getByRole('button', { name: /left map/ })).toBeFocused()
  await page.keyboard.press('r')
  const third = await opened(page, 'b', second)
  expect(third.panes.b.title).toBe('three')
  await inTray(page, 'one')
    .getByRole('combobox')
    .selectOption({ label: 'Over the left map, as a layer' })
  await settled(page)
  expect((await facts(page)).document.sides.a.layers).toHaveLength(2)

  const box = (await brain(page, 'b').boundingBox())!
  await inTray(page, 'one').locator('p').hover()
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 3, { steps: 4 })
  await expect(page.locator('.drop-target[data-over="true"]')).toContainText(
    'Drop for the right map',
  )
  await page.mouse.up()
  const fourth = await opened(page, 'b', third)
  expect(fourth.panes.b.title).toBe('one')

  await inTray(page, 'bad').getByRole('button').click()
  await expect(page.getByRole('status').getByText(/bad\.nii/)).toBeVisible()
  await inTray(page, 'bad').getByRole('combobox').selectOption({ label: 'Take it out of the tray' })
  await expect(tray(page).getByRole('listitem')).toHaveCount(3)

  // After a reload they are there again, by what is in them.
  await page.waitForTimeout(2500)
  await page.goto('./')
  await settled(page)
  await expect(tray(page).getByRole('listitem')).toHaveCount(3)
  await inTray(page, 'three')
    .getByRole('button', { name: /left map/ })
    .click()
  await expect(pane(page, 'a').getByRole('heading')).toHaveText('three')
})

for (const [layout, size] of [
  ['side by side', { width: 1280, height: 720 }],
  ['on a phone', { width: 390, height: 844 }],
] as const) {
  test(`the disk's own drop finds the right map ${layout}`, async ({ page }) => {
    await page.setViewportSize(size)
    const before = await openApp(page)
    const path = join(mkdtempSync(join(tmpdir(), 'map-')), 'mine.nii.gz')
    writeFileSync(path, everywhere(6))
    await dropPaths(page, pane(page, 'b'), [path])
    const after = await opened(page, 'b', before)
    expect(after.panes.b.title).toBe('mine')
    expect(after.panes.a.title).toBe('Social exclusion')
    await expect(page.locator('.drop-target')).toHaveCount(0)
  })
}

test('a drop on a slice or on rows of slices goes to the side of that view, upright phones too', async ({
  page,
}) => {
  let before = await openApp(page)
  const layOut = async (id: string) => {
    while ((await facts(page)).document.arrangement.id !== id) await page.locator('body').press('v')
    await settled(page)
    before = await facts(page)
  }
  const dropOn = async (view: string, side: 'a' | 'b', name: string) => {
    await dropFiles(page.locator(`[data-view="${view}"] .pane-view`), [
      { name: `${name}.nii`, bytes: everywhere(5) },
    ])
    const after = await opened(page, side, before)
    expect(after.panes[side].title, view).toBe(name)
    const other = side === 'a' ? 'b' : 'a'
    expect(after.panes[other].title, view).toBe(before.panes[other].title)
    before = after
  }
  await layOut('slices')
  await dropOn('coronal-b', 'b', 'on a slice')
  await dropOn('axial-a', 'a', 'on another')
  await layOut('mosaic')
  await dropOn('mosaic-b', 'b', 'on rows of slices')
  await page.setViewportSize({ width: 390, height: 844 })
  await layOut('brain-and-slices')
  await dropOn('brain-b', 'b', 'on a phone')
  await dropOn('sagittal-a', 'a', 'below the other brain')
})

test('a link to a file of its author tells a namesake apart, and takes it only if asked to', async ({
  page,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const first = await openApp(page)
  await dropFiles(brain(page, 'a'), [{ name: 'mine.nii.gz', bytes: everywhere(6) }])
  await opened(page, 'a', first)
  await page.getByRole('button', { name: 'More…' }).click()
  await page.getByRole('combobox', { name: 'Find a command' }).fill('Copy a link')
  await page.keyboard.press('Enter')
  await expect(page.getByText('The link is copied.')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  await page.evaluate(() => indexedDB.deleteDatabase('keyval-store'))
  await page.goto('about:blank')
  await page.goto(link)
  await settled(page)
  const alert = pane(page, 'a').getByRole('alert')
  await expect(alert).toContainText(/mine\.nii\.gz \(SHA-256 [0-9a-f]{64}\)/)
  await pickFiles(page.locator('[data-file-input="a"]'), [
    { name: 'mine.nii.gz', bytes: everywhere(5) },
  ])
  await expect(alert).toContainText('This is not the file that the link or session means')
  await alert.getByRole('button', { name: 'Use it all the same' }).click()
  await expect(pane(page, 'a').getByRole('heading')).toHaveText('mine')
})

test.describe('an image of NeuroVault', () => {
  test.use({
    expectedOrigins: ['https://neurovault.org'],
    expectedProblems: /Failed to load resource|404/,
  })

  test('comes by its page’s address, with what the archive says of it, and can be tried again', async ({
    page,
  }) => {
    const answer = {
      id: 110,
      name: 'Go minus no go',
      file: 'http://neurovault.org/media/images/35/zstat1.nii.gz',
      map_type: 'T map',
      statistic_parameters: 20,
      number_of_subjects: 21,
      modality: 'fMRI-BOLD',
      cognitive_paradigm_cogatlas: 'cue approach task',
      is_thresholded: false,
      not_mni: false,
    }
    let isThere = false
    await page.route('https://neurovault.org/**', (route) => {
      const headers = { 'access-control-allow-origin': '*' }
      const { pathname } = new URL(route.request().url())
      if (pathname === '/api/images/110/') return route.fulfill({ json: answer, headers })
      if (!isThere) return route.fulfill({ status: 404, headers })
      return route.fulfill({ body: Buffer.from(everywhere(4)), headers })
    })
    const first = await openApp(page)
    await page.getByLabel('Open a map on the right').selectOption('address')
    await page.getByRole('textbox', { name: /Address/ }).fill('https://neurovault.org/images/110/')
    await page.keyboard.press('Enter')
    const failed = await opened(page, 'b', first)
    expect(failed.panes.b.failure?.tag).toBe('not-found')
    isThere = true
    await pane(page, 'b').getByRole('button', { name: 'Try again' }).click()
    await opened(page, 'b', failed)
    await expect(pane(page, 'b').getByRole('heading')).toHaveText('Go minus no go')
    await expect(pane(page, 'b')).toContainText('21 subjects, fMRI-BOLD, cue approach task')
    await expect(pane(page, 'b').locator('.colour-bar-unit')).toHaveText('t(20)')
  })
})

test('a folder lists its maps by what their names say, and puts the chosen ones into the tray', async ({
  page,
}) => {
  const root = mkdtempSync(join(tmpdir(), 'study-'))
  for (const sub of ['01', '02']) {
    mkdirSync(join(root, `sub-${sub}`))
    for (const contrast of ['hot', 'warm']) {
      const name = `sub-${sub}_contrast-${contrast}_stat-t_statmap.nii.gz`
      writeFileSync(join(root, `sub-${sub}`, name), everywhere(5))
    }
  }
  writeFileSync(join(root, 'stat-t_statmap.json'), '{"Statistic":"t","DegreesOfFreedom":19}')
  await openApp(page)
  await dropPaths(page, pane(page, 'a'), [root])
  const list = page.getByRole('list', { name: 'Maps of the folder' })
  await expect(list.getByRole('listitem')).toHaveCount(4)
  await page.getByRole('combobox', { name: /^Contrast/ }).selectOption('warm')
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await page.getByRole('button', { name: 'Choose all of these' }).click()
  await page.getByRole('button', { name: 'Into the tray (2)' }).click()
  await expect(tray(page).getByRole('listitem')).toHaveCount(2)
  await expect(tray(page).getByRole('listitem').first()).toContainText(/warm · t · sub 01.*t\(19\)/)
})
