/** The sample maps are conclusions from studies: people leave some out, add their own, and see the map change. */
import { brain, brainView, enterRoom, facts, openApp, opened, pane, unfold } from './app-page.ts'
import { dropFiles, expect, type Page, settled, test } from './harness.ts'

async function openEvidence(page: Page, side: 'Social exclusion' | 'Physical pain') {
  await openApp(page)
  await enterRoom(page, 'Evidence')
  await page.getByRole('radio', { name: side, exact: true }).check()
  await settled(page)
}

test('a study that is switched off changes the number at a point, and comes back', async ({
  page,
}) => {
  await openEvidence(page, 'Social exclusion')
  await expect(page.getByRole('heading', { name: '18 of 18 studies' })).toBeVisible()
  await page.getByLabel('Go to MNI').fill('54, -48, 18')
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  await unfold(page, /of 18 studies/)
  const before = (await facts(page)).readout?.values.a
  expect(before).toBeCloseTo(3.969, 2)
  await page.getByRole('checkbox', { name: 'Count DeWall et al. 2012' }).uncheck()
  await settled(page)
  await expect(page.getByRole('heading', { name: '17 of 18 studies' })).toBeVisible()
  await expect(pane(page, 'a')).toContainText('17 of 18 studies')
  const without = (await facts(page)).readout?.values.a
  expect(without).toBeLessThan((before ?? 0) - 0.3)
  await page.getByRole('button', { name: 'All again' }).click()
  await settled(page)
  expect((await facts(page)).readout?.values.a).toBeCloseTo(before ?? 0, 5)
})

test('a search and a sort find a study; its paper is one link away', async ({ page }) => {
  await openEvidence(page, 'Physical pain')
  await unfold(page, /of 40 studies/)
  await page.getByRole('searchbox', { name: 'Search the studies' }).fill('2002')
  const rows = page.locator('[data-study]')
  expect(await rows.count()).toBeGreaterThan(0)
  expect(await rows.count()).toBeLessThan(40)
  await expect(rows.first().getByRole('link')).toHaveAttribute('href', /^https:\/\/doi\.org\/10\./)
  await page.getByRole('searchbox').fill('')
  await page.getByRole('columnheader', { name: 'Peaks' }).getByRole('button').click()
  const counts = (await rows.locator('td:last-child').allTextContents()).map(Number)
  expect(counts).toEqual([...counts].sort((a, b) => a - b))
})

test('clicking the brain names the studies near there, nearest first', async ({ page }) => {
  await openEvidence(page, 'Physical pain')
  await page.getByLabel('Go to MNI').fill('-2, 14, 38')
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  await unfold(page, 'Near the cursor')
  const near = page.getByRole('region', { name: 'Near the cursor' })
  await expect(near.locator('tbody tr').nth(5)).toBeVisible()
  const distances = (await near.locator('tbody td:nth-child(2)').allTextContents()).map(Number)
  expect(distances.length).toBeGreaterThan(5)
  expect(distances).toEqual([...distances].sort((a, b) => a - b))
})

test('leaving each study out shows which ones carry a region', async ({ page }) => {
  await openEvidence(page, 'Social exclusion')
  await unfold(page, 'What if other studies counted?')
  await page.getByRole('button', { name: 'Leave each out' }).click()
  await expect(page.locator('[data-jackknife] tbody tr')).toHaveCount(18, { timeout: 60_000 })
})

test('a dropped table of peaks becomes a map, and its bad rows are listed with their lines', async ({
  page,
}) => {
  const before = await openApp(page)
  const csv = `study,x,y,z,n,space
Smith 2012,4,22,32,18,MNI
Smith 2012,-38,16,2,18,MNI
Jones 2015,forty,20,-4,24,MNI
Jones 2015,42,20,-4,24,MNI
Brown 2018,4000,20,-4,24,MNI
Green 2019,40,20
`
  await dropFiles(brain(page, 'b'), [{ name: 'mine.csv', bytes: new TextEncoder().encode(csv) }])
  await opened(page, 'b', before)
  await expect(pane(page, 'b').getByRole('heading')).toHaveText('mine')
  await expect(pane(page, 'b')).toContainText('3 published peaks from 2 studies')
  await enterRoom(page, 'Evidence')
  await page.getByRole('radio', { name: 'mine' }).check()
  const report = page.locator('[data-dropped]')
  for (const line of ['Line 4', 'Line 6', 'Line 7']) await expect(report).toContainText(line)
})

test('the inclusive set lets the user flip the choice of studies', async ({ page }) => {
  await openEvidence(page, 'Social exclusion')
  await unfold(page, 'What if other studies counted?')
  await page.getByRole('button', { name: /Open the inclusive set/ }).click()
  await settled(page)
  await page.getByRole('radio', { name: /^Strict \(18 studies\)/ }).check()
  await settled(page)
  await page.getByLabel('Go to MNI').fill('42, 24, 0')
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  const strict = (await facts(page)).readout?.values.a ?? 0
  await page.getByRole('radio', { name: /^Strict plus Chester/ }).check()
  await settled(page)
  const withTwoMore = (await facts(page)).readout?.values.a ?? 0
  expect(withTwoMore).toBeGreaterThan(strict + 1)
})

test('where both sets of studies converge is shown on a side when asked, and nowhere before', async ({
  page,
}) => {
  await openEvidence(page, 'Social exclusion')
  await page.getByLabel('Go to MNI').fill('-2, 14, 38')
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  const values = (await facts(page)).readout?.values
  const smaller = Math.min(values?.a ?? 0, values?.b ?? 0)
  await enterRoom(page, 'Compare')
  await unfold(page, 'The studies compared')
  await page.getByRole('radio', { name: /^Where both converge/ }).check()
  await page.getByRole('button', { name: 'Compare the studies' }).click()
  await page.getByRole('button', { name: 'Show it on the right' }).waitFor({ timeout: 60_000 })
  expect((await facts(page)).panes.b.title).toBe('Physical pain')
  await page.getByRole('button', { name: 'Show it on the right' }).click()
  await settled(page)
  const both = await facts(page)
  expect(both.panes.b.title).toBe('Social exclusion and Physical pain')
  expect(both.readout?.values.b).toBeCloseTo(smaller, 5)
  await expect(pane(page, 'b')).toContainText(/overlap in location/)
})

test('the contrast of both sets of studies is listed, displaces no map, and opens on a side at its corrected threshold', async ({
  page,
}) => {
  test.setTimeout(240_000)
  await openEvidence(page, 'Social exclusion')
  const before = await facts(page)
  await enterRoom(page, 'Compare')
  await unfold(page, 'The studies compared')
  await page.getByRole('radio', { name: /^Where their peaks differ/ }).check()
  await page.getByRole('button', { name: 'Compare the studies' }).click()
  const rows = page.locator('[data-differences] tbody tr')
  await rows.first().waitFor({ timeout: 200_000 })
  const listed = await facts(page)
  expect([listed.panes.a.loadId, listed.panes.b.loadId]).toEqual([
    before.panes.a.loadId,
    before.panes.b.loadId,
  ])
  await expect(page.locator('[data-pair-words]')).toContainText(/Corrected for the whole brain/)
  const nearer = new Set(await rows.locator('td:last-child').allTextContents())
  expect(nearer).toEqual(new Set(['Social exclusion', 'Physical pain']))

  await page.getByRole('button', { name: 'Show it on the left' }).click()
  await settled(page)
  const shown = await facts(page)
  expect(shown.panes.a.title).toBe('Social exclusion − Physical pain')
  expect(shown.panes.b.loadId).toBe(before.panes.b.loadId)
  const words = (await page.locator('[data-pair-words]').textContent()) ?? ''
  const corrected = Number(/\|z\| = ([\d.]+)/.exec(words)?.[1])
  expect(shown.look.sides.a.threshold.value).toBeCloseTo(corrected, 1)
  expect(shown.look.sides.a.threshold.value).toBeGreaterThanOrEqual(corrected - 0.005)
  expect(shown.look.sides.b.threshold.value).toBe(3.1)

  // A row of the list leads to its place, and the map has its number there.
  const strongest = rows.first()
  await strongest.getByRole('button').click()
  await settled(page)
  const z = Number((await strongest.locator('td:nth-child(2)').textContent())?.replace('−', '-'))
  expect((await facts(page)).readout?.values.a).toBeCloseTo(z, 1)
})

test('a comparison of studies can be stopped, and started again', async ({ page }) => {
  await openEvidence(page, 'Social exclusion')
  await enterRoom(page, 'Compare')
  await unfold(page, 'The studies compared')
  const section = page.getByRole('region', { name: 'Left against right' })
  await section.getByRole('button', { name: 'Compare the studies' }).click()
  await section.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByRole('button', { name: 'Compare the studies' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Show it on the left' })).toBeHidden()
})

test('after a cluster threshold list and reading agree, or the list says why not', async ({
  page,
}) => {
  test.setTimeout(240_000)
  await openEvidence(page, 'Social exclusion')
  await unfold(page, 'Clusters')
  await page.getByRole('combobox', { name: 'Threshold' }).selectOption('cluster-fwe')
  await expect(page.locator('[data-clusters] caption')).toContainText(
    /significant from \d+ voxels/,
    { timeout: 200_000 },
  )
  await settled(page)
  const rows = page.locator('[data-clusters] tbody tr')
  const readAt = async (row: ReturnType<Page['locator']>) => {
    await row.getByRole('button').click()
    await settled(page)
    await expect(row).toHaveAttribute('aria-current', 'location')
    return (await facts(page)).readout?.values.a
  }
  const shown = rows.filter({ hasNotText: 'not shown' }).first()
  const z = Number(await shown.locator('td:nth-child(2)').textContent())
  expect(await readAt(shown)).toBeCloseTo(z, 1)
  const hidden = rows.filter({ hasText: 'not shown: too small' }).first()
  expect(Number(await hidden.locator('td:nth-child(2)').textContent())).toBeGreaterThan(3)
  expect(await readAt(hidden)).toBe(0)
  await expect(page.locator('[data-clusters] caption')).toContainText('reads 0 where it says')
})

test('peaks are shown in a glass brain that is not inflated, where their millimetres hold', async ({
  page,
}) => {
  await openEvidence(page, 'Social exclusion')
  await unfold(page, /of 18 studies/)
  await page.getByRole('checkbox', { name: /Show the peaks/ }).check()
  await settled(page)
  const { pose } = brainView(await facts(page), 'brain-a')
  expect(pose.glass).toBeGreaterThan(0.5)
  expect(pose.inflation).toBe(0)
})
