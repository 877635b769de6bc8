/** Lectures as they are given: by clicker, from a link, with questions, offline in the middle. */
import { brain, enterRoom, facts, unfold } from './app-page.ts'
import { expect, type Page, settled, test } from './harness.ts'

const slide = (page: Page) => page.locator('.slide')

/** Opens a lesson at a step and waits until its maps are drawn and its sentences worked out. */
async function openLesson(page: Page, lesson: string, step = ''): Promise<void> {
  await page.goto(`./?lesson=${lesson}${step && `&step=${step}`}`)
  await slide(page).waitFor()
  await ready(page)
}

async function ready(page: Page): Promise<void> {
  await settled(page)
  await expect(page.locator('.live-value.waiting')).toHaveCount(0)
}

/** The words that a claim's own text asks for: `social in dacc does not converge`. */
const wordsOf = (claim: string) =>
  claim.endsWith('not converge') ? 'does not converge' : 'converges'

test('a whole lesson goes by Page Down, and every claim reads as the lecturer says', async ({
  page,
}) => {
  test.setTimeout(300_000)
  await openLesson(page, 'social-and-physical-pain')
  const seen: string[] = []
  let claims = 0
  for (;;) {
    const step = (await slide(page).getAttribute('data-step')) ?? ''
    if (seen.includes(step)) break
    seen.push(step)
    // The four pictures of the question are taken by going through four views.
    if (step === 'which-is-pain') await expect(page.locator('.map-options img')).toHaveCount(4)
    await ready(page)
    for (const claim of await page
      .locator('.slide-words [data-live$="converge"], .slide-words [data-live$="converges"]')
      .all()) {
      await expect(claim).toHaveText(wordsOf((await claim.getAttribute('data-live')) ?? ''))
      await expect(claim).toHaveAttribute('data-as-said', 'true')
      claims++
    }
    await expect(page.locator('.slide-words')).not.toContainText('—')
    await page.keyboard.press('PageDown')
    if (step === 'which-is-pain') {
      await expect(page.locator('.question')).toContainText('40 studies')
      await page.keyboard.press('PageDown')
    }
  }
  await expect(page.locator('.lecture-count')).toHaveText('15 / 15')
  expect(seen).toHaveLength(15)
  expect(claims).toBe(7)
})

test('a reload comes back to the same step, and a link opens there', async ({ page }) => {
  await openLesson(page, 'what-is-social-pain')
  await page.keyboard.press('7')
  await page.keyboard.press('Enter')
  await expect(slide(page)).toHaveAttribute('data-step', 'eighteen-studies')
  await page.reload()
  await expect(slide(page)).toHaveAttribute('data-step', 'eighteen-studies')
  await ready(page)
  await expect(page.locator('.slide h2')).toHaveText('18 studies together')
})

test('a study left out changes the sentence, and the claim that turns says so', async ({
  page,
}) => {
  await openLesson(page, 'social-and-physical-pain', 'exclusion-map')
  await page.getByRole('button', { name: 'Question the studies' }).click()
  await page.locator('.live-studies summary').click()
  await settled(page)
  await page.getByLabel('DeWall et al. 2012').uncheck()
  await settled(page)
  await expect(page.locator('.slide h2')).toContainText('17 studies')
  await expect(page.locator('[data-as-said="false"]')).toHaveText('does not converge')
  await expect(page.locator('.slide')).toContainText('differs from the lecturer')
  await page.locator('[data-as-said="false"]').click()
  await expect(page.locator('.live-source')).toContainText('17 of 18 studies')
})

test('a place is guessed, then revealed with the distance', async ({ page }) => {
  await openLesson(page, 'what-is-social-pain', 'find-dacc')
  await brain(page, 'a').click({ position: { x: 300, y: 400 } })
  await expect(page.locator('.question')).toContainText('Your place is marked')
  await page.keyboard.press('PageDown')
  await expect(page.locator('.question-verdict')).toContainText(/mm|You are in/)
  await expect(slide(page)).toHaveAttribute('data-step', 'find-dacc')
  expect((await facts(page)).document.regions).toContain('dacc')
})

test('turning the brain offers the way back to the slide', async ({ page }) => {
  await openLesson(page, 'what-is-social-pain', 'keep')
  const before = (await facts(page)).document.views
  await brain(page, 'a').focus()
  await page.keyboard.press('ArrowRight')
  await settled(page)
  expect((await facts(page)).document.views).not.toEqual(before)
  await expect(slide(page)).toHaveAttribute('data-step', 'keep')
  await page.getByRole('button', { name: 'Slide’s view' }).click()
  await settled(page)
  expect((await facts(page)).document.views).toEqual(before)
  await expect(page.getByRole('button', { name: 'Slide’s view' })).toBeHidden()
})

test('black, overview and the end', async ({ page }) => {
  test.setTimeout(180_000)
  await openLesson(page, 'how-it-is-managed')
  await page.keyboard.press('b')
  await expect(page.locator('.lecture-black')).toBeVisible()
  await page.keyboard.press('PageDown')
  await expect(page.locator('.lecture-black')).toBeHidden()
  await expect(slide(page)).toHaveAttribute('data-step', 'title')
  await page.keyboard.press('o')
  await expect(page.locator('.lecture-overview img')).toHaveCount(11, { timeout: 120_000 })
  await page.locator('.lecture-overview button').nth(4).click()
  await expect(slide(page)).toHaveAttribute('data-step', 'friends')
  await page.keyboard.press('q')
  await expect(slide(page)).toBeHidden()
  expect(new URL(page.url()).searchParams.has('lesson')).toBe(false)
})

test('the presenter’s window shows notes and goes on', async ({ page, context }) => {
  await openLesson(page, 'what-is-social-pain')
  const [other] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('p')])
  await expect(other.locator('.presenter-notes')).toContainText('Left brain: social exclusion')
  await expect(other.locator('.presenter-next')).toContainText('Two words')
  await other.locator('.presenter').press('PageDown')
  await expect(slide(page)).toHaveAttribute('data-step', 'event-and-experience')
  await other.getByRole('button', { name: 'Back' }).click()
  await expect(slide(page)).toHaveAttribute('data-step', 'title')
  await expect(other.getByRole('timer')).toHaveText(/^\d+:\d\d$/)
  await expect(other.getByRole('timer')).not.toHaveText('0:00')
  await other.getByRole('button', { name: 'Start the time anew' }).click()
  await expect(other.getByRole('timer')).toHaveText(/^0:0\d$/)
  await other.getByRole('button', { name: 'Black' }).click()
  await expect(page.locator('.lecture-black')).toBeVisible()

  // A window that was closed, or whose screen was unplugged, takes nothing with it and opens again.
  await other.close()
  await page.keyboard.press('b')
  await page.keyboard.press('PageDown')
  await expect(slide(page)).toHaveAttribute('data-step', 'event-and-experience')
  const [another] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('p')])
  await expect(another.locator('.presenter header strong')).toHaveText(/^2 \//)
})

test('pen, laser, full screen and jumps; a handout has a page for every slide', async ({
  page,
}) => {
  test.setTimeout(300_000)
  // Opens no window here: what would be printed is looked at below.
  await page.addInitScript(() => {
    window.print = () => {}
  })
  await openLesson(page, 'how-it-is-managed', 'help')
  const asGiven = (await facts(page)).document
  const strokes = page.locator('.lecture-pen path')
  await page.keyboard.press('d')
  await page.mouse.move(600, 300)
  await page.mouse.down()
  await page.mouse.move(700, 350, { steps: 4 })
  await page.mouse.up()
  await expect(strokes).toHaveAttribute('d', /^M46\.88 41\.67L.*54\.69 48\.61$/)
  await page.keyboard.press('l')
  await page.mouse.move(640, 360)
  await expect(page.locator('.lecture-laser')).toHaveCSS('left', '640px')
  await page.keyboard.press('e')
  await expect(strokes).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.locator('.lecture-laser')).toBeHidden()
  // None of this has turned the brain.
  expect((await facts(page)).document).toEqual(asGiven)

  await page.keyboard.press('f')
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true)
  await page.keyboard.press('f')
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(false)

  // Away, and back while the picture is still on its way: it stands as if nothing had been between.
  for (const key of ['Home', 'PageDown', 'PageDown', 'ArrowRight', '1', '1', 'Enter'])
    await page.keyboard.press(key)
  await expect(slide(page)).toHaveAttribute('data-step', 'help')
  await ready(page)
  expect((await facts(page)).document).toEqual(asGiven)
  await page.keyboard.press('Home')
  await brain(page, 'a').press('ArrowRight')
  await settled(page)
  await expect(page.getByRole('button', { name: 'Slide’s view' })).toBeVisible()

  await page.locator('.lecture-more summary').click()
  await page.getByRole('button', { name: 'Print handouts' }).click()
  const pages = page.locator('.handout-page')
  await expect(pages).toHaveCount(11, { timeout: 120_000 })
  await expect(pages.locator('img')).toHaveCount(11)
  await page.emulateMedia({ media: 'print' })
  await expect(pages.last()).toContainText('11 / 11')
  await expect(slide(page)).toBeHidden()
  await expect(page.locator('.handout .live-value.waiting')).toHaveCount(0)
  const pdf = await page.pdf({ format: 'A4' })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(11)
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expect(page.locator('.handout')).toHaveCount(0)
  await expect(slide(page)).toBeVisible()
})

test('a hostile lecture file is refused in words and changes nothing', async ({ page }) => {
  await page.goto('./')
  await settled(page)
  await enterRoom(page, 'Lecture')
  await unfold(page, 'A lecture and pictures of your own')
  await page.getByRole('button', { name: 'Record this view as a slide' }).click()
  const input = page.getByLabel('Lecture file')
  for (const text of [
    '{"format":"ostrakon-lecture/1","lesson":{"id":"x","steps":"<img onerror=alert(1)>"}}',
    '['.repeat(9999),
  ]) {
    await input.setInputFiles({
      name: 'x.ostrakon.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    })
    await expect(page.getByText('This is no lecture of this program').first()).toBeVisible()
  }
  await expect(page.locator('.author-steps li')).toHaveCount(1)
})

/** Runs in the page: what of the slide in sight has no room, or is too small for the last row. */
function cramped(): readonly string[] {
  const words = document.querySelector('.slide-words')
  const bar = document.querySelector('.lecture-bar')
  const stage = document.querySelector('.main')
  if (!words || !bar || !stage) return ['no slide']
  const found: string[] = []
  if (words.scrollHeight > words.clientHeight)
    found.push(`${words.scrollHeight} px of words in ${words.clientHeight}`)
  const { right } = words.getBoundingClientRect()
  if (right > stage.getBoundingClientRect().left + 1) found.push('the words lie over the brain')
  if (bar.scrollWidth > bar.clientWidth) found.push('the bar is too wide')
  for (const element of words.querySelectorAll('*')) {
    const name = `${element.tagName} “${element.textContent?.slice(0, 30)}”`
    if (element.getBoundingClientRect().right > right + 1) found.push(`${name} sticks out`)
    const isText = [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue)
    const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.d ?? 1) : 1
    const size = scale * Number.parseFloat(getComputedStyle(element).fontSize)
    if (isText && size < 0.0219 * innerHeight)
      found.push(`${name} has letters of ${size.toFixed(1)} px`)
  }
  return found
}

test('no slide of any lesson has more words than room, or letters too small for the last row', async ({
  page,
}) => {
  test.setTimeout(600_000)
  // The words alone are measured: the brains need not be drawn for that, again and again.
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync('.stage { display: none !important }')
      document.adoptedStyleSheets = [sheet]
    })
  })
  const found: string[] = []
  const measure = async (what: string) => {
    await expect(page.locator('.live-value.waiting')).toHaveCount(0)
    for (const [width, height] of [
      [1024, 768],
      [1920, 1080],
      [1280, 720],
    ] as const) {
      await page.setViewportSize({ width, height })
      const here = await page.evaluate(cramped)
      found.push(...here.map((words) => `${what} at ${width} × ${height}: ${words}`))
    }
  }
  await page.goto('./')
  await enterRoom(page, 'Lecture')
  const menu = page.locator('.lecture-list ol button')
  await menu.first().waitFor()
  const counts: number[] = []
  for (let lesson = 0; lesson < (await menu.count()); lesson++) {
    await menu.nth(lesson).click()
    const count = (await page.locator('.lecture-count').textContent()) ?? ''
    counts.push(Number(/\/ (\d+)/.exec(count)?.[1]))
    for (let at = 1; at <= (counts.at(-1) ?? 0); at++) {
      await expect(page.locator('.lecture-count')).toHaveText(`${at} / ${counts.at(-1)}`)
      const name = `${lesson + 1}, ${await slide(page).getAttribute('data-step')}`
      await measure(name)
      const asks = (await page.locator('.question-reveal').count()) > 0
      await page.keyboard.press('PageDown')
      if (!asks) continue
      await page.locator('.question [aria-live] > *').first().waitFor()
      await measure(`${name} answered`)
      await page.keyboard.press('PageDown')
    }
    await page.keyboard.press('q')
  }
  expect(found).toEqual([])
  expect(counts).toHaveLength(6)
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(70)
})
