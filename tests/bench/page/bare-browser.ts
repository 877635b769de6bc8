/**
 * A Chromium that nobody listens to. A test's browser has each exception, request and message reported, for which V8 reads
 * the program again and notes where each came from: a page of many modules pays for it at its start, and no user does. So
 * this speaks to the browser itself, through a pipe (https://chromedevtools.github.io/devtools-protocol/), and asks for nothing
 * but to run a script.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'

export type BarePage = {
  /** Runs a function in the page; it can use nothing from outside but what it is given. @throws Error when it does */
  readonly evaluate: <Given, Made>(
    run: (given: Given) => Made | Promise<Made>,
    given: Given,
  ) => Promise<Made>
  /** Until it is true. @throws Error when it never is */
  readonly waitFor: (isSo: () => boolean, what: string) => Promise<void>
  readonly close: () => Promise<void>
}

export type BareBrowser = {
  readonly version: string
  /** Begins to load a page in a context of its own; `script` runs before its own ones. */
  readonly open: (
    url: string,
    page: { readonly width: number; readonly height: number; readonly script: string },
  ) => Promise<BarePage>
  readonly close: () => Promise<void>
}

type Answer = { readonly [name: string]: unknown }
type Send = (method: string, params?: object, sessionId?: string) => Promise<Answer>

/** As a test's browser has it, too: a page that is not looked at is as awake as one that is. */
const alwaysAwake = [
  '--headless',
  '--remote-debugging-pipe',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--hide-scrollbars',
]

const [mostPolls, pollMs] = [300, 100]
/** A new window reads some hundred files of its own, such as its address bar's, which is no part of what a page costs. */
const untilWindowRestsMs = 2500

export async function launchBare(
  executable: string,
  args: readonly string[],
): Promise<BareBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'bench-'))
  const browser = spawn(executable, [...args, ...alwaysAwake, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => browser.once('exit', () => resolve()))
  const send = senderThrough(browser.stdio[3] as Writable, browser.stdio[4] as Readable)
  const { product } = await send('Browser.getVersion')
  return {
    version: String(product).replace(/^.*\//, ''),
    open: async (url, { width, height, script }) => {
      const { browserContextId } = await send('Target.createBrowserContext')
      const { targetId } = await send('Target.createTarget', {
        url: 'about:blank',
        browserContextId,
        width,
        height,
      })
      const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true })
      const ask: Send = (method, params) => send(method, params, String(sessionId))
      await ask('Emulation.setDeviceMetricsOverride', {
        width,
        height,
        deviceScaleFactor: 1,
        mobile: false,
      })
      await ask('Emulation.setEmulatedMedia', {
        features: [{ name: 'prefers-color-scheme', value: 'light' }],
      })
      await ask('Page.enable')
      await ask('Page.addScriptToEvaluateOnNewDocument', { source: script })
      await wait(untilWindowRestsMs)
      await ask('Page.navigate', { url })
      const evaluate = async (expression: string) => {
        const { result, exceptionDetails } = await ask('Runtime.evaluate', {
          expression,
          awaitPromise: true,
          returnByValue: true,
        })
        if (exceptionDetails) throw new Error(`in the page: ${JSON.stringify(exceptionDetails)}`)
        return (result as Answer | undefined)?.['value']
      }
      return {
        evaluate: async <Given, Made>(run: (given: Given) => Made | Promise<Made>, given: Given) =>
          (await evaluate(`(${run})(${JSON.stringify(given)})`)) as Made,
        waitFor: async (isSo, what) => {
          for (let poll = 0; poll < mostPolls; poll++) {
            if (await evaluate(`(${isSo})()`)) return
            await new Promise((resolve) => setTimeout(resolve, pollMs))
          }
          throw new Error(`${url}: ${what} never came`)
        },
        close: async () => {
          await send('Target.disposeBrowserContext', { browserContextId })
        },
      }
    },
    close: async () => {
      await send('Browser.close').catch(() => browser.kill())
      await ended
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    },
  }
}

/** Messages are JSON, each ended by a zero byte. */
function senderThrough(out: Writable, back: Readable): Send {
  type Waiting = { readonly resolve: (answer: Answer) => void; readonly reject: (e: Error) => void }
  const waiting = new Map<number, Waiting>()
  let [count, rest] = [0, '']
  back.setEncoding('utf8')
  back.on('data', (text: string) => {
    const parts = (rest + text).split('\0')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      const { id, result, error } = JSON.parse(part)
      const asked = waiting.get(id)
      waiting.delete(id)
      if (error) asked?.reject(new Error(error.message))
      else asked?.resolve(result)
    }
  })
  back.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the browser is gone'))
  })
  return (method, params = {}, sessionId = undefined) =>
    new Promise((resolve, reject) => {
      const id = ++count
      waiting.set(id, { resolve, reject })
      out.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`)
    })
}
