import { readFileSync } from 'node:fs'
import { formatValue } from '#statistic/number-words.ts'
import { brain, facts, openApp, pane } from './app-page.ts'
import { expect, settled, test } from './harness.ts'

type Golden = {
  readonly points: readonly (readonly [number, number, number])[]
  readonly values: { readonly [sample: string]: readonly number[] }
}
const golden = JSON.parse(
  readFileSync(new URL('../golden/sample-values.json', import.meta.url), 'utf8'),
) as Golden

test('a visitor sees the two sample contrasts, named and explained', async ({ page }) => {
  await openApp(page)
  await expect(pane(page, 'a').getByRole('heading', { name: 'Social exclusion' })).toBeVisible()
  await expect(pane(page, 'b').getByRole('heading', { name: 'Physical pain' })).toBeVisible()
  for (const id of ['a', 'b'] as const) {
    await expect(pane(page, id)).toContainText('not activation strength')
    await expect(pane(page, id)).toContainText(/\d+ published peaks from \d+ studies/)
  }
  await expect(page.getByText(/reverse inference/)).toBeVisible()
})

test('values at typed MNI points are those that nibabel reads, on both sides', async ({ page }) => {
  await openApp(page)
  for (const [i, point] of golden.points.entries()) {
    await page.getByLabel('Go to MNI').fill(point.join(', '))
    await page.getByRole('button', { name: 'Go', exact: true }).click()
    const { readout } = await facts(page)
    expect(readout?.world).toEqual([...point])
    const [social, pain] = [
      golden.values['social-exclusion']?.[i],
      golden.values['physical-pain']?.[i],
    ]
    expect(readout?.values.a).toBeCloseTo(social ?? Number.NaN, 5)
    expect(readout?.values.b).toBeCloseTo(pain ?? Number.NaN, 5)
    await expect(page.locator('[data-readout-value="a"]')).toHaveText(
      `z = ${formatValue(social ?? Number.NaN)}`,
    )
  }
})

test('a click puts one cursor on both brains, and keys move it along the cortex', async ({
  page,
}) => {
  await openApp(page)
  const box = await brain(page, 'b').boundingBox()
  await page.mouse.click(box!.x + box!.width * 0.5, box!.y + box!.height * 0.3)
  const before = (await facts(page)).readout
  expect(before).not.toBeNull()
  expect(before?.values.a).not.toBeNull()
  expect(before?.values.b).not.toBeNull()
  await expect(page.locator('[data-readout]')).toContainText('MNI mm')
  await brain(page, 'b').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await settled(page)
  const after = (await facts(page)).readout
  expect(after?.world).not.toEqual(before?.world)
  const moved = Math.hypot(...after!.world.map((mm, axis) => mm - before!.world[axis]!))
  expect(moved).toBeGreaterThan(0.3)
  expect(moved).toBeLessThan(8)
})

test('the addresses ?a= and ?b= open maps and sample names', async ({ page }) => {
  const { panes } = await openApp(page, '?a=physical-pain&b=social-exclusion-inclusive')
  expect(panes.a.title).toBe('Physical pain')
  expect(panes.b.title).toBe('Social exclusion, inclusive')
})
