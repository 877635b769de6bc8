/** Everybody can work it: axe finds nothing, the keyboard is enough, every size of screen holds both maps. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { arrangementIds } from '#view/arrangement.ts'
import { makeNifti, wholeBrain } from '../fixtures/make-nifti.ts'
import {
  brain,
  brainView,
  enterRoom,
  facts,
  openApp,
  opened,
  pane,
  unfold,
  unfoldAll,
} from './app-page.ts'
import { dropFiles, dropPaths, expect, type Page, pickFiles, settled, test } from './harness.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

async function violations(page: Page) {
  const { violations: found } = await new AxeBuilder({ page }).withTags(rules).analyze()
  return found.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html).slice(0, 3) }))
}

const rooms = ['Look', 'Compare', 'Evidence', 'Lecture'] as const

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds no fault in the ${colorScheme} page, its rooms, its windows and its failures`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme })
    await openApp(page)
    for (const room of rooms) {
      await enterRoom(page, room)
      await unfoldAll(page)
      expect(await violations(page), room).toEqual([])
    }
    await page.getByRole('button', { name: 'Help' }).click()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /Info: about Physical pain/ }).click()
    expect(await violations(page)).toEqual([])
  })
}

for (const [width, height, colorScheme] of [
  [1280, 720, 'dark'],
  [390, 844, 'light'],
] as const) {
  test(`at ${width}x${height} each layout passes axe, fits the window, and has both maps in one size whatever stands above them`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme })
    const before = await openApp(page)
    // A long name and a remark above the left brain, none above the right one.
    await dropFiles(brain(page, 'a'), [
      {
        name: 'a-name-that-is-far-too-long-for-one-line_p.nii',
        bytes: makeNifti({ ...wholeBrain, values: (i, j, k) => ((i * j + k) % 97) / 97 }),
      },
    ])
    await opened(page, 'a', before)
    await expect(pane(page, 'a').locator('.remark')).toBeVisible()
    const seen: string[] = []
    for (let i = 0; i < arrangementIds.length; i++) {
      const { id } = (await facts(page)).document.arrangement
      seen.push(id)
      expect(await violations(page), id).toEqual([])
      const { sizes, beyond, bottom } = await page.evaluate(() => ({
        beyond: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        bottom: document.querySelector('.stage')?.getBoundingClientRect().bottom,
        sizes: Object.fromEntries(
          [...document.querySelectorAll('.pane-view')].map((view) => {
            const { width: w, height: h } = view.getBoundingClientRect()
            return [view.closest('[data-view]')?.getAttribute('data-view') ?? '', { w, h }]
          }),
        ),
      }))
      expect(beyond, id).toBe(0)
      // Both maps are in sight without a roll of the page.
      expect(bottom, id).toBeLessThanOrEqual(height)
      for (const [view, { w, h }] of Object.entries(sizes)) {
        expect(Math.min(w, h), `${id} ${view}`).toBeGreaterThan(90)
        const twin = sizes[view.replace(/-a$/, '-b')]
        // A border is a pixel.
        expect(Math.abs(w - (twin?.w ?? w)), `${id} ${view}`).toBeLessThanOrEqual(2)
        expect(Math.abs(h - (twin?.h ?? h)), `${id} ${view}`).toBeLessThanOrEqual(2)
      }
      await page.locator('body').press('v')
      await settled(page)
    }
    expect(new Set(seen).size).toBe(arrangementIds.length)
  })
}

test('the tray, what is kept, a folder and an address pass axe and fit, dark and light, on a phone and beside the brains', async ({
  page,
}) => {
  const root = mkdtempSync(join(tmpdir(), 'study-'))
  // Of no more than two maps in a folder there is nothing to choose.
  const names = ['hot', 'warm', 'aVeryLongNameOfAContrast'].map(
    (contrast) => `sub-01_contrast-${contrast}_stat-t_statmap.nii`,
  )
  const bytes = makeNifti({ ...wholeBrain, values: (i, j, k) => ((i * j + k) % 97) / 10 })
  for (const name of names) writeFileSync(join(root, name), bytes)
  await openApp(page)
  const command = async (words: string) => {
    await page.getByRole('button', { name: 'More…' }).click()
    await page.getByRole('combobox', { name: 'Find a command' }).fill(words)
    await page.keyboard.press('Enter')
  }
  const look = async (what: string) => {
    for (const [width, height, colorScheme] of [
      [1280, 720, 'dark'],
      [390, 844, 'light'],
      [390, 844, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme })
      const which = `${what} at ${width}x${height}, ${colorScheme}`
      expect(await violations(page), which).toEqual([])
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll('dialog[open] :is(h2, button, input, select), .tray button')]
          .filter((element) => element.scrollWidth > element.clientWidth + 1)
          .map((element) => element.outerHTML.slice(0, 120)),
      )
      expect(cut, which).toEqual([])
      const beyond = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(beyond, which).toBe(0)
    }
  }
  const inTray = page.getByRole('region', { name: 'Tray' }).getByRole('listitem')
  await pickFiles(
    page.locator('[data-file-input="tray"]').first(),
    names.map((name) => ({ name, bytes })),
  )
  await expect(inTray).toHaveCount(names.length)
  await inTray
    .first()
    .getByRole('button', { name: /As the left map/ })
    .click()
  await settled(page)
  await look('the tray')
  // On a phone, where a map can go is in sight.
  for (const control of await inTray.first().locator('button, select').all())
    await expect(control).toBeInViewport({ ratio: 1 })
  await command('Maps that this browser keeps')
  await look('what is kept')
  await page.keyboard.press('Escape')
  await page.getByLabel('Open a map on the left').selectOption('address')
  await look('an address')
  await page.keyboard.press('Escape')
  await dropPaths(page, pane(page, 'a'), [root])
  await expect(page.getByRole('list', { name: 'Maps of the folder' })).toBeVisible()
  await look('a folder')
})

test('every control can be reached and told by its name with the keyboard alone', async ({
  page,
}) => {
  await openApp(page)
  await unfold(page, 'Brain')
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
    'Skip to the brains',
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

test('the first stop of the keyboard leads past the bar to the brains', async ({ page }) => {
  await openApp(page)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Skip to the brains' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(brain(page, 'a')).toBeFocused()
})

test('each room has at most seven controls in sight, and the tabs go round with the arrows', async ({
  page,
}) => {
  await openApp(page)
  for (const room of rooms) {
    await enterRoom(page, room)
    await settled(page)
    const controls = page
      .getByRole('tabpanel')
      .locator('button, input, select, textarea, summary')
      .filter({ visible: true })
    expect(await controls.count(), room).toBeLessThanOrEqual(7)
    // What is folded away fits, too.
    if (room !== 'Look') continue
    await unfoldAll(page)
    const beyond = await page.locator('#room').evaluate((panel) => {
      const { scrollWidth, clientWidth } = panel
      return scrollWidth - clientWidth
    })
    expect(beyond).toBeLessThanOrEqual(0)
  }
  const tab = (name: string) => page.getByRole('tab', { name })
  await tab('Lecture').press('ArrowRight')
  await expect(tab('Look')).toBeFocused()
  await expect(tab('Look')).toHaveAttribute('aria-selected', 'true')
  await tab('Look').press('End')
  await expect(tab('Lecture')).toBeFocused()
})

test('keys on a focused brain call views, regions and the threshold', async ({ page }) => {
  await openApp(page)
  await brain(page, 'a').focus()
  await page.keyboard.press('8')
  await settled(page)
  expect(brainView(await facts(page), 'brain-b').pose.hidden).toBe('left')
  await page.keyboard.press(']')
  expect((await facts(page)).look.sides.b.threshold.value).toBeCloseTo(3.2)
  await expect(page.locator('[data-announcer]')).toHaveText('Threshold 3.2 on both sides')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys and help' })).toBeVisible()
})

test('keys work on the whole page, not while somebody types, and only on a brain when that is chosen', async ({
  page,
}) => {
  const first = await openApp(page)
  const threshold = async () => (await facts(page)).look.sides.a.threshold.value
  await page.keyboard.press(']')
  expect(await threshold()).toBeCloseTo(3.2)
  await page.keyboard.press('ArrowLeft')
  expect(brainView(await facts(page), 'brain-a').camera).not.toEqual(
    brainView(first, 'brain-a').camera,
  )
  // In a wide picture the hemispheres stand beside one another and turn about their own middles, whoever hears the key.
  await page.keyboard.press('m')
  await settled(page)
  for (let step = 0; step < 4; step++) await page.keyboard.press('Shift+ArrowRight')
  const turned = async (press: () => Promise<void>) => {
    await press()
    await settled(page)
    return brainView(await facts(page), 'brain-a').camera
  }
  const byPage = await turned(() => page.keyboard.press('ArrowLeft'))
  await page.keyboard.press('Control+z')
  await settled(page)
  const byBrain = await turned(() => brain(page, 'a').press('ArrowLeft'))
  expect(Math.hypot(...byPage.targetScene)).toBeGreaterThan(5)
  expect(byPage.azimuthDeg).toBe(byBrain.azimuthDeg)
  byPage.targetScene.forEach((mm, axis) => {
    expect(mm).toBeCloseTo(byBrain.targetScene[axis]!, 6)
  })
  await brain(page, 'a').press('m')
  await page.getByLabel('Go to MNI').press(']')
  expect(await threshold()).toBeCloseTo(3.2)
  await page.getByRole('slider', { name: 'Threshold of both sides' }).press(']')
  expect(await threshold()).toBeCloseTo(3.3)
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keys and help' })
  await help.getByRole('checkbox', { name: /on the whole page/ }).uncheck()
  await page.keyboard.press('Escape')
  await page.keyboard.press(']')
  expect(await threshold()).toBeCloseTo(3.3)
  await brain(page, 'b').press(']')
  expect(await threshold()).toBeCloseTo(3.4)
})

test('with the links cut, keys and views act on the side that was touched last', async ({
  page,
}) => {
  const first = await openApp(page)
  await page.keyboard.press('k')
  await brain(page, 'b').focus()
  await page.getByRole('button', { name: 'Open book' }).click()
  const now = await facts(page)
  expect(brainView(now, 'brain-a').camera).toEqual(brainView(first, 'brain-a').camera)
  expect(brainView(now, 'brain-b').camera.azimuthDeg).toBe(180)
})

test('a command is found by a few letters and run with Enter', async ({ page }) => {
  await openApp(page)
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Find a command' })
  await expect(field).toBeFocused()
  await field.fill('swap')
  await field.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await settled(page)
  const { panes } = await facts(page)
  expect([panes.a.title, panes.b.title]).toEqual(['Physical pain', 'Social exclusion'])
})

test('the panel can be hidden and stays so after a reload; larger type is larger', async ({
  page,
}) => {
  await openApp(page)
  const before = await brain(page, 'a').boundingBox()
  await page.keyboard.press('p')
  await expect(page.getByRole('complementary', { name: 'Controls' })).toHaveCount(0)
  expect((await brain(page, 'a').boundingBox())!.width).toBeGreaterThan(before!.width + 80)
  await openApp(page)
  await expect(page.getByRole('complementary', { name: 'Controls' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Panel' }).click()
  await expect(page.getByRole('complementary', { name: 'Controls' })).toBeVisible()
  const size = () =>
    page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize))
  const usual = await size()
  await page.keyboard.press('a')
  expect(await size()).toBeGreaterThan(usual * 1.2)
})

for (const [width, height] of [
  [390, 844],
  [844, 390],
  [768, 1024],
  [1024, 768],
  [640, 360],
  [1280, 720],
  [1920, 1080],
] as const) {
  test(`at ${width}x${height} both maps are in sight at once, as large as one another, and nothing is cut off`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    await openApp(page)
    const boxes = async () => [
      (await brain(page, 'a').boundingBox())!,
      (await brain(page, 'b').boundingBox())!,
    ]
    const [a, b] = await boxes()
    for (const box of [a!, b!]) {
      expect(box.y).toBeGreaterThanOrEqual(0)
      expect(box.y + box.height).toBeLessThanOrEqual(height)
      expect(box.x + box.width).toBeLessThanOrEqual(width)
      expect(box.width).toBeGreaterThan(300)
      expect(box.height).toBeGreaterThan(height / 5)
    }
    expect(Math.abs(a!.width - b!.width)).toBeLessThanOrEqual(2)
    expect(a!.height).toBe(b!.height)
    const beyond = await page.evaluate(() => {
      const { clientWidth } = document.documentElement
      const inRow = (element: Element) => element.closest('.study-table, .brain-stage') === null
      return [...document.querySelectorAll('button, select, input, p, h2, dd, dt')]
        .filter((element) => inRow(element) && element.checkVisibility())
        .filter((element) => {
          const { left, right } = element.getBoundingClientRect()
          return left < -1 || right > clientWidth + 1
        })
        .map((element) => element.outerHTML.slice(0, 120))
    })
    expect(beyond).toEqual([])
    // What is read under the cursor, however long, moves nothing.
    await page.keyboard.press('Tab')
    await brain(page, 'a').press('Enter')
    await expect(page.locator('[data-readout]')).toBeVisible()
    expect(await boxes()).toEqual([a, b])
  })
}

test('what is read under the cursor stands whole and beside nothing else’s words, on any screen', async ({
  page,
}) => {
  await openApp(page)
  const goTo = async (place: string) => {
    const open = page.getByRole('button', { name: 'Go to…' })
    if (await open.isVisible()) await open.click()
    await page.getByLabel('Go to MNI').fill(place)
    await page.getByRole('button', { name: 'Go', exact: true }).click()
    await settled(page)
  }
  for (const [width, height] of [
    [320, 720],
    [390, 844],
    [640, 360],
    [844, 390],
    [768, 1024],
    [1280, 720],
  ] as const) {
    await page.setViewportSize({ width, height })
    // Of the longest kind, and then turned away from.
    await goTo('-43.8, -80.1, -12.4')
    await brain(page, 'a').press('2')
    await settled(page)
    const faults = await page.locator('.cursor-bar').evaluate((bar) => {
      const within = bar.getBoundingClientRect()
      const ownWords = (one: Element) =>
        [...one.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      // What is said to ears only takes no room.
      const shown = [...bar.querySelectorAll('dt, dd, button, span')].filter(
        (one) =>
          one.checkVisibility() &&
          getComputedStyle(one).clipPath === 'none' &&
          ownWords(one).length > 0,
      )
      const words = (one: Element) => {
        const range = document.createRange()
        range.setStartBefore(ownWords(one)[0]!)
        range.setEndAfter(ownWords(one).at(-1)!)
        const [a, b] = [range.getBoundingClientRect(), one.getBoundingClientRect()]
        // What is cut off on purpose ends where its box does.
        const cut = getComputedStyle(one).overflow !== 'visible'
        return {
          left: a.left,
          right: cut ? Math.min(a.right, b.right) : a.right,
          top: cut ? Math.max(a.top, b.top) : a.top,
          bottom: cut ? Math.min(a.bottom, b.bottom) : a.bottom,
        }
      }
      const name = (one: Element) => one.textContent ?? ''
      const cut = [...bar.querySelectorAll('[data-readout-world], [data-readout-value]')]
        .filter((one) => one.scrollWidth > one.clientWidth)
        .map((one) => `cut off: ${name(one)}`)
      const outside = shown
        .filter((one) => {
          const { left, right, top, bottom } = words(one)
          return (
            left < within.left - 1 ||
            right > within.right + 1 ||
            top < within.top - 1 ||
            bottom > within.bottom + 1
          )
        })
        .map((one) => `outside: ${name(one)}`)
      const over = shown.flatMap((one, at) =>
        shown.slice(at + 1).flatMap((other) => {
          if (one.contains(other)) return []
          const [a, b] = [words(one), words(other)]
          const meet =
            a.left < b.right - 1 &&
            b.left < a.right - 1 &&
            a.top < b.bottom - 3 &&
            b.top < a.bottom - 3
          return meet ? [`over one another: ${name(one)} | ${name(other)}`] : []
        }),
      )
      return [...cut, ...outside, ...over]
    })
    expect(faults, `${width}x${height}`).toEqual([])
    const [views, actions] = await Promise.all(
      ['.views-menu:visible, .views-row:visible', '.page-actions'].map((one) =>
        page.locator(one).boundingBox(),
      ),
    )
    expect(views!.x + views!.width, `${width}x${height}`).toBeLessThanOrEqual(actions!.x)
    const titles = page.locator('.pane-header h2')
    for (const title of await titles.all()) {
      expect(await title.evaluate((one) => one.scrollHeight - one.clientHeight)).toBeLessThan(3)
    }
  }
})

test('labels, titles and what is read are at least 2.2 % as high as a lecture’s screen', async ({
  page,
}) => {
  for (const [width, height] of [
    [1280, 720],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height })
    await openApp(page)
    await brain(page, 'a').press('Enter')
    const small = await page.evaluate(() => {
      const wanted = '.stage-label, .readout dd, .pane-header h2, .colour-bar-ticks span'
      return [...document.querySelectorAll(wanted)]
        .filter(
          (element) => Number.parseFloat(getComputedStyle(element).fontSize) < innerHeight * 0.0219,
        )
        .map((element) => element.outerHTML.slice(0, 120))
    })
    expect(small).toEqual([])
  }
})

test('the wheel over the panel never takes the page past its end', async ({ page }) => {
  await openApp(page)
  await enterRoom(page, 'Evidence')
  await settled(page)
  await unfoldAll(page)
  await page.mouse.move(1150, 400)
  // the room's content may still grow, and a wheel turned before it has turns nothing
  await expect(async () => {
    await page.mouse.wheel(0, 2000)
    expect(await page.locator('#room').evaluate((room) => room.scrollTop)).toBeGreaterThan(500)
  }).toPass()
  for (let i = 0; i < 12; i++) await page.mouse.wheel(0, 2000)
  const { top, page: height } = await page.evaluate(() => ({
    top: document.querySelector('.stage')!.getBoundingClientRect().top,
    page: document.documentElement.scrollHeight - window.innerHeight,
  }))
  expect(height).toBe(0)
  expect(top).toBeGreaterThan(0)
})

test('what is on screen is said in words, and what is under the cursor when it comes to rest', async ({
  page,
}) => {
  await openApp(page)
  const voice = page.locator('[data-announcer]')
  await page.getByLabel('Go to MNI').fill('-2, 14, 38')
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  await expect(voice).toHaveText(/Cursor at −2, 14, 38 mm, .*Physical pain: z = 7\.2/)
  await brain(page, 'a').focus()
  await page.keyboard.press('8')
  await expect(voice).toHaveText('Right medial view')
  await page.keyboard.press('w')
  const words = page.getByRole('dialog', { name: 'On screen now' }).locator('[data-in-words]')
  await expect(words).toContainText('Right medial view, inflated brain without its left half.')
  await expect(words).toContainText('Left side: Social exclusion, shown where it is 3.1 or more')
  await expect(words).toContainText(/It is strongest on the cortex at −?\d+, −?\d+, −?\d+ mm/)
  await expect(words).toContainText('Outlined: dACC, AI')
})

test('a cursor that the view hides says so, and is shown at a click', async ({ page }) => {
  await openApp(page)
  await page.getByLabel('Go to MNI').fill('-45, -60, 10')
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  const show = page.getByRole('button', { name: 'out of sight: show' })
  await expect(show).toHaveCount(0)
  await brain(page, 'a').focus()
  await page.keyboard.press('2')
  await expect(show).toBeVisible()
  await show.click()
  await expect(show).toHaveCount(0)
})

test('forced colours keep the legend, the tabs and what is switched on', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await openApp(page)
  const look = await page.evaluate(() => {
    const style = (selector: string) => getComputedStyle(document.querySelector(selector)!)
    return {
      bar: style('.colour-bar-colours').backgroundImage,
      tab: style('.rooms [aria-selected="true"]').outlineStyle,
      other: style('.rooms [aria-selected="false"]').outlineStyle,
    }
  })
  expect(look.bar).toContain('linear-gradient')
  expect(look.tab).toBe('solid')
  expect(look.other).toBe('none')
})

test('M gives one brain the whole stage and brings the other back', async ({ page }) => {
  await openApp(page)
  const before = (await brain(page, 'b').boundingBox())!
  await brain(page, 'b').focus()
  await page.keyboard.press('m')
  await expect(brain(page, 'a')).toHaveCount(0)
  expect((await brain(page, 'b').boundingBox())!.width).toBeGreaterThan(before.width * 1.8)
  await page.keyboard.press('m')
  await expect(brain(page, 'a')).toBeVisible()
  expect(await brain(page, 'b').boundingBox()).toEqual(before)
})

test('Ctrl + Z takes back what was done, and with Shift brings it again', async ({ page }) => {
  await openApp(page)
  const threshold = async () => (await facts(page)).look.sides.a.threshold.value
  const first = await threshold()
  await page.keyboard.press(']')
  expect(await threshold()).toBeCloseTo(first + 0.1)
  await page.keyboard.press('Control+z')
  expect(await threshold()).toBeCloseTo(first)
  await page.keyboard.press('Control+Shift+Z')
  expect(await threshold()).toBeCloseTo(first + 0.1)
})

test('the layouts are gone through with V, and chosen by name', async ({ page }) => {
  await openApp(page)
  await unfold(page, 'Brain')
  await page.getByLabel('Layout').selectOption({ label: 'Brains and slices' })
  await settled(page)
  expect((await facts(page)).document.arrangement.id).toBe('brain-and-slices')
  await expect(page.locator('.pane-view[data-kind="slice"]')).toHaveCount(6)
  // Beside the slices, too, a brain takes what title and colour bar leave.
  const whole = (await page.locator('.pane[data-view="brain-a"]').boundingBox())!
  const view = (await page.locator('.pane[data-view="brain-a"] .pane-view').boundingBox())!
  expect(view.height).toBeGreaterThan(0.6 * whole.height)
  await page.keyboard.press('Escape')
  await page.locator('body').press('v')
  expect((await facts(page)).document.arrangement.id).not.toBe('brain-and-slices')
})
