/**
 * What the built page holds: the renderer process while a volume of 400 MiB is opened, what 50 replaced maps leave behind,
 * and surfaces of fsaverage's size with two maps. The process is read from Linux's /proc; elsewhere only counts are printed.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, type CDPSession, chromium, type Page } from 'playwright'
import { settled, state } from '../browser/harness.ts'
import { makeNifti, wholeBrain } from '../fixtures/make-nifti.ts'
import { freeSurferSurface, freeSurferValues, icosphere } from '../fixtures/make-surface.ts'
import { ensureBuilt } from '../house/build.mjs'
import { chromiumArgs, findOrInstallChromium } from '../house/chromium.mjs'
import { dist } from '../house/repository.mjs'
import { serve } from '../house/serve.mjs'

const mebi = 2 ** 20
/** Voxels along each axis: 404 MiB of float32. */
const across = 473
const replacements = 50
const patienceMs = 300_000

/** Bytes that the page's process has for itself: its heaps and buffers, not the browser's code. */
function ownBytes(pid: number): number {
  try {
    const [, kilobytes] =
      /RssAnon:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kilobytes) * 1024
  } catch {
    return Number.NaN
  }
}

async function rendererPid(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  // The newest is the page's.
  return Math.max(...processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id))
}

async function collected(session: CDPSession) {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize, backingStorageSize = 0 } = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number
    backingStorageSize?: number
  }
  return usedSize + backingStorageSize
}

async function pick(page: Page, side: 'a' | 'b', files: string[]): Promise<void> {
  const before = (await state(page)).panes[side].loadId
  await page.locator(`[data-file-input="${side}"]`).setInputFiles(files)
  await page.waitForFunction(
    ([id, last]) => {
      const { panes } = window.__ostrakon!.state()
      const pane = panes[id as 'a' | 'b']
      return !pane.loading && (pane.loadId !== last || pane.failure !== null)
    },
    [side, before] as const,
    { timeout: patienceMs, polling: 100 },
  )
  await settled(page)
  const { failure } = (await state(page)).panes[side]
  if (failure) throw new Error(failure.message)
}

/** What the page's process holds once it has nothing more to do, nor anything that nobody waits for. */
async function atRest(page: Page, session: CDPSession, pid: number): Promise<number> {
  await page.waitForFunction(() => window.__ostrakon!.state().jobs === 0, undefined, {
    timeout: patienceMs,
    polling: 500,
  })
  await collected(session)
  return ownBytes(pid)
}

async function largeVolume(
  page: Page,
  session: CDPSession,
  pid: number,
  folder: string,
  packed: boolean,
) {
  const header = makeNifti({
    shape: [1, 1, 1],
    affine: [
      [0.4, 0, 0, -95],
      [0, 0.4, 0, -120],
      [0, 0, 0.4, -75],
    ],
  }).slice(0, 352)
  const view = new DataView(header.buffer)
  for (const axis of [1, 2, 3]) view.setInt16(40 + 2 * axis, across, true)
  const values = new Float32Array(across ** 3)
  for (let i = 0; i < values.length; i++) values[i] = (i % 997) / 100
  const bytes = Buffer.concat([header, Buffer.from(values.buffer)])
  const path = join(folder, packed ? 'large.nii.gz' : 'large.nii')
  writeFileSync(path, packed ? gzipSync(bytes, { level: 1 }) : bytes)
  const before = await atRest(page, session, pid)
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, ownBytes(pid))
  }, 20)
  await pick(page, 'a', [path])
  const after = await atRest(page, session, pid)
  clearInterval(timer)
  const size = across ** 3 * 4
  console.log(
    `a volume of ${(size / mebi).toFixed(0)} MiB${packed ? ', gzipped' : ''}: the page's process grew by ${((most - before) / size).toFixed(2)} times the volume at most (goal 2), and holds ${((after - before) / size).toFixed(2)} times it`,
  )
}

async function manyMaps(page: Page, session: CDPSession, folder: string) {
  const paths = [3, 4].map((value) => {
    const path = join(folder, `level-${value}.nii`)
    writeFileSync(path, makeNifti({ ...wholeBrain, values: () => value }))
    return path
  })
  const held = async () => {
    const { geometries, textures } = (await state(page)).stage
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
    return { bytes: await collected(session), geometries, textures, nodes, jsEventListeners }
  }
  // The first ones make what is kept, as undo's steps.
  for (let i = 0; i < 4; i++) await pick(page, 'a', [paths[i % 2]!])
  const before = await held()
  for (let i = 0; i < replacements; i++) await pick(page, 'a', [paths[i % 2]!])
  const after = await held()
  console.log(
    `${replacements} replaced maps: ${JSON.stringify(before)} before, ${JSON.stringify(after)} after`,
  )
}

async function largeSurfaces(page: Page, folder: string) {
  const write = (name: string, bytes: Uint8Array) => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  }
  const halves = [
    ['lh', -34],
    ['rh', 34],
  ] as const
  const balls = halves.map(([half, x]) => [half, icosphere([x, -18, 14], 60, 7)] as const)
  const started = performance.now()
  await page
    .locator('[data-file-input="a"]')
    .setInputFiles(balls.map(([half, one]) => write(`${half}.pial`, freeSurferSurface(one))))
  await page.waitForFunction(() => window.__ostrakon!.state().ownSurfaces.length === 2, undefined, {
    timeout: patienceMs,
  })
  await settled(page)
  const seconds = (performance.now() - started) / 1000
  for (const [side, tilt] of [
    ['a', 1],
    ['b', -1],
  ] as const) {
    const files = balls.map(([half, { positions, faces }]) =>
      write(
        `${half}.tilt${tilt}`,
        freeSurferValues(
          Array.from(
            { length: positions.length / 3 },
            (_, v) => (tilt * positions[3 * v + 1]!) / 10,
          ),
          faces.length / 3,
        ),
      ),
    )
    await pick(page, side, files)
  }
  const timed = async (act: () => Promise<unknown>) => {
    const { frames } = (await state(page)).stage
    const from = performance.now()
    await act()
    await page.waitForFunction((last) => window.__ostrakon!.state().stage.frames > last, frames)
    await settled(page)
    return performance.now() - from
  }
  const turn = await timed(() => page.locator('#brain-a').press('ArrowLeft'))
  const threshold = await timed(() => page.locator('#brain-a').press(']'))
  await page.getByLabel('Go to MNI').fill('-34, 42, 14')
  await page.getByLabel('Go to MNI').press('Enter')
  await settled(page)
  const { readout } = await state(page)
  console.log(
    `2 x ${(balls[0]![1].positions.length / 3).toLocaleString('en')} vertices with two maps: open in ${seconds.toFixed(1)} s, a turn ${turn.toFixed(0)} ms, a threshold ${threshold.toFixed(0)} ms, values at the front ${readout?.values.a} and ${readout?.values.b} (4.2 and -4.2)`,
  )
}

export async function bench(): Promise<void> {
  await ensureBuilt()
  const server = await serve(dist, 0)
  const folder = mkdtempSync(join(tmpdir(), 'ostrakon-'))
  const browser = await chromium.launch({
    executablePath: findOrInstallChromium(console.log, { withWindow: true }),
    args: [...chromiumArgs],
  })
  try {
    const visit = async (
      measure: (page: Page, session: CDPSession, pid: number) => Promise<void>,
    ) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
      const page = await context.newPage()
      page.setDefaultTimeout(patienceMs)
      await page.goto(server.url)
      await settled(page)
      const session = await context.newCDPSession(page)
      await measure(page, session, await rendererPid(browser))
      await context.close()
    }
    for (const packed of [false, true]) {
      await visit((page, session, pid) => largeVolume(page, session, pid, folder, packed))
    }
    await visit((page, session) => manyMaps(page, session, folder))
    await visit((page) => largeSurfaces(page, folder))
  } finally {
    await browser.close()
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
