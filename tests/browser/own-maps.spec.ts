/** Maps of the user's own: series, statistics that the file does not say, checksums. */
import { createHash } from 'node:crypto'
import { makeNifti, wholeBrain } from '../fixtures/make-nifti.ts'
import { brain, facts, openApp, opened, pane, unfold } from './app-page.ts'
import { dropFiles, expect, pickFiles, settled, test } from './harness.ts'

test('a series shows one volume at a time, each with its own numbers', async ({ page }) => {
  const before = await openApp(page)
  const series = makeNifti({
    ...wholeBrain,
    shape: [...wholeBrain.shape, 3],
    intentCode: 5,
    values: (_i, _j, _k, t) => 3.5 + t,
  })
  await dropFiles(brain(page, 'a'), [{ name: 'series.nii', bytes: series }])
  const first = await opened(page, 'a', before)
  await page.getByLabel('Go to MNI').fill('0, 0, 0')
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  expect((await facts(page)).readout?.values.a).toBeCloseTo(3.5, 6)
  await page.getByLabel('Volume of the series, 1 to 3').fill('3')
  await opened(page, 'a', first)
  const { readout, panes } = await facts(page)
  expect(readout?.values.a).toBeCloseTo(5.5, 6)
  expect(panes.a.title).toBe('series')
})

test('degrees of freedom that a file lacks are asked for, never guessed', async ({ page }) => {
  const before = await openApp(page)
  const bytes = makeNifti({
    ...wholeBrain,
    intentCode: 3,
    values: (i, j, k) => Math.sin(i + j * k) * 6,
  })
  await pickFiles(page.locator('[data-file-input="a"]'), [{ name: 'contrast.nii', bytes }])
  await opened(page, 'a', before)
  await expect(page.getByText(/not known without degrees of freedom/)).toBeVisible()
  await pane(page, 'a').getByRole('button', { name: /^Info/ }).click()
  await expect(page.getByRole('dialog', { name: 'contrast' })).toContainText(/degrees of freedom/)
  await page.getByRole('spinbutton', { name: 'df' }).fill('20')
  await page.keyboard.press('Escape')
  // The other side's map is a z map without negative values: its p is another.
  await expect(page.getByText(/Left: p < \.\d+, two-sided.* Right: p < .*one-sided/)).toBeVisible()
  await expect(pane(page, 'a').locator('.colour-bar-unit')).toHaveText('t(20)')
})

test('a map of p opens as -log10 p, says so first, and is shown as z when asked', async ({
  page,
}) => {
  const before = await openApp(page)
  const bytes = makeNifti({
    ...wholeBrain,
    datatype: 'float64',
    values: (i) => (i % 2 === 0 ? 1e-5 : 0.001),
  })
  await dropFiles(brain(page, 'a'), [{ name: 'pain_pmap.nii', bytes }])
  const first = await opened(page, 'a', before)
  await expect(pane(page, 'a').locator('.colour-bar-unit')).toHaveText('−log10 p')
  await pane(page, 'a').getByRole('button', { name: /^Info/ }).click()
  const dialog = page.getByRole('dialog', { name: 'pain pmap' })
  await expect(dialog.locator('.warnings li').first()).toContainText('The file holds p values')
  await dialog.getByLabel('The p values are shown as').selectOption('z')
  await opened(page, 'a', first)
  await expect(dialog.getByLabel('The p values are shown as')).toHaveValue('z')
  await page.keyboard.press('Escape')
  await expect(pane(page, 'a').locator('.colour-bar-unit')).toHaveText('z')
})

test('a label map is drawn in its own colours, with names in legend and readout, never mixed', async ({
  page,
}) => {
  const before = await openApp(page)
  const bytes = makeNifti({
    ...wholeBrain,
    datatype: 'int16',
    intentCode: 1002,
    values: (i) => (i < 23 ? 1035 : 2035),
  })
  const table = '1035 ctx-lh-insula 255 192 32 0\n2035 ctx-rh-insula 32 192 255 0\n'
  await dropFiles(brain(page, 'a'), [
    { name: 'atlas.nii', bytes },
    { name: 'atlas.txt', bytes: new TextEncoder().encode(table) },
  ])
  await opened(page, 'a', before)
  const legend = pane(page, 'a').getByRole('list', { name: 'Labels of the map' })
  await expect(legend.getByRole('listitem')).toHaveText(['ctx-lh-insula', 'ctx-rh-insula'])
  await page.getByLabel('Go to MNI').fill('-1, -20, 60')
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  const { readout } = await facts(page)
  expect([1035, 2035]).toContain(readout?.values.a)
  await expect(page.getByRole('region', { name: 'Under the cursor' })).toContainText(
    /ctx-[lr]h-insula \([12]035\)/,
  )
})

test('the information shows header, place and the checksum of the file itself', async ({
  page,
}) => {
  const before = await openApp(page)
  const bytes = makeNifti({ ...wholeBrain, datatype: 'int16', values: () => 4, gz: true })
  await dropFiles(brain(page, 'b'), [{ name: 'four.nii.gz', bytes }])
  await opened(page, 'b', before)
  await pane(page, 'b').getByRole('button', { name: /^Info/ }).click()
  const dialog = page.getByRole('dialog', { name: 'four' })
  await expect(dialog).toContainText('NIfTI-1, int16, little-endian')
  await expect(dialog).toContainText('46 × 55 × 46 of 4 × 4 × 4 mm')
  await expect(dialog).toContainText(createHash('sha256').update(bytes).digest('hex'))
})

test('another sampling rule reads the same maps otherwise, and says how', async ({ page }) => {
  await openApp(page)
  await unfold(page, 'Threshold and colours')
  await page.getByLabel('Sampling').selectOption('nearest')
  await settled(page)
  expect((await facts(page)).document.sides.b.rule).toBe('nearest')
  await expect(page.getByRole('region', { name: 'Colours' })).toContainText(/nearest|containing/i)
})
