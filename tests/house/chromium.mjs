/** Finds a Chromium for the browser tests, or gets one where that needs nobody's password. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { userInfo } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

/**
 * The same engine without the browser's own window, which in software takes as long to draw as the page: Debian has
 * it as a package of its own. Tests take it where it is there; what measures speed takes what people use.
 */
const windowless = 'chromium-headless-shell'

const commandNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
]

const fixedPlaces = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * Launch flags of every test browser: WebGL2 drawn by SwiftShader, so that pixels do not depend on a graphics card,
 * and no traffic of the browser's own. `--no-sandbox` because tests also run as root in containers.
 */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
]

export const chromiumAdvice = `No Chromium was found for the browser tests. Do one of these, then run npm test again:
  Debian or Ubuntu:  sudo apt-get install chromium
  Fedora:            sudo dnf install chromium
  macOS:             brew install --cask chromium
  anywhere:          npx playwright install chromium
  already there:     CHROMIUM=/path/to/chromium npm test`

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** @param {readonly string[]} names the most wanted first @returns {string | undefined} */
function onPath(names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  for (const name of names) {
    for (const folder of folders) {
      const file = join(folder, name)
      if (isExecutable(file)) return file
    }
  }
  return undefined
}

/** The browser that `npx playwright install` put aside, if any. Needs the packages installed. @returns {string | undefined} */
function playwrightsOwn() {
  try {
    const { chromium } = createRequire(import.meta.url)('playwright')
    const file = chromium.executablePath()
    return existsSync(file) ? file : undefined
  } catch {
    return undefined
  }
}

/**
 * @typedef {{ readonly withWindow?: boolean }} Wish
 *   `withWindow` is the browser that people use, and not the one that is made for tests
 */

/**
 * Path of a Chromium: the environment's CHROMIUM, else the system's, else Playwright's own.
 * @param {Wish} [wish]
 * @returns {string | undefined}
 * @throws {Error} when CHROMIUM names something that can't be run
 */
export function findChromium({ withWindow = false } = {}) {
  const wished = process.env['CHROMIUM']
  if (wished) {
    if (isExecutable(wished)) return wished
    throw new Error(`CHROMIUM is set to ${wished}, and no program can be run there.`)
  }
  const names = withWindow ? commandNames : [windowless, ...commandNames]
  return onPath(names) ?? fixedPlaces.find(isExecutable) ?? playwrightsOwn()
}

/**
 * What a browser says that is there and does not start, as where the libraries of the system that it needs are missing.
 * @param {string} file
 * @returns {string | null} null when it starts
 */
export function whyItFails(file) {
  const { status, error, stderr } = spawnSync(file, ['--version'], {
    encoding: 'utf8',
    timeout: 60_000,
  })
  if (status === 0) return null
  const said = (stderr ?? '').trim().split('\n')[0] || (error ? error.message : `status ${status}`)
  return `${file} does not start: ${said}
Libraries of the system are missing, as a rule. Somebody who may install programs here can add them by
  npx playwright install-deps chromium
or install a Chromium of the system; CHROMIUM=/path/to/chromium npm test takes another one.`
}

/** Whether packages of the system can be installed without asking for a password, and how. @returns {readonly string[] | null} */
function asRoot() {
  if (process.platform !== 'linux') return null
  if (userInfo().uid === 0) return []
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : null
}

/**
 * @param {readonly string[]} prefix
 * @param {(line: string) => void} say
 * @param {readonly string[]} names of packages, tried in this order until `find` finds one
 * @param {() => string | undefined} find
 */
function installByApt(prefix, say, names, find) {
  say('No Chromium found: installing one with apt-get ...')
  const apt = (/** @type {string[]} */ args) => {
    const [program = '', ...rest] = [
      ...prefix,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-qq',
      ...args,
    ]
    spawnSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'] })
  }
  apt(['update'])
  for (const name of names) {
    if (!find()) apt(['install', '-y', '--no-install-recommends', name])
  }
}

/** Playwright's command line. The package exports its own description, and not this file. */
export function playwrightCli() {
  const description = createRequire(import.meta.url).resolve('playwright/package.json')
  return join(dirname(description), 'cli.js')
}

/** @param {(line: string) => void} say */
function installPlaywrights(say) {
  say("No Chromium found: downloading Playwright's into this user's own folder ...")
  spawnSync(process.execPath, [playwrightCli(), 'install', 'chromium'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}

/**
 * As findChromium, but installs one where that asks nobody: apt as root or with a sudo that needs no password, else
 * Playwright's own into the user's cache, which needs no rights.
 * @param {(line: string) => void} say
 * @param {Wish} [wish]
 * @returns {string} one that starts
 * @throws {Error} with the ways to get one, when none was found, none could be installed, or it does not start
 */
export function findOrInstallChromium(say, { withWindow = false } = {}) {
  const find = () => findChromium({ withWindow })
  const prefix = find() === undefined && existsSync('/usr/bin/apt-get') ? asRoot() : null
  if (prefix) installByApt(prefix, say, withWindow ? ['chromium'] : [windowless, 'chromium'], find)
  if (!find()) installPlaywrights(say)
  const file = find()
  if (!file) throw new Error(chromiumAdvice)
  const why = whyItFails(file)
  if (why) throw new Error(why)
  return file
}
