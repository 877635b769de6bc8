/**
 * What every spec of the built page starts from: a page that is watched, and ways to drop files, to wait, and to read pixels.
 * A test fails when the page logs a warning or an error, throws, breaks its content security policy, or asks another
 * host for anything, unless the spec expects that by `test.use({ expectedProblems: /.../ })`.
 */
import { test as base, expect, type Locator, type Page } from '@playwright/test'
import type { OstrakonDoor } from '#app/shell/test-door.ts'
import { decodePng, type Pixels } from './harness-png.ts'
import { watchPage } from './watch-page.ts'

export type { Locator, Page, Pixels }
export { expect }

type Options = {
  /** Messages that the test means to provoke. One pattern: Playwright takes an array of patterns for something else. */
  expectedProblems: RegExp
  /** Hosts that the test means the page to ask, as `https://maps.example`. */
  expectedOrigins: readonly string[]
}

type Fixtures = Options & {
  /** What went wrong on the page so far, expected problems left out; a test may look, and empty it. */
  problems: string[]
}

export const test = base.extend<Fixtures>({
  expectedProblems: [/^(?!)/, { option: true }],
  expectedOrigins: [[], { option: true }],

  problems: [
    async ({ page, baseURL, expectedProblems, expectedOrigins }, use, testInfo) => {
      const origins = [new URL(baseURL ?? '').origin, ...expectedOrigins]
      const problems = await watchPage(page, origins, [expectedProblems])
      await use(problems)
      // A test that failed already has more to say than what its page logged.
      if (testInfo.status === 'passed')
        expect(problems, 'what the page complained about').toEqual([])
      else if (problems.length > 0) console.log(problems.join('\n'))
    },
    // Every test is watched, also one that never mentions it.
    { auto: true },
  ],
})

export type DroppedFile = {
  readonly name: string
  readonly bytes: Uint8Array
  /** MIME type; systems know none for `.nii.gz`. Default: empty. */
  readonly type?: string
}

type FileInPage = { readonly name: string; readonly type: string; readonly base64: string }

const forPage = (files: readonly DroppedFile[]): FileInPage[] =>
  files.map(({ name, bytes, type = '' }) => {
    return { name, type, base64: Buffer.from(bytes).toString('base64') }
  })

/** Drags files over `target` and lets them go there, in one drop, as `dragenter`, `dragover` and `drop` of one DataTransfer. */
export async function dropFiles(target: Locator, files: readonly DroppedFile[]): Promise<void> {
  await target.evaluate((element, dropped) => {
    const dataTransfer = new DataTransfer()
    for (const { name, type, base64 } of dropped) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      dataTransfer.items.add(new File([bytes], name, { type }))
    }
    const { left, top, width, height } = element.getBoundingClientRect()
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      element.dispatchEvent(
        new DragEvent(kind, {
          bubbles: true,
          cancelable: true,
          composed: true,
          clientX: left + width / 2,
          clientY: top + height / 2,
          dataTransfer,
        }),
      )
    }
  }, forPage(files))
}

/**
 * Drops what lies at these paths of the disk, as the browser itself does it: also folders, which no script can make.
 * Each is an absolute path.
 */
export async function dropPaths(page: Page, target: Locator, paths: readonly string[]) {
  const box = await target.boundingBox()
  if (!box) throw new Error('the target of a drop is not on the screen')
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x, y, data })
  }
  await session.detach()
}

/** Picks files by an `<input type="file">`. */
export async function pickFiles(input: Locator, files: readonly DroppedFile[]): Promise<void> {
  await input.setInputFiles(
    files.map(({ name, bytes, type }) => {
      return { name, mimeType: type ?? 'application/octet-stream', buffer: Buffer.from(bytes) }
    }),
  )
}

/** What the page tells about itself through its door for tests. */
export type PageState = ReturnType<OstrakonDoor['state']>

/** What is on the screen as JSON. */
export async function state<State = PageState>(page: Page): Promise<State> {
  return (await page.evaluate(() => window.__ostrakon?.state())) as State
}

/** Waits until nothing loads, computes or moves, and the last picture is drawn. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => '__ostrakon' in window)
  await page.evaluate(() => window.__ostrakon?.settled())
}

/**
 * Waits until the state fits, and returns it.
 * @throws Error that shows the last state when it never fits
 */
export async function waitForState<State = PageState>(
  page: Page,
  fits: (state: State) => boolean,
  timeoutMs = 120_000,
): Promise<State> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const now = await state<State | undefined>(page)
    if (now !== undefined && fits(now)) return now
    if (Date.now() > deadline) {
      throw new Error(`the state never fitted ${fits}; it was ${JSON.stringify(now, null, 2)}`)
    }
    await page.waitForTimeout(50)
  }
}

/** What is drawn inside `target`, as the user sees it. One pixel is one CSS pixel at the tests' scale of 1. */
export async function readPixels(target: Locator): Promise<Pixels> {
  const box = await target.boundingBox()
  if (!box) throw new Error('what should be read is not on the screen')
  const clip = {
    x: Math.round(box.x),
    y: Math.round(box.y),
    width: Math.round(box.width),
    height: Math.round(box.height),
  }
  return decodePng(await target.page().screenshot({ clip, animations: 'disabled' }))
}
