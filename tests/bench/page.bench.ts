/**
 * The built page beside a bare WebGL 2 page (the floor) and NiiVue (the peer): two views of the same 80,000 vertices with a
 * map each, in a Chromium that draws in software. Each visit has a browser context of its own, and the three take turns.
 * Times are this machine's at this moment; only their ratios say something.
 */
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { ensureBuilt } from '../house/build.mjs'
import { chromiumArgs, findOrInstallChromium } from '../house/chromium.mjs'
import { cache, dist } from '../house/repository.mjs'
import { serve } from '../house/serve.mjs'
import { type BareBrowser, launchBare } from './page/bare-browser.ts'
import { measurePage, type PageFigures, type Visit } from './page/measure-page.ts'
import { writePeerFiles } from './page/peer-files.ts'

/** Visits of each page; one more warms up and is not counted. */
const rounds = 5

/** The app's handles: the events that a user's hand makes. Runs in the page. */
function appHandles(): void {
  const pane = document.querySelector<HTMLElement>('.pane-view')!
  const slider = document.querySelector<HTMLInputElement>(
    'input[type=range][aria-label^="Threshold"]',
  )!
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!
  const { left, top } = pane.getBoundingClientRect()
  let x = left + 100
  const pointer = (type: string) =>
    pane.dispatchEvent(
      new PointerEvent(type, { bubbles: true, pointerId: 1, clientX: x, clientY: top + 200 }),
    )
  const { probe } = globalThis
  let held = false
  probe.turn = () => {
    if (!held) pointer('pointerdown')
    held = true
    x += 8
    pointer('pointermove')
  }
  probe.moveThreshold = (value) => {
    if (held) pointer('pointerup')
    held = false
    setValue.call(slider, String(value))
    slider.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

async function visits(
  app: string,
  peers: string,
  files: Awaited<ReturnType<typeof writePeerFiles>>,
  stage: { readonly width: number; readonly height: number },
): Promise<readonly Visit[]> {
  const { cortex, extent } = files
  const sides = [cortex.left, cortex.right]
  const vertices = sides.map(({ surfaces }) => surfaces.pial.length / 3)
  const probe = {
    drawsNeeded: 4,
    leastIndices: 10_000,
    // Two brains.
    allIndices: 2 * sides.reduce((sum, { faces }) => sum + faces.length, 0),
    valueLengths: [],
    valueUploads: 0,
  }
  const size = `width=${stage.width}&height=${stage.height}`
  return [
    {
      name: 'this page',
      url: app,
      // A value and whether it was sampled, for each vertex of two hemispheres in two panes.
      probe: { ...probe, valueLengths: vertices.map((count) => count * 2), valueUploads: 4 },
      handles: appHandles,
      thresholdInUniform: true,
    },
    {
      name: 'floor',
      url: `${peers}floor.html?${size}&lowest=${extent[0]}&highest=${extent[1]}`,
      probe,
      thresholdInUniform: true,
    },
    {
      name: 'NiiVue',
      url: `${peers}peer.html?${size}`,
      probe: { ...probe, drawsNeeded: 2 },
      thresholdInUniform: false,
    },
  ]
}

/** How large the app's picture is, so that the others draw as many pixels. */
async function stageSize(browser: BareBrowser, url: string) {
  const page = await browser.open(url, { width: 1280, height: 720, script: '' })
  try {
    await page.waitFor(
      () => (document.querySelector('canvas')?.getBoundingClientRect().width ?? 0) > 0,
      'a canvas with a picture',
    )
    return await page.evaluate(() => {
      const { width, height } = document.querySelector('canvas')!.getBoundingClientRect()
      return { width: Math.round(width), height: Math.round(height) }
    }, null)
  } finally {
    await page.close()
  }
}

const packedKilobytes = (files: readonly string[]) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) / 1000

type Row = readonly [
  what: string,
  of: (figures: PageFigures) => number,
  unit: string,
  goal: (table: { readonly [name: string]: number }) => string,
]

const over = (a: number | undefined, b: number | undefined) => ((a ?? 0) / (b ?? 1)).toFixed(2)

const rows: readonly Row[] = [
  [
    'navigation to the cortex',
    (f) => f.firstPictureMs,
    'ms',
    (t) => `${over(t['this page'], t['floor'])} of the floor`,
  ],
  [
    'navigation to both maps',
    (f) => f.bothMapsMs,
    'ms',
    (t) =>
      `${over(t['this page'], t['NiiVue'])} of NiiVue (goal 0.6), ${over(t['this page'], t['floor'])} of the floor (goal 1.5)`,
  ],
  [
    '  the same by all faces',
    (f) => f.wholeMs,
    'ms',
    (t) =>
      `${over(t['this page'], t['NiiVue'])} of NiiVue, ${over(t['this page'], t['floor'])} of the floor`,
  ],
  [
    'longest main-thread block',
    (f) => f.longestTaskMs,
    'ms',
    (t) => `${over(t['this page'], t['floor'])} of the floor (goal 1)`,
  ],
  [
    'frame while rotating, pixels read',
    (f) => f.frameMs,
    'ms',
    (t) => `${over(t['this page'], t['floor'])} of the floor (goal 1.1)`,
  ],
  ['  thousands of faces in it', (f) => f.facesPerTurn / 1000, '', () => ''],
  ['frames for a turn', (f) => f.framesPerTurn, '', () => '(goal 1)'],
  ['threshold moved to pixels read', (f) => f.thresholdMs, 'ms', () => ''],
  ['  against its own plain frame', (f) => f.thresholdMs / f.frameMs, 'x', () => '(goal 1.1)'],
  ['frames for a threshold', (f) => f.framesPerThreshold, '', () => '(goal 1)'],
  ['vertex bytes sent for a threshold', (f) => f.bytesPerThreshold / 1000, 'kB', () => '(goal 0)'],
  ['frames in an idle second', (f) => f.idleFrames, '', () => '(goal 0)'],
  ['loaded until both maps, as stored', (f) => f.kilobytes, 'kB', () => '(goal 2,500 packed)'],
]

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

function print(names: readonly string[], figures: ReadonlyMap<string, readonly PageFigures[]>) {
  console.log(`${''.padEnd(36)}${names.map((name) => name.padStart(11)).join('')}`)
  for (const [what, of, unit, goal] of rows) {
    const table = Object.fromEntries(
      names.map((name) => [name, median((figures.get(name) ?? []).map(of))] as const),
    )
    const numbers = names.map((name) => {
      const value = table[name] ?? Number.NaN
      return value.toFixed(unit === 'x' || unit === '' ? 2 : 0).padStart(11)
    })
    console.log(`${what.padEnd(36)}${numbers.join('')} ${unit.padEnd(3)} ${goal(table)}`)
  }
}

export async function bench(): Promise<void> {
  await ensureBuilt()
  const files = await writePeerFiles()
  // A copy: somebody may build the page anew in the minutes that this takes.
  const built = join(cache, 'bench-dist')
  rmSync(built, { recursive: true, force: true })
  cpSync(dist, built, { recursive: true })
  const app = await serve(built, 0)
  const peers = await serve(files.folder, 0)
  const browser = await launchBare(
    findOrInstallChromium(console.log, { withWindow: true }),
    chromiumArgs,
  )
  try {
    const pages = await visits(app.url, peers.url, files, await stageSize(browser, app.url))
    const figures = new Map<string, PageFigures[]>(pages.map(({ name }) => [name, []]))
    for (let round = -1; round < rounds; round++) {
      for (const visit of pages) {
        const one = await measurePage(browser, visit)
        if (round >= 0) figures.get(visit.name)?.push(one)
      }
    }
    console.log(
      `Medians of ${rounds} visits, Chromium ${browser.version} drawing in software; only ratios say something.`,
    )
    print(
      pages.map(({ name }) => name),
      figures,
    )
    // Two workers ask for the same script.
    const needed = [...new Set(figures.get('this page')?.[0]?.scripts)]
    const all = readdirSync(join(built, 'assets')).filter((name) => name.endsWith('.js'))
    console.log(
      `JavaScript, gzip: ${packedKilobytes(needed.map((path) => join(built, path))).toFixed(0)} kB until both maps (goal 400), ` +
        `${packedKilobytes(all.map((name) => join(built, 'assets', name))).toFixed(0)} kB in all; ` +
        `NiiVue ${packedKilobytes([files.peerScript]).toFixed(0)} kB`,
    )
  } finally {
    await browser.close()
    await app.close()
    await peers.close()
  }
}
