/** The numbers of the page are those of the command line, for the two sample maps. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { inflateRawSync } from 'node:zlib'
import { brain, enterRoom, facts, openApp, unfoldAll } from './app-page.ts'
import { expect, type Page, settled, test } from './harness.ts'

const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const social = here('sample-data/social-exclusion_stat-z_statmap.nii.gz')
const pain = here('sample-data/physical-pain_stat-z_statmap.nii.gz')

async function ostrakon(...args: string[]) {
  const { stdout } = await promisify(execFile)(
    here('node_modules/.bin/tsx'),
    [here('src/cli/main.ts'), ...args],
    { maxBuffer: 64 * 1024 * 1024, cwd: here('.') },
  )
  return JSON.parse(stdout)
}

async function openRoom(page: Page) {
  await openApp(page)
  await enterRoom(page, 'Compare')
  await expect(page.getByText('Methods, for a paper')).toBeVisible({ timeout: 60_000 })
  await unfoldAll(page)
  await expect(page.locator('[data-metrics]')).toBeVisible({ timeout: 60_000 })
  const { a, b } = (await facts(page)).look.sides
  return { a: a.threshold.value, b: b.threshold.value }
}

const number = async (page: Page, selector: string, attribute: string) =>
  Number(await page.locator(selector).first().getAttribute(attribute))

test.setTimeout(240_000)

test('similarity and overlap on the page are those of the command line', async ({ page }) => {
  const threshold = await openRoom(page)
  const wanted = await ostrakon('compare', social, pain, '--threshold', String(threshold.a))
  for (const metric of ['pearson', 'spearman', 'dice', 'jaccard'])
    expect(await number(page, `[data-metric="${metric}"]`, 'data-value')).toBeCloseTo(
      wanted[metric],
      12,
    )
  expect(await number(page, '[data-n]', 'data-n')).toBe(wanted.n)
  // What a line on the plot goes round is lit; another choice of voxels is another answer, and Escape lets go.
  const lit = page.locator('[data-lit]')
  await page.getByText('By numbers').click()
  await page.getByRole('button', { name: 'Light up' }).click()
  await expect(lit).toHaveAttribute('data-lit', String(wanted.n))
  await page.getByRole('spinbutton', { name: 'A from' }).fill(String(threshold.a))
  await page.getByRole('button', { name: 'Light up' }).click()
  await expect(lit).not.toHaveAttribute('data-lit', String(wanted.n))
  const some = await lit.getAttribute('data-lit')
  const plot = await page.locator('.joint-plot').boundingBox()
  if (!plot) throw new Error('no plot')
  const at = (x: number, y: number) => [plot.x + plot.width * x, plot.y + plot.height * y] as const
  await page.mouse.move(...at(0.4, 0.1))
  await page.mouse.down()
  for (const [x, y] of [at(0.9, 0.1), at(0.9, 0.9), at(0.4, 0.9)]) await page.mouse.move(x, y)
  await page.mouse.up()
  await expect(lit).toHaveAttribute('data-lit', /^\d+$/)
  await expect(lit).not.toHaveAttribute('data-lit', some ?? '')
  await page.keyboard.press('Escape')
  await expect(lit).toHaveAttribute('data-lit', '')
  await expect(page.locator('.plot-lasso')).toHaveCount(0)
  await enterRoom(page, 'Look')
  await unfoldAll(page)
  await page.getByLabel('Set by').selectOption('cluster')
  await page.getByLabel('Least extent of a cluster').fill('600')
  await settled(page)
  await enterRoom(page, 'Compare')
  await unfoldAll(page)
  const cut = await ostrakon(
    ...['compare', social, pain, '--threshold', String(threshold.a), '--extent', '600'],
  )
  expect(cut.dice).not.toBe(wanted.dice)
  await expect
    .poll(() => number(page, '[data-metric="dice"]', 'data-value'), { timeout: 120_000 })
    .toBeCloseTo(cut.dice, 12)
  await page.getByLabel('Thresholds tied').selectOption('free')
  await expect(page.locator('[data-overlap-grid]')).toHaveAttribute('data-overlap-grid', '24x24')
  await page.getByLabel('Threshold of B, free of the other').fill('4')
  const { look } = await facts(page)
  expect([
    look.links.threshold,
    look.sides.a.threshold.value,
    look.sides.b.threshold.value,
  ]).toEqual([false, threshold.a, 4])
  await page.getByRole('checkbox', { name: 'Zeros count as values' }).check()
  await expect(page.locator('[data-n]')).toHaveAttribute('data-n', String(91 * 109 * 91), {
    timeout: 60_000,
  })
})

test('regions and clusters on the page are those of the command line', async ({ page }) => {
  const threshold = await openRoom(page)
  const rows = await ostrakon('regions', social, pain, '--threshold', String(threshold.a))
  const dacc = rows.find(
    ({ id, side }: { id: string; side: string }) => id === 'dacc' && side === 'both',
  )
  const row = '[data-region="dacc"][data-side="both"]'
  await expect(page.locator(row)).toBeVisible({ timeout: 120_000 })
  expect(await number(page, row, 'data-mean-a')).toBeCloseTo(dacc.a.mean, 10)
  expect(await number(page, row, 'data-mean-b')).toBeCloseTo(dacc.b.mean, 10)
  expect(await number(page, row, 'data-r')).toBeCloseTo(dacc.withinCorrelation, 10)
  expect(await number(page, row, 'data-voxels')).toBe(dacc.voxels)
  expect(await number(page, row, 'data-active-a')).toBeCloseTo(dacc.leastActive.a, 12)
  expect(await number(page, row, 'data-active-b')).toBeCloseTo(dacc.leastActive.b, 12)

  await page.getByRole('combobox', { name: 'Clusters of' }).selectOption('b')
  const clusters = await ostrakon(
    'clusters',
    pain,
    '--threshold',
    String(threshold.b),
    '--extent',
    '80',
  )
  const first = '[data-cluster-table] tbody tr'
  await expect(page.locator(first).first()).toHaveAttribute(
    'data-peak',
    String(clusters[0].peak.value),
    { timeout: 120_000 },
  )
  expect(await number(page, first, 'data-voxels')).toBe(clusters[0].voxels)
  expect(await number(page, first, 'data-active')).toBeCloseTo(clusters[0].leastActive.share, 12)
  await page.locator(`${first} button`).first().click()
  expect((await facts(page)).readout?.values.b).toBeCloseTo(clusters[0].peak.value, 3)
})

test('a spin test can be run, stopped and repeated to the digit', async ({ page }) => {
  await openRoom(page)
  const room = page.locator('[data-null]')
  // Maps of voxels are offered the surrogates that hold for them.
  await expect(room.getByRole('combobox', { name: 'Null' })).toHaveValue('voxels')
  await room.getByRole('combobox', { name: 'Null' }).selectOption('spin')
  await room.getByLabel('Draws').fill('20000')
  await room.getByRole('button', { name: 'Test' }).click()
  await expect(room.getByRole('progressbar')).toBeVisible()
  await room.getByRole('button', { name: 'Stop' }).click()
  await expect(room.getByRole('button', { name: 'Test' })).toBeVisible()
  await expect(room.locator('[data-null-p]')).toHaveCount(0)
  await room.getByLabel('Draws').fill('39')
  await room.getByLabel('Seed').fill('5')
  await room.getByRole('button', { name: 'Test' }).click()
  await expect(room.locator('[data-null-p]')).toBeVisible({ timeout: 120_000 })
  const wanted = await ostrakon(
    'compare',
    social,
    pain,
    '--null',
    'spin',
    '--n',
    '39',
    '--seed',
    '5',
  )
  expect(await number(page, '[data-null-p]', 'data-null-p')).toBe(wanted.null.p)
  expect(await number(page, '[data-null-p]', 'data-null-r')).toBeCloseTo(wanted.pearson, 5)
  expect(await number(page, '[data-null-p]', 'data-null-n')).toBe(39)

  await page.getByRole('combobox', { name: 'Neighbours' }).selectOption('6')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  const methods = page.locator('[data-methods]')
  await expect(methods).toContainText('held against 39 random rotations of A')
  await expect(methods).toContainText('seed 5')
  await expect(methods).toContainText('6-connected')
  await page.getByRole('checkbox', { name: 'Zeros count as values' }).check()
  await expect(methods).not.toContainText('random rotations')
})

test('a row of the regions table outlines its region and turns the brains to it', async ({
  page,
}) => {
  await openRoom(page)
  const row = page.locator('[data-region="vmpfc"][data-side="both"]')
  await expect(row).toBeVisible({ timeout: 120_000 })
  await row.getByRole('button').click()
  await expect(row).toHaveClass(/significant/)
  expect((await facts(page)).document.regions).toContain('vmpfc')
})

test('tables and pictures can be taken home', async ({ page }) => {
  await openRoom(page)
  for (const [name, ending] of [
    ['CSV of similarity', 'csv'],
    ['JSON of the overlap', 'json'],
    ['SVG of the voxels', 'svg'],
    ['Conjunction (.nii.gz)', 'nii.gz'],
  ] as const) {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name }).click()
    expect((await download).suggestedFilename()).toMatch(new RegExp(`\\.${ending}$`))
  }
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.locator('[data-methods]')).toContainText('10.1016/j.neuroimage.2004.12.005')
})

test('both maps become one picture on a third brain, and leave it again', async ({ page }) => {
  await openRoom(page)
  const guard = page.locator('[data-guard]')
  await expect(guard.first()).toBeVisible()
  const before = await number(page, '[data-metric="pearson"]', 'data-value')
  await guard.getByRole('button').first().click()
  await expect(page.locator('[data-matching]')).toBeVisible()
  await expect
    .poll(() => number(page, '[data-metric="pearson"]', 'data-value'), { timeout: 60_000 })
    .not.toBe(before)
  await page.getByRole('button', { name: 'Take both as they are' }).click()
  await expect
    .poll(() => number(page, '[data-metric="pearson"]', 'data-value'), { timeout: 60_000 })
    .toBe(before)
  await page.getByRole('button', { name: 'Show it on a third brain' }).click()
  const third = page.locator('[data-view="compared"]')
  await expect(third).toHaveAttribute('data-mode', 'difference')
  await page.getByLabel('Shown as').selectOption('agreement')
  await expect(third).toHaveAttribute('data-mode', 'agreement')
  await expect(third).toContainText('Only A')
  await settled(page)
  await page.screenshot({ path: 'test-results/compared.png' })

  await page.getByLabel('Shown as').selectOption('wipe')
  const edge = third.getByRole('slider', { name: 'Edge between both maps' })
  await expect(edge).toHaveAttribute('aria-valuetext', '50 % Social exclusion, 50 % Physical pain')
  const picture = (await third.locator('.pane-view').boundingBox())!
  const [x, y] = [picture.x + picture.width / 2, picture.y + picture.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(picture.x + 0.7 * picture.width, y + 40)
  await expect(edge).toHaveAttribute('aria-valuenow', '70')
  // A hand that rests in the middle of a drag does not make two steps of it.
  await page.mouse.move(picture.x + 0.2 * picture.width, y)
  await page.mouse.up()
  await expect.poll(async () => (await facts(page)).document.compare.wipe).toBeCloseTo(0.2, 2)
  await page.keyboard.press('Control+z')
  await expect(edge).toHaveAttribute('aria-valuenow', '50')
  await edge.focus()
  await page.keyboard.press('ArrowRight')
  await expect(edge).toHaveAttribute('aria-valuenow', '52')
  await expect(third.locator('.wipe-name')).toHaveText(['Social exclusion', 'Physical pain'])

  await page.getByLabel('Shown as').selectOption('flicker')
  await third.getByRole('button', { name: 'Hold' }).click()
  const turn = third.locator('[data-turn]')
  const held = await turn.getAttribute('data-turn')
  await page.keyboard.press('c')
  await expect(turn).toHaveAttribute('data-turn', held === 'a' ? 'b' : 'a')
  expect((await facts(page)).document.compare.options['flicker']).not.toBe(held)
  await page.getByRole('button', { name: 'Both maps alone again' }).click()
  await expect(third).toHaveCount(0)
})

test('regions that are drawn on either brain are rows of the table, and a click on the brain finds its row', async ({
  page,
}) => {
  await openRoom(page)
  const right = await brain(page, 'b').boundingBox()
  if (!right) throw new Error('no brain')
  const at = (x: number, y: number) =>
    [right.x + right.width * x, right.y + right.height * y] as const
  await page.mouse.click(...at(0.5, 0.32))
  await page.getByRole('button', { name: 'Disc at the cursor' }).click()
  await page.getByRole('button', { name: 'Lasso on a brain' }).click()
  const line = [at(0.38, 0.62), at(0.46, 0.62), at(0.46, 0.7), at(0.38, 0.7)] as const
  await page.mouse.move(...line[0])
  await page.mouse.down()
  for (const [x, y] of line) await page.mouse.move(x, y, { steps: 3 })
  await page.mouse.up()
  const { drawn } = (await facts(page)).document
  expect(drawn.map(({ shape }) => shape.kind)).toEqual(['disc', 'patch'])
  expect(drawn[1]?.shape).toMatchObject({ left: '' })
  const disc = page.locator('[data-region="drawn:1"]')
  const lasso = page.locator('[data-region="drawn:2"]')
  await expect(disc).toHaveAttribute('aria-current', 'true', { timeout: 120_000 })
  await expect(lasso).not.toHaveAttribute('aria-current', 'true')
  for (const name of ['data-voxels', 'data-mean-a', 'data-mean-b', 'data-r', 'data-active-b'])
    expect(Math.abs(Number(await disc.getAttribute(name)))).toBeGreaterThan(0)

  // Its row takes one to the other region, and the brain tells which row is of the place that is clicked.
  await lasso.getByRole('button').click()
  await expect(lasso).toHaveAttribute('aria-current', 'true')
  const scrolled = () => page.evaluate(() => document.querySelector('.controls')?.scrollTop)
  await page.locator('[data-region-table]').scrollIntoViewIfNeeded()
  const before = await scrolled()
  const far = page.locator('[data-region-table] tbody tr[data-region="amygdala"]').first()
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: 'Go to MNI' }).fill('-22, -4, -18')
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  await expect(far).toHaveAttribute('aria-current', 'true')
  await expect(far).toBeInViewport()
  expect(await scrolled()).toBe(before)

  // Larger by a key, then undone; what is drawn comes back with the page.
  await enterRoom(page, 'Look')
  await unfoldAll(page)
  await page.getByRole('slider', { name: 'Radius of Disc 1' }).press('ArrowRight')
  expect((await facts(page)).document.drawn[0]?.shape).toMatchObject({ radiusMm: 11 })
  await page.keyboard.press('Control+z')
  expect((await facts(page)).document.drawn).toEqual(drawn)
  await page.getByRole('textbox', { name: 'Name of Lasso 2' }).fill('Cingulate patch')
  await page.getByRole('textbox', { name: 'Name of Lasso 2' }).press('Enter')
  await expect(page.locator('[data-pane="a"] [data-region^="drawn:2"]')).toHaveText(
    'Cingulate patch',
  )
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save Cingulate patch as a GIFTI label file' }).click()
  expect((await saved).suggestedFilename()).toBe('rh.Cingulate-patch.label.gii')
  // The address follows what is on screen a moment later.
  const addressed = () => {
    const packed = new URL(page.url()).hash.replace('#v2=', '')
    return inflateRawSync(Buffer.from(packed, 'base64url')).toString()
  }
  await expect.poll(addressed).toContain('Cingulate patch')
  await page.reload()
  await settled(page)
  expect((await facts(page)).document.drawn[1]?.name).toBe('Cingulate patch')
  await page.getByRole('button', { name: 'Erase Cingulate patch' }).click()
  expect((await facts(page)).document.drawn).toHaveLength(1)
})
