/** `npm test`: everything that has to hold, in one run, ending with `N passed, N failed`. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { noteBuilt } from './build.mjs'
import { checkNode } from './check-node.mjs'
import { findOrInstallChromium } from './chromium.mjs'
import { ensureInstalled } from './install.mjs'
import { cache, repository } from './repository.mjs'
import { runLimited } from './run-limited.mjs'
import { sum, tallyOne, tallyPlaywright, tallySuite, tallyVitest } from './tally.mjs'

/** @typedef {import('./tally.mjs').Tally} Tally */

const stepNames = /** @type {const} */ (['lint', 'types', 'unit', 'browser', 'build', 'e2e'])
/** @typedef {(typeof stepNames)[number]} StepName */

const usage = `npm test                            everything
npm test -- --only unit             one step: ${stepNames.join(', ')} (may be given more than once)
npm test -- tests/unit/space        the tests whose path contains this`

/** @type {{ readonly [step in StepName]: string }} */
const titles = {
  lint: 'format, lint and layers (biome)',
  types: 'types (tsc)',
  unit: 'unit, contract and golden (vitest)',
  browser: 'components in Chromium (vitest)',
  build: 'build (vite)',
  e2e: 'the built page in Chromium (playwright)',
}

/**
 * Minutes that a step may take, many times what it takes on an idle machine: what hangs ends as a failure.
 * @type {{ readonly [step in StepName]: number }}
 */
const limits = { lint: 10, types: 10, unit: 60, browser: 60, build: 10, e2e: 120 }

/** @param {string} name @returns {name is StepName} */
const isStepName = (name) => stepNames.some((known) => known === name)

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: 'string', multiple: true },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) {
    console.log(usage)
    process.exit(0)
  }
  const only = (values.only ?? []).flatMap((names) => names.split(','))
  const unknown = only.find((name) => !isStepName(name))
  if (unknown !== undefined) {
    throw new Error(`--only knows ${stepNames.join(', ')}, not ${unknown}.`)
  }
  const filters = positionals.map((path) => path.replace(/^\.\//, ''))
  return { steps: only.length > 0 ? only.filter(isStepName) : stepsFor(filters), filters }
}

/**
 * The suites where a path can match something: a filter should not start a browser for a unit test.
 * @param {readonly string[]} filters
 * @returns {readonly StepName[]}
 */
function stepsFor(filters) {
  if (filters.length === 0) return stepNames
  const every = (/** @type {RegExp} */ pattern) => filters.every((path) => pattern.test(path))
  if (every(/^tests\/(unit|contract|golden)\b/)) return ['unit']
  if (every(/\.browser\.test\b/)) return ['browser']
  if (every(/\.spec\b/)) return ['e2e']
  return ['unit', 'browser', 'e2e']
}

/** Programs that see CI in the environment colour even what goes into a file. */
const isPlain = process.stdout.isTTY !== true && !process.env['FORCE_COLOR']
if (isPlain) process.env['NO_COLOR'] = '1'
const colours = isPlain ? ['--colors=off'] : []

/**
 * Runs a program of node_modules, its output on the terminal.
 * @param {StepName} step
 * @param {string} script path of its JavaScript below node_modules
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<boolean>} whether it ended well, and within its limit
 */
async function run(step, script, args, env = {}) {
  const file = join(repository, 'node_modules', script)
  const limitMs = limits[step] * 60_000
  const { ok, ranOut } = await runLimited(process.execPath, [file, ...args], { limitMs, env })
  if (ranOut) console.error(`${titles[step]}: not ended after ${limits[step]} minutes, given up.`)
  return ok
}

/**
 * Runs a test runner and counts what it reports.
 * @template Report
 * @param {string} name
 * @param {boolean} mayBeEmpty
 * @param {(report: Report) => Tally} count
 * @param {(reportFile: string) => Promise<boolean>} runSuite
 * @returns {Promise<Tally>}
 */
async function suite(name, mayBeEmpty, count, runSuite) {
  const reportFile = join(cache, 'test', `${name}.json`)
  mkdirSync(join(cache, 'test'), { recursive: true })
  rmSync(reportFile, { force: true })
  const ok = await runSuite(reportFile)
  const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : undefined
  return tallySuite(report ? count(report) : undefined, ok, mayBeEmpty)
}

/**
 * @param {'node' | 'browser'} project
 * @param {readonly string[]} filters
 */
function vitest(project, filters) {
  const mayBeEmpty = filters.length > 0
  return suite(project, mayBeEmpty, tallyVitest, (reportFile) =>
    run(project === 'node' ? 'unit' : 'browser', 'vitest/vitest.mjs', [
      'run',
      ...['--config', 'tests/vitest.config.ts', '--project', project],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`],
      ...(mayBeEmpty ? ['--passWithNoTests'] : []),
      ...filters,
    ]),
  )
}

/** @param {readonly string[]} filters */
function playwright(filters) {
  const mayBeEmpty = filters.length > 0
  return suite('e2e', mayBeEmpty, tallyPlaywright, (reportFile) =>
    run(
      'e2e',
      '@playwright/test/cli.js',
      [
        'test',
        ...['--config', 'tests/playwright.config.ts', '--reporter=list,json'],
        ...(mayBeEmpty ? ['--pass-with-no-tests'] : []),
        ...filters,
      ],
      // Playwright looks at the terminal by itself, and warns when it is told to.
      { PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile, NO_COLOR: undefined },
    ),
  )
}

/**
 * Without a Chromium the suite fails, and says how to get one.
 * @param {() => Promise<Tally>} runSuite
 */
async function withChromium(runSuite) {
  try {
    process.env['CHROMIUM'] = findOrInstallChromium(console.log)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return tallyOne(false)
  }
  return runSuite()
}

/** @type {{ readonly [step in StepName]: (filters: readonly string[]) => Promise<Tally> }} */
const stepRuns = {
  lint: async () =>
    tallyOne(
      await run('lint', '@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', ...colours, '.']),
    ),
  types: async () => tallyOne(await run('types', 'typescript/bin/tsc', ['-p', '.'])),
  unit: (filters) => vitest('node', filters),
  browser: (filters) => withChromium(() => vitest('browser', filters)),
  build: async () => {
    const ok = await run('build', 'vite/bin/vite.js', ['build', '--logLevel=warn'])
    if (ok) noteBuilt()
    return tallyOne(ok)
  },
  e2e: (filters) => withChromium(() => playwright(filters)),
}

/**
 * @param {readonly StepName[]} steps
 * @param {readonly string[]} filters
 */
async function runSteps(steps, filters) {
  /** @type {{ readonly step: StepName, readonly seconds: number, readonly tally: Tally, readonly note: string }[]} */
  const results = []
  for (const step of stepNames.filter((name) => steps.includes(name))) {
    const started = Date.now()
    const noPage = results.some((result) => result.step === 'build' && result.tally.failed > 0)
    const left = step === 'e2e' && noPage
    console.log(`\n== ${titles[step]}`)
    const tally = left ? tallyOne(false) : await stepRuns[step](filters)
    const note = left ? 'not run: the build failed' : ''
    results.push({ step, seconds: (Date.now() - started) / 1000, tally, note })
  }
  return results
}

async function test() {
  checkNode()
  const { steps, filters } = readOptions()
  await ensureInstalled()
  const results = await runSteps(steps, filters)
  const total = sum(results.map((result) => result.tally))

  console.log('')
  for (const { step, seconds, tally, note } of results) {
    const counts = `${String(tally.passed).padStart(5)} passed ${String(tally.failed).padStart(4)} failed`
    const skips = tally.skipped.length > 0 ? `  ${tally.skipped.length} skipped` : ''
    const time = `${seconds.toFixed(1).padStart(7)} s`
    console.log(`${titles[step].padEnd(42)}${counts}${time}${skips}${note && `  ${note}`}`)
  }
  for (const title of total.skipped) console.log(`skipped: ${title}`)
  for (const title of total.secondTries) console.log(`second try: ${title}`)
  for (const failure of total.failures) console.log(`failed: ${failure}`)
  const ran = total.passed + total.failed > 0
  if (!ran) console.log(`No test matches ${filters.join(' ')}.`)
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exitCode = ran && total.failed === 0 ? 0 : 1
}

test().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
})
