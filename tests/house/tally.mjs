/** Counts tests in the reports that the test runners write. */

/**
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: readonly string[], readonly failures: readonly string[], readonly secondTries: readonly string[] }} Tally
 *   `skipped` are titles, because a skipped test has to be seen; `failures` are titles with what went wrong, for
 *   those who see only the end of what was printed; `secondTries` are the same of tests that passed only then
 */

const ansi = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')

/**
 * A failure in a line: the first few lines of its message say what was expected and what was there.
 * @param {string} title
 * @param {string | undefined} message
 */
function inOneLine(title, message = '') {
  const lines = message.replace(ansi, '').split('\n')
  const words = lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at '))
  return words.length === 0 ? title : `${title}: ${words.slice(0, 6).join(' | ').slice(0, 400)}`
}

/**
 * Steps that are no test suites count as one: lint, types, build.
 * @param {boolean} ok
 * @returns {Tally}
 */
export function tallyOne(ok) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [], failures: [], secondTries: [] }
}

/**
 * @typedef {{ readonly status: string, readonly fullName: string, readonly failureMessages?: readonly string[] }} VitestCase
 * @typedef {{ readonly name?: string, readonly message?: string, readonly status: string, readonly assertionResults: readonly VitestCase[] }} VitestFile
 */

/**
 * @param {{ readonly testResults: readonly VitestFile[] }} report of vitest's `json` reporter
 * @returns {Tally}
 */
export function tallyVitest(report) {
  let passed = 0
  /** @type {string[]} */
  const skipped = []
  /** @type {string[]} */
  const failures = []
  for (const file of report.testResults) {
    const failedBefore = failures.length
    for (const { status, fullName, failureMessages } of file.assertionResults) {
      if (status === 'passed') passed++
      else if (status === 'failed') failures.push(inOneLine(fullName, failureMessages?.[0]))
      else skipped.push(fullName)
    }
    // A file that can't be loaded has no tests to fail.
    if (file.status === 'failed' && failures.length === failedBefore) {
      failures.push(inOneLine(file.name ?? 'a file', file.message))
    }
  }
  return { passed, failed: failures.length, skipped, failures, secondTries: [] }
}

/**
 * @typedef {{ readonly message?: string }} PlaywrightError
 * @typedef {{ readonly status: string, readonly results?: readonly { readonly errors?: readonly PlaywrightError[] }[] }} PlaywrightTest
 * @typedef {{ readonly title: string, readonly tests: readonly PlaywrightTest[] }} PlaywrightSpec
 * @typedef {{ readonly title: string, readonly specs?: readonly PlaywrightSpec[], readonly suites?: readonly PlaywrightSuite[] }} PlaywrightSuite
 */

/**
 * @param {{ readonly suites: readonly PlaywrightSuite[], readonly errors?: readonly PlaywrightError[] }} report of Playwright's `json` reporter
 * @returns {Tally}
 */
export function tallyPlaywright(report) {
  let passed = 0
  /** @type {string[]} */
  const skipped = []
  // Errors outside of any test: a spec that can't be loaded, a server that did not start.
  const secondTries = /** @type {string[]} */ ([])
  const failures = (report.errors ?? []).map(({ message }) =>
    inOneLine('outside of tests', message),
  )
  const visit = (/** @type {PlaywrightSuite} */ suite) => {
    for (const spec of suite.specs ?? []) {
      const title = `${suite.title}: ${spec.title}`
      for (const { status, results } of spec.tests) {
        if (status === 'expected') passed++
        else if (status === 'flaky') {
          passed++
          secondTries.push(inOneLine(title, firstMessage(results)))
        } else if (status === 'skipped') skipped.push(title)
        else failures.push(inOneLine(title, firstMessage(results)))
      }
    }
    suite.suites?.forEach(visit)
  }
  report.suites.forEach(visit)
  return { passed, failed: failures.length, skipped, failures, secondTries }
}

/** @param {PlaywrightTest['results']} results */
function firstMessage(results = []) {
  return results.flatMap(({ errors }) => errors ?? []).map(({ message }) => message)[0]
}

/**
 * What counts when a runner ended: its report, but never without a failure when the runner itself failed,
 * and a failure when there was nothing to run.
 * @param {Tally | undefined} reported undefined when the runner wrote no report
 * @param {boolean} ok whether the runner ended well
 * @param {boolean} mayBeEmpty
 * @returns {Tally}
 */
export function tallySuite(reported, ok, mayBeEmpty) {
  if (!reported) return tallyOne(false)
  const isEmpty = reported.passed + reported.failed === 0
  if (isEmpty && mayBeEmpty) return reported
  return ok && !isEmpty ? reported : { ...reported, failed: Math.max(1, reported.failed) }
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return {
    passed: tallies.reduce((total, tally) => total + tally.passed, 0),
    failed: tallies.reduce((total, tally) => total + tally.failed, 0),
    skipped: tallies.flatMap((tally) => tally.skipped),
    failures: tallies.flatMap((tally) => tally.failures),
    secondTries: tallies.flatMap((tally) => tally.secondTries),
  }
}
