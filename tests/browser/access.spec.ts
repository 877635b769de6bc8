/** Everybody can work it: axe finds nothing, the keyboard is enough, a phone's width holds everything. */
import AxeBuilder from '@axe-core/playwright'
import { brain, brainView, facts, openApp } from './app-page.ts'
import { expect, type Page, settled, test } from './harness.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

async function violations(page: Page) {
  const { violations: found } = await new AxeBuilder({ page }).withTags(rules).analyze()
  return found.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html).slice(0, 3) }))
}

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds no fault in the ${colorScheme} page, its dialogs and its failures`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme })
    await openApp(page)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Help' }).click()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /Info: about Physical pain/ }).click()
    expect(await violations(page)).toEqual([])
  })
}

test('every control can be reached and told by its name with the keyboard alone', async ({
  page,
}) => {
  await openApp(page)
  const reached = new Set<string>()
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab')
    const name = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return ''
      return `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.trim() ?? ''} ${(element as HTMLInputElement).labels?.[0]?.textContent ?? ''}`
    })
    if (name === '' && reached.size > 10) break
    reached.add(name)
  }
  const all = [...reached].join('\n')
  for (const wanted of [
    'Open a map on the left',
    'Brain on the right',
    'Threshold of both sides',
    'Anterior insula',
    'Inflate',
    'Help',
  ]) {
    expect(all).toContain(wanted)
  }
})

test('keys on a focused brain call views, regions and the threshold', async ({ page }) => {
  await openApp(page)
  await brain(page, 'a').focus()
  await page.keyboard.press('8')
  await settled(page)
  expect(brainView(await facts(page), 'brain-b').pose.hidden).toBe('left')
  await page.keyboard.press(']')
  expect((await facts(page)).look.sides.b.threshold.value).toBeCloseTo(3.2)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys and help' })).toBeVisible()
})

for (const [width, height] of [
  [390, 844],
  [1280, 720],
  [1920, 1080],
] as const) {
  test(`at ${width}x${height} nothing is cut off sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await openApp(page)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBeLessThanOrEqual(0)
    for (const id of ['a', 'b'] as const) {
      const box = await brain(page, id).boundingBox()
      expect(box!.width).toBeGreaterThan(300)
      expect(box!.height).toBeGreaterThan(200)
    }
  })
}
