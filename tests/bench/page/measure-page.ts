/** One visit of one page in a fresh browser context: when its pictures came, what they cost, what came over the wire. */
import { setTimeout as wait } from 'node:timers/promises'
import type { BareBrowser, BarePage } from './bare-browser.ts'
import { installProbe, type Probe, type ProbeOptions } from './probe.ts'

export type Visit = {
  readonly name: string
  readonly url: string
  readonly probe: ProbeOptions
  /** Gives the probe its handles where the page has no code for it. Runs in the page. */
  readonly handles?: () => void
  /** A uniform tells that the threshold is on screen; without, the page's own handler does. */
  readonly thresholdInUniform: boolean
}

export type PageFigures = {
  readonly firstPictureMs: number
  readonly bothMapsMs: number
  /** The same by all faces. */
  readonly wholeMs: number
  /** Longest task of the main thread until both maps were shown and a second more. */
  readonly longestTaskMs: number
  readonly frameMs: number
  readonly framesPerTurn: number
  readonly facesPerTurn: number
  readonly thresholdMs: number
  readonly framesPerThreshold: number
  readonly bytesPerThreshold: number
  readonly idleFrames: number
  /** What had come before both maps were on screen, as it lay on the server. */
  readonly kilobytes: number
  /** Paths of the scripts among it. */
  readonly scripts: readonly string[]
}

const viewport = { width: 1280, height: 720 }
const steps = 7

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

async function timed(page: BarePage, what: 'turn' | 'threshold', inUniform: boolean) {
  const result = await page.evaluate(
    ({ what, inUniform, steps }) => {
      const { probe } = globalThis
      const value = (step: number) => 3.5 + 0.25 * step
      return what === 'turn'
        ? probe.time(() => probe.turn(), steps)
        : probe.time(
            (step) => probe.moveThreshold(value(step)),
            steps,
            inUniform ? (step) => probe.sawUniform(value(step)) : undefined,
          )
    },
    { what, inUniform, steps },
  )
  return { ms: median(result.stepMs), frames: result.frames / steps, bytes: result.bytes / steps }
}

/** @throws Error when the page shows no maps within half a minute */
export async function measurePage(browser: BareBrowser, visit: Visit): Promise<PageFigures> {
  const page = await browser.open(visit.url, {
    ...viewport,
    // tsx calls __name wherever it names a function; the page has none.
    script: `globalThis.__name = (made) => made; (${installProbe})(${JSON.stringify(visit.probe)})`,
  })
  try {
    await page.waitFor(() => globalThis.probe?.wholeAt > 0, 'a picture of both maps')
    // What belongs to the start, such as surfaces that come after the first picture, ends in this time.
    await wait(1500)
    const start = await page.evaluate(() => {
      const { cortexAt, mapsAt, wholeAt, longTasks } = globalThis.probe
      const loaded = [
        ...performance.getEntriesByType('navigation'),
        ...performance.getEntriesByType('resource'),
      ] as PerformanceResourceTiming[]
      const before = loaded.filter(({ responseEnd }) => responseEnd <= mapsAt)
      return {
        firstPictureMs: cortexAt,
        bothMapsMs: mapsAt,
        wholeMs: wholeAt,
        longestTaskMs: Math.max(
          0,
          ...longTasks.filter(({ startMs }) => startMs < mapsAt + 1000).map(({ ms }) => ms),
        ),
        kilobytes: before.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1000,
        scripts: before
          .map(({ name }) => new URL(name).pathname)
          .filter((path) => path.endsWith('.js')),
      }
    }, null)
    const idleFrames = await page.evaluate(async () => {
      const before = globalThis.probe.frames
      await new Promise((resolve) => setTimeout(resolve, 1000))
      return globalThis.probe.frames - before
    }, null)
    if (visit.handles) await page.evaluate(visit.handles, null)
    const turn = await timed(page, 'turn', false)
    const turnIndices = await page.evaluate(() => globalThis.probe.indices, null)
    const threshold = await timed(page, 'threshold', visit.thresholdInUniform)
    for (const fault of await page.evaluate(() => globalThis.probe.faults, null))
      console.error(`${visit.name}: ${fault}`)
    return {
      ...start,
      idleFrames,
      frameMs: turn.ms,
      framesPerTurn: turn.frames,
      facesPerTurn: turnIndices / 3,
      thresholdMs: threshold.ms,
      framesPerThreshold: threshold.frames,
      bytesPerThreshold: threshold.bytes,
    }
  } finally {
    await page.close()
  }
}

export type { Probe }
