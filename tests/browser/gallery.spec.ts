/**
 * Every view of the gallery looks as its small picture does. Where one was changed on purpose: look at what
 * `test-results/gallery/` has, then `npm run build:gallery`.
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { openApp } from './app-page.ts'
import { encodePng } from './encode-png.ts'
import {
  expect,
  type Locator,
  type Pixels,
  readPixels,
  settled,
  test,
  waitForState,
} from './harness.ts'
import { decodePng } from './harness-png.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const kept = (name: string) => here(`../../src/app/gallery/pictures/${name}.png`)
const results = here('../../test-results/gallery')

test.use({ viewport: { width: 640, height: 560 }, reducedMotion: 'reduce' })

/** Squares of so many pixels are one: the small picture does not know a font or the softness of an edge. */
const square = 4

/** The same machine draws the same. A layer that is lost changes 0.9 % of the first view. */
const most = { mean: 1, other: 0.005 } as const

type Small = { readonly width: number; readonly height: number; readonly rgb: Uint8Array }

function smallOf({ width, height, at }: Pixels): Small {
  const [across, down] = [Math.floor(width / square), Math.floor(height / square)]
  const rgb = new Uint8Array(across * down * 3)
  for (let y = 0; y < down; y++)
    for (let x = 0; x < across; x++) {
      const sum = [0, 0, 0]
      for (let j = 0; j < square; j++)
        for (let i = 0; i < square; i++)
          at(x * square + i, y * square + j).forEach((part, c) => {
            sum[c]! += part
          })
      rgb.set(
        sum.map((part) => Math.round(part / square ** 2)),
        (y * across + x) * 3,
      )
    }
  return { width: across, height: down, rgb }
}

/** Mean difference of a channel, and the share of pixels that are clearly of another colour. */
function compared(a: Small, b: Pixels) {
  let [sum, other] = [0, 0]
  for (let y = 0; y < a.height; y++)
    for (let x = 0; x < a.width; x++) {
      const away = b.at(x, y).map((part, c) => Math.abs(part - a.rgb[(y * a.width + x) * 3 + c]!))
      sum += away.reduce((all, part) => all + part, 0) / 3
      if (Math.max(...away) > 40) other++
    }
  const count = a.width * a.height
  return { mean: sum / count, other: other / count }
}

async function addresses(): Promise<readonly (readonly [name: string, address: string])[]> {
  const tsx = here('../../node_modules/.bin/tsx')
  const { stdout } = await promisify(execFile)(tsx, [here('gallery-addresses.ts')], {
    cwd: here('../..'),
  })
  return Object.entries(JSON.parse(stdout) as Record<string, string>)
}

/** The stage, once it stands still: what a mode computes may come a moment after the maps. */
async function drawn(stage: Locator): Promise<Small> {
  await settled(stage.page())
  let small = smallOf(await readPixels(stage))
  for (let turn = 0; turn < 20; turn++) {
    const next = smallOf(await readPixels(stage))
    if (Buffer.compare(next.rgb, small.rgb) === 0) return next
    small = next
    await settled(stage.page())
  }
  throw new Error('the picture never stands still')
}

test('every view of the gallery looks as its picture does', async ({ page }) => {
  await mkdir(results, { recursive: true })
  await openApp(page)
  // The stage has all the room.
  await page.getByRole('button', { name: 'Panel' }).click()
  const stage = page.locator('.stage')
  let shown = ''
  for (const [name, address] of await addresses()) {
    // One page for all: each is come to as by a link that is opened in it.
    await page.evaluate((fragment) => {
      location.hash = fragment
    }, address)
    const { document } = await waitForState(page, (now) => JSON.stringify(now.document) !== shown)
    shown = JSON.stringify(document)
    const now = await drawn(stage)
    const png = encodePng(now.width, now.height, now.rgb)
    if (process.env['GALLERY'] === 'write') {
      await writeFile(kept(name), png)
      continue
    }
    expect(
      existsSync(kept(name)),
      `${name} has no picture yet: npm run build:gallery makes it`,
    ).toBe(true)
    const before = decodePng(new Uint8Array(await readFile(kept(name))))
    expect.soft([now.width, now.height], `${name}: size`).toEqual([before.width, before.height])
    const { mean, other } = compared(now, before)
    if (mean > most.mean || other > most.other) await writeFile(`${results}/${name}.png`, png)
    expect.soft(mean, `${name}: mean difference, see test-results/gallery`).toBeLessThan(most.mean)
    expect.soft(other, `${name}: share of other colours`).toBeLessThan(most.other)
  }
})
