/**
 * A step of the threshold's slider on a map of 1 mm (182 x 218 x 182, 7.2 million voxels) with brains and slices in sight: under a
 * least cluster extent, where each step makes another volume, beside the same without one. And whether steps that come faster
 * than the page draws are lost: the last one must be what the page shows.
 */
import { type Browser, chromium, type Page } from 'playwright'
import { settled, state } from '../browser/harness.ts'
import { makeNifti } from '../fixtures/make-nifti.ts'
import { ensureBuilt } from '../house/build.mjs'
import { chromiumArgs, findOrInstallChromium } from '../house/chromium.mjs'
import { dist } from '../house/repository.mjs'
import { serve } from '../house/serve.mjs'

const shape = [182, 218, 182] as const
const steps = 15

/** Blobs of every size over a fine grain: at each threshold some clusters are too small. */
function noisyMap(): Uint8Array {
  const wave = (n: number, length: number) => Math.sin((2 * Math.PI * n) / length)
  return makeNifti({
    shape,
    affine: [
      [-1, 0, 0, 90],
      [0, 1, 0, -126],
      [0, 0, 1, -72],
    ],
    values: (i, j, k) =>
      3 * wave(i, 37) * wave(j, 41) * wave(k, 31) + ((i * 73 + j * 151 + k * 283) % 101) / 25 - 2,
  })
}

/** Milliseconds from an input to the second frame after it, for each step. */
async function stepMs(page: Page): Promise<readonly number[]> {
  return page.evaluate(async (count) => {
    const slider = document.querySelector<HTMLInputElement>(
      'input[type=range][aria-label^="Threshold"]',
    )!
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const times: number[] = []
    for (let step = 0; step < count; step++) {
      const began = performance.now()
      setValue.call(slider, String(2 + 0.1 * step))
      slider.dispatchEvent(new Event('input', { bubbles: true }))
      await frame()
      await frame()
      times.push(performance.now() - began)
    }
    return times
  }, steps)
}

/** Inputs without a pause between them; what the page shows in the end. */
async function lastOfMany(page: Page): Promise<number> {
  await page.evaluate(async () => {
    const slider = document.querySelector<HTMLInputElement>(
      'input[type=range][aria-label^="Threshold"]',
    )!
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!
    for (let step = 0; step < 40; step++) {
      setValue.call(slider, String(4 - 0.05 * step))
      slider.dispatchEvent(new Event('input', { bubbles: true }))
      await new Promise((resolve) => setTimeout(resolve))
    }
  })
  await settled(page)
  return (await state(page)).look.sides.a.threshold.value
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

async function visit(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  // tsx calls __name wherever it names a function; the page has none.
  await page.addInitScript({ content: 'globalThis.__name = (made) => made' })
  await page.goto(url)
  await settled(page)
  const before = (await state(page)).panes.a.loadId
  await page
    .locator('[data-file-input="a"]')
    .setInputFiles([
      { name: 'fine.nii', mimeType: 'application/octet-stream', buffer: Buffer.from(noisyMap()) },
    ])
  await page.waitForFunction(
    (last) => {
      const { a } = window.__ostrakon!.state().panes
      return !a.loading && a.loadId !== last
    },
    before,
    { timeout: 120_000, polling: 100 },
  )
  while ((await state(page)).document.arrangement.id !== 'brain-and-slices')
    await page.locator('body').press('v')
  await page.getByText('Threshold and colours').click()
  await settled(page)
  await stepMs(page)
  const without = median(await stepMs(page))
  await page
    .getByRole('combobox', { name: /set by/i })
    .first()
    .selectOption('cluster')
  await settled(page)
  await stepMs(page)
  const times = await stepMs(page)
  console.log(
    `a step of the threshold under a cluster extent takes ${(median(times) / without).toFixed(2)} times one without (slowest step ${(Math.max(...times) / without).toFixed(2)} times); after 40 steps in a row the page shows ${(await lastOfMany(page)).toFixed(2)} (asked: 2.05)`,
  )
  await page.close()
}

export async function bench(): Promise<void> {
  await ensureBuilt()
  const browser = await chromium.launch({
    args: [...chromiumArgs],
    executablePath: findOrInstallChromium(console.log, { withWindow: true }),
  })
  const server = await serve(dist, 0)
  try {
    await visit(browser, server.url)
  } finally {
    await server.close()
    await browser.close()
  }
}
