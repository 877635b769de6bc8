/** No pane ever shows the other's data: each gets a map that colours the whole brain in a way of its own. */
import { makeNifti, wholeBrain } from '../fixtures/make-nifti.ts'
import { brain, brainView, facts, openApp, opened, pane, unfold } from './app-page.ts'
import { dropFiles, expect, type Page, type Pixels, readPixels, settled, test } from './harness.ts'

const everywhere = (value: number) =>
  makeNifti({
    ...wholeBrain,
    intentCode: 5,
    values: () => value,
  })

/** Counts of clearly warm and clearly cold pixels. */
function temperature(pixels: Pixels) {
  return {
    warm: pixels.count(([red, , blue]) => red > blue + 60),
    cold: pixels.count(([red, , blue]) => blue > red + 60),
  }
}

/** Of the warm pixels, the share that has the colour of most. */
function commonest(pixels: Pixels): number {
  const shades = new Map<string, number>()
  const warm = pixels.count(([red, green, blue]) => {
    if (red <= blue + 60) return false
    const shade = `${red} ${green} ${blue}`
    shades.set(shade, (shades.get(shade) ?? 0) + 1)
    return true
  })
  return Math.max(0, ...shades.values()) / warm
}

test('each pane shows its own map and never the other’s, before and after a swap', async ({
  page,
}) => {
  const first = await openApp(page)
  // Region outlines have colours of their own: off, so that every colour comes from a map.
  for (const box of await page.getByRole('checkbox').all()) {
    if (await box.isVisible()) await box.uncheck()
  }
  await dropFiles(brain(page, 'a'), [{ name: 'warm.nii', bytes: everywhere(6) }])
  await opened(page, 'a', first)
  await dropFiles(brain(page, 'b'), [{ name: 'cold.nii', bytes: everywhere(-6) }])
  await opened(page, 'b', first)

  const [a, b] = [
    temperature(await readPixels(brain(page, 'a'))),
    temperature(await readPixels(brain(page, 'b'))),
  ]
  expect(a.warm).toBeGreaterThan(5000)
  expect(a.cold).toBe(0)
  expect(b.cold).toBeGreaterThan(5000)
  expect(b.warm).toBe(0)

  await page.getByRole('button', { name: 'Swap' }).click()
  await settled(page)
  expect(temperature(await readPixels(brain(page, 'a'))).warm).toBe(0)
  expect(temperature(await readPixels(brain(page, 'b'))).cold).toBe(0)
  await expect(pane(page, 'a').getByRole('heading')).toHaveText('cold')

  // A constant map is of one colour once no light falls on it.
  expect(commonest(await readPixels(brain(page, 'b')))).toBeLessThan(0.5)
  await unfold(page, 'Threshold and colours')
  await page.getByRole('checkbox', { name: /^Flat/ }).check()
  await settled(page)
  expect(commonest(await readPixels(brain(page, 'b')))).toBeGreaterThan(0.8)
})

test('two files dropped at once fill left and right', async ({ page }) => {
  const first = await openApp(page)
  await dropFiles(brain(page, 'b'), [
    { name: 'one.nii', bytes: everywhere(5) },
    { name: 'two.nii', bytes: everywhere(4) },
  ])
  await opened(page, 'a', first)
  await opened(page, 'b', first)
  const { panes } = await facts(page)
  expect([panes.a.title, panes.b.title]).toEqual(['one', 'two'])
})

test('a threshold moves both sides, hides what is below, and uploads nothing', async ({ page }) => {
  const first = await openApp(page)
  await dropFiles(brain(page, 'a'), [{ name: 'warm.nii', bytes: everywhere(6) }])
  await opened(page, 'a', first)
  const uploads = (await facts(page)).stage.uploads
  const slider = page.getByRole('slider', { name: 'Threshold of both sides' })
  await slider.fill('6.5')
  await settled(page)
  const after = await facts(page)
  expect(after.look.sides.a.threshold.value).toBeCloseTo(6.5)
  expect(after.look.sides.b.threshold.value).toBeCloseTo(6.5)
  expect(after.stage.uploads).toBe(uploads)
  const { warm } = temperature(await readPixels(brain(page, 'a')))
  await slider.fill('3')
  await settled(page)
  expect(temperature(await readPixels(brain(page, 'a'))).warm).toBeGreaterThan(warm + 5000)
})

test('the slider lies on the map’s histogram, and says how much of the map it leaves', async ({
  page,
}) => {
  const first = await openApp(page)
  await dropFiles(brain(page, 'a'), [{ name: 'warm.nii', bytes: everywhere(6) }])
  await opened(page, 'a', first)
  await brain(page, 'a').focus()
  const left = page.locator('[data-survivors="a"]')
  await expect(left).toHaveText(
    /^Left: [1-9][\d,]* voxels \([1-9][\d,]* mm³\) and [1-9][\d,]* vertices/,
  )
  await expect(page.locator('.threshold-histogram .beyond').first()).toBeAttached()
  await page.getByRole('slider', { name: 'Threshold of both sides' }).fill('6.5')
  await expect(left).toHaveText('Left: 0 voxels (0 mm³) and 0 vertices are shown.')
  // The other map beside it, whichever side has the focus.
  await expect(page.locator('[data-survivors="b"]')).toHaveText(/^Right: [\d,]+ voxels .* shown\.$/)
  await unfold(page, 'Threshold and colours')
  await page.getByRole('slider', { name: 'Fade below it' }).fill('0.5')
  await page.getByRole('checkbox', { name: 'Line at it' }).check()
  const [layer] = (await facts(page)).document.sides.b.layers
  expect([layer?.fade, layer?.contour]).toEqual([0.5, true])

  // Of the sample on the right: what another rule makes of it, at the threshold in force, and as a picture.
  await page.getByText('What does the rule change?').click()
  await page.getByRole('combobox', { name: 'Side whose map' }).selectOption('b')
  const table = page.locator('[data-rule-change="trilinear extreme"]')
  const areas = async () =>
    (await table.locator('tbody tr').first().locator('td').allTextContents()).map(Number.parseFloat)
  await expect(table).toContainText('threshold 6.5')
  const [trilinear = 0, extreme = 0] = await areas()
  expect(extreme).toBeGreaterThan(1.2 * trilinear)
  await page.getByRole('slider', { name: 'Threshold of both sides' }).fill('4')
  await expect(table).toContainText('threshold 4')
  expect((await areas())[0]).toBeGreaterThan(trilinear)
  await page.locator('[data-most-apart] button').click()
  expect((await facts(page)).document.cursor).not.toBeNull()
  await page.getByRole('combobox', { name: 'Second sampling rule' }).selectOption('nearest')
  await expect(page.locator('[data-rule-change="trilinear nearest"]')).toBeVisible()
  const before = (await facts(page)).document
  await page.getByRole('button', { name: 'Show what changes sides' }).click()
  await expect(page.getByRole('combobox', { name: 'Sampling, left' })).toHaveValue('nearest')
  const { sides, views } = (await facts(page)).document
  expect(sides.a.layers[0]?.ask).toEqual(before.sides.b.layers[0]?.ask)
  expect(views.find(({ id }) => id === 'compared')).toMatchObject({ mode: 'agreement' })
  await expect(page.locator('.map-names')).toContainText('(Trilinear at mid-depth)')
  await settled(page)
  await page.keyboard.press('Control+z')
  expect((await facts(page)).document.sides).toEqual(before.sides)
})

async function cameras(page: Page) {
  const now = await facts(page)
  return { a: brainView(now, 'brain-a').camera, b: brainView(now, 'brain-b').camera }
}

test('cameras turn together until the link is cut', async ({ page }) => {
  await openApp(page)
  await brain(page, 'a').focus()
  await page.keyboard.press('ArrowLeft')
  await settled(page)
  const linked = await cameras(page)
  expect(linked.a).toEqual(linked.b)
  await unfold(page, 'Brain')
  await page.getByRole('button', { name: /camera of both sides/ }).click()
  await brain(page, 'b').focus()
  await page.keyboard.press('ArrowLeft')
  await settled(page)
  const cut = await cameras(page)
  expect(cut.a).toEqual(linked.a)
  expect(cut.b.azimuthDeg).not.toBe(linked.b.azimuthDeg)
})

test('nothing is drawn while nothing moves', async ({ page }) => {
  await openApp(page)
  const drawn = async () => (await facts(page)).stage.frames
  // A machine that is busy may still owe a frame when the page has settled; one that goes on and on never passes.
  await expect
    .poll(async () => {
      const before = await drawn()
      await page.waitForTimeout(1500)
      return (await drawn()) - before
    })
    .toBe(0)
})

test('the border between two brains gives one more room, by hand and by key', async ({ page }) => {
  await openApp(page)
  const border = page.getByRole('separator', { name: 'Border between columns of views' })
  const widthOf = async (id: 'a' | 'b') => (await brain(page, id).boundingBox())?.width ?? 0
  const before = await widthOf('a')
  const box = (await border.boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 60, y)
  await page.mouse.move(x - 120, y)
  // The brains follow while the hand is on the border; the document when it lets go.
  expect(await widthOf('a')).toBeCloseTo(before - 120, -1)
  expect((await facts(page)).document.arrangement.columns).toEqual([1, 1])
  await page.mouse.up()
  await settled(page)
  expect(await widthOf('a')).toBeCloseTo(before - 120, -1)
  expect(await widthOf('b')).toBeCloseTo(before + 120, -1)
  await page.keyboard.press('Control+z')
  expect((await facts(page)).document.arrangement.columns).toEqual([1, 1])
  await border.focus()
  await page.keyboard.press('Home')
  expect(await widthOf('a')).toBeCloseTo(140, -1)
  await page.keyboard.press('Enter')
  expect(await widthOf('a')).toBeCloseTo(before, 0)
})

test('the buttons of the top bar lie beside each other, however wide the page is', async ({
  page,
}) => {
  await openApp(page)
  for (const width of [1240, 1366, 1500, 1600, 1849, 1850, 1920, 2560]) {
    await page.setViewportSize({ width, height: 800 })
    const over = () =>
      page.evaluate(() => {
        const boxes = [
          ...document.querySelectorAll<HTMLElement>('.top-bar button, .top-bar select'),
        ]
          .filter(({ offsetWidth }) => offsetWidth > 0)
          .map((element) => element.getBoundingClientRect())
        return boxes.filter(({ left }, n) => n > 0 && left < boxes[n - 1]!.right).length
      })
    await expect.poll(over, `${width} px wide`).toBe(0)
  }
})
