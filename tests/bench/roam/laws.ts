/** What has to hold on the page whatever was done, once it is at rest. */
import { isDeepStrictEqual } from 'node:util'
import type { Page } from '@playwright/test'
import { changedPaths } from '#state/history.ts'
import { sideIds } from '#view/spec.ts'
import { settled, state } from '../../browser/harness.ts'

/** A page that draws in software on a machine that does other things still settles long before. */
export const patienceMs = 90_000

export async function settledWithin(page: Page): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, patienceMs, false)
  })
  const rest = settled(page).then(
    () => true,
    () => false,
  )
  const came = await Promise.race([rest, late])
  clearTimeout(timer)
  return came
}

/** Maps of one value everywhere are named after it: whatever shows the name has to show the value. */
const level = (title: string | null) => /^level-(\d)$/.exec(title ?? '')?.[1]

const mishap = '.mishap'

/** @returns the first law that does not hold, in words */
export async function brokenLaw(page: Page): Promise<string | null> {
  if (!(await settledWithin(page))) {
    return `the page never came to rest: ${JSON.stringify((await state(page)).panes)}`
  }
  const { panes, document: spec, readout, look } = await state(page)
  for (const side of sideIds) {
    const { title, rule, failure } = panes[side]
    const asked = spec.sides[side].layers[0]?.ask?.source
    const named = asked?.kind === 'file' ? asked.files[0]?.name.replace(/\.nii(\.gz)?$/, '') : null
    if (named?.startsWith('level-') && named !== title) {
      return `side ${side} is asked for ${named} and shows ${title}`
    }
    if (title !== null && !failure && rule !== spec.sides[side].rule) {
      return `side ${side} says ${spec.sides[side].rule} and its values were read by ${rule}`
    }
    const value = readout?.values[side]
    const wanted = level(title)
    if (wanted && typeof value === 'number' && Math.abs(value - Number(wanted)) > 1e-4) {
      return `side ${side} is called ${title} and reads ${value}`
    }
    const heads = await page
      .locator(`[data-pane="${side}"] .pane-header h2`)
      .filter({ visible: true })
      .allTextContents()
    const strange = heads.find((head) => head !== (title ?? 'No map'))
    if (strange !== undefined) return `side ${side} is headed ${strange} and shows ${title}`
    const { threshold } = look.sides[side]
    if (!Number.isFinite(threshold.value))
      return `side ${side} has the threshold ${threshold.value}`
  }
  if (await page.locator(mishap).count()) {
    return `a part stopped: ${await page.locator(mishap).first().textContent()}`
  }
  const size = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  return size > 0 ? `the page is ${size} px wider than its window` : null
}

const differences = (a: unknown, b: unknown) => changedPaths(a, b).slice(0, 6).join(', ')

/** Undo leads to the first document, and redo to the last. @returns what differs, in words */
export async function historyFault(page: Page, first: unknown): Promise<string | null> {
  await page.evaluate(() => {
    for (const open of document.querySelectorAll('dialog[open]'))
      (open as HTMLDialogElement).close()
  })
  for (let i = 0; i < 3; i++) await page.keyboard.press('Escape')
  await settledWithin(page)
  const last = (await state(page)).document
  const undo = page.locator('.top-bar button', { hasText: 'Undo' })
  const redo = page.locator('.top-bar button', { hasText: 'Redo' })
  const goAll = async (button: typeof undo) => {
    for (let steps = 0; steps < 250; steps++) {
      const gone = await button.evaluate((element) => {
        const { disabled } = element as HTMLButtonElement
        if (!disabled) (element as HTMLButtonElement).click()
        return disabled
      })
      if (gone) break
    }
    await settledWithin(page)
  }
  await goAll(undo)
  const back = (await state(page)).document
  if (!isDeepStrictEqual(back, first)) return `undo to the start left ${differences(first, back)}`
  const law = await brokenLaw(page)
  if (law) return `after undoing all: ${law}`
  await goAll(redo)
  const again = (await state(page)).document
  if (!isDeepStrictEqual(again, last)) return `redo to the end left ${differences(last, again)}`
  const end = await brokenLaw(page)
  return end && `after doing all again: ${end}`
}
