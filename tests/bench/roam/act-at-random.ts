/** One thing that somebody may do on the page, at random: a drop, a key, a click on a brain, any control in sight. */
import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { type DroppedFile, dropFiles } from '../../browser/harness.ts'
import { makeNifti, wholeBrain } from '../../fixtures/make-nifti.ts'

type Random = () => number

const pick = <Item>(items: readonly Item[], random: Random): Item =>
  items[Math.floor(random() * items.length)] as Item

const level = (value: number, gz: boolean): DroppedFile => ({
  name: `level-${value}.nii${gz ? '.gz' : ''}`,
  bytes: makeNifti({ ...wholeBrain, values: () => value, gz }),
})

const text = (words: string) => new TextEncoder().encode(words)

const files: readonly (() => readonly DroppedFile[])[] = [
  () => [level(2, false)],
  () => [level(4, true)],
  () => [level(6, false), level(5, true)],
  () => [
    {
      name: 'slow.nii.gz',
      bytes: gzipSync(
        makeNifti({ shape: [120, 120, 120], values: (i, j, k) => Math.sin(i * j + k) * 5 }),
      ),
    },
  ],
  () => [
    {
      name: 'parts_dseg.nii',
      bytes: makeNifti({ ...wholeBrain, datatype: 'uint8', values: (i, j) => (i >> 4) + (j >> 5) }),
    },
  ],
  () => [
    {
      name: 'few_p.nii',
      bytes: makeNifti({ ...wholeBrain, values: (i, j, k) => ((i * 7 + j * 3 + k) % 1000) / 1000 }),
    },
  ],
  () => [
    {
      name: 'series.nii',
      bytes: makeNifti({ shape: [20, 20, 20, 5], values: (i, _j, _k, t) => i + t }),
    },
  ],
  () => [{ name: 'notes.nii', bytes: text('these are notes, not a map') }],
  () => [{ name: 'half.nii.gz', bytes: level(3, true).bytes.slice(0, 900) }],
  () => [
    {
      name: 'peaks.csv',
      bytes: text(
        'study,x,y,z,n\nOne 2001,2,22,34,20\nOne 2001,-38,14,2,20\nTwo 2005,4,18,40,30\n',
      ),
    },
  ],
]

const keys = [
  ...'123456789[]kigdnlvmxtpaw?/',
  'Escape',
  'ArrowLeft',
  'ArrowUp',
  'Alt+ArrowRight',
  '+',
  '-',
  'Enter',
  'Control+z',
  'Control+z',
  'Control+Shift+Z',
] as const

/** Leaves the page, asks the system for something, or takes minutes. */
const notPressed =
  /full screen|save|download|copy|print|handout|presenter|pictures|PNG|SVG|movie|turntable|file of mine|forget/i

async function pressKey(page: Page, random: Random): Promise<string> {
  const key = pick(keys, random)
  await page.keyboard.press(key)
  return `key ${key}`
}

async function drop(page: Page, random: Random): Promise<string> {
  const side = pick(['a', 'b'] as const, random)
  const dropped = pick(files, random)()
  const target = page.locator(`[data-pane="${side}"]`).first()
  const what = `drop ${dropped.map(({ name }) => name).join(' and ')} on ${side}`
  if ((await target.count()) === 0) return `${what}: not there`
  await dropFiles(target, dropped)
  return what
}

async function pointOnBrain(page: Page, random: Random): Promise<string> {
  const views = page.locator('.pane-view').filter({ visible: true })
  const count = await views.count()
  if (count === 0) return 'no brain'
  const at = Math.floor(random() * count)
  const box = await views.nth(at).boundingBox()
  if (!box) return 'no brain'
  const [x, y] = [box.x + box.width * random(), box.y + box.height * random()]
  await page.mouse.move(x, y)
  const how = random()
  if (how < 0.5) {
    await page.mouse.click(x, y)
    return `click view ${at}`
  }
  if (how < 0.8) {
    await page.mouse.down()
    await page.mouse.move(x + 120 * (random() - 0.5), y + 120 * (random() - 0.5), { steps: 3 })
    await page.mouse.up()
    return `drag view ${at}`
  }
  await page.mouse.wheel(0, 400 * (random() - 0.5))
  return `wheel view ${at}`
}

/** Any control in sight, by what it is. */
async function useControl(page: Page, random: Random): Promise<string> {
  const open = (await page.locator('dialog[open]').count()) > 0
  const controls = page
    .locator(open ? 'dialog[open]' : 'body')
    .locator('button:not(:disabled), select:not(:disabled), input:not(:disabled), summary')
    .filter({ visible: true })
  const count = await controls.count()
  if (count === 0) return 'no control'
  const control = controls.nth(Math.floor(random() * count))
  const of = await control
    .evaluate(
      (element) => {
        const { type, labels, min, max } = element as HTMLInputElement
        const { options } = element as unknown as HTMLSelectElement
        const name =
          element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent
        return {
          kind: element.tagName === 'INPUT' ? type : element.tagName.toLowerCase(),
          name: (name ?? '').trim().slice(0, 60),
          values: options ? [...options].map(({ value }) => value) : [],
          ends: [Number(min), Number(max)] as const,
        }
      },
      undefined,
      { timeout: 2000 },
    )
    .catch(() => null)
  if (!of) return 'a control that went away'
  const what = `${of.kind} “${of.name}”`
  if (notPressed.test(of.name)) return `${what} left alone`
  // What is covered or has gone meanwhile can't be used by anybody either.
  const soon = { timeout: 1500 }
  try {
    if (of.kind === 'select') {
      const value = pick(of.values, random)
      if (/file|address|forget/.test(value)) return `${what} left alone`
      await control.selectOption(value, soon)
      return `${what} to ${value}`
    }
    if (of.kind === 'range') {
      const key = pick(['ArrowRight', 'ArrowLeft', 'PageUp', 'Home', 'End'], random)
      await control.press(key, soon)
      return `${what} ${key}`
    }
    if (of.kind === 'number' || of.kind === 'text' || of.kind === 'search') {
      const value = pick(['0', '3', '-4, 20, 30', '40, 10, 0', '1e9', 'x', ''], random)
      if (of.kind === 'number' && !/^\d*$/.test(value)) return `${what} left alone`
      await control.fill(value, soon)
      await control.press('Enter', soon)
      return `${what} filled with ${value}`
    }
    if (of.kind === 'file') return `${what} left alone`
    await control.click(soon)
    return what
  } catch {
    return `${what} could not be used`
  }
}

async function loseContext(page: Page): Promise<string> {
  await page.evaluate(async () => {
    const canvas = [...document.querySelectorAll('canvas')].find((one) => one.getContext('webgl2'))
    const loss = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')
    loss?.loseContext()
    await new Promise((resolve) => setTimeout(resolve, 100))
    loss?.restoreContext()
  })
  return 'the graphics card lets go and comes back'
}

async function resize(page: Page, random: Random): Promise<string> {
  const [width, height] = pick(
    [
      [1280, 720],
      [390, 844],
      [1024, 768],
      [844, 390],
    ] as const,
    random,
  )
  await page.setViewportSize({ width, height })
  return `a window of ${width}x${height}`
}

const actions: readonly (readonly [
  weight: number,
  act: (page: Page, random: Random) => Promise<string>,
])[] = [
  [24, pressKey],
  [18, drop],
  [14, pointOnBrain],
  [40, useControl],
  [1, loseContext],
  [3, resize],
]

const sum = actions.reduce((total, [weight]) => total + weight, 0)

/** @returns what was done, in words */
export function actAtRandom(page: Page, random: Random): Promise<string> {
  let left = random() * sum
  const found = actions.find(([weight]) => {
    left -= weight
    return left < 0
  })
  return (found ?? actions[0]!)[1](page, random)
}
