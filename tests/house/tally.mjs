/** Counts tests in the reports that the test runners write. */

/**
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: readonly string[] }} Tally
 *   `skipped` are titles, because a skipped test has to be seen
 */

/**
 * Steps that are no test suites count as one: lint, types, build.
 * @param {boolean} ok
 * @returns {Tally}
 */
export function tallyOne(ok) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [] }
}

/**
 * @typedef {{ readonly status: string, readonly fullName: string }} VitestCase
 * @typedef {{ readonly status: string, readonly assertionResults: readonly VitestCase[] }} VitestFile
 */

/**
 * @param {{ readonly testResults: readonly VitestFile[] }} report of vitest's `json` reporter
 * @returns {Tally}
 */
export function tallyVitest(report) {
  let passed = 0
  let failed = 0
  /** @type {string[]} */
  const skipped = []
  for (const file of report.testResults) {
    const failedBefore = failed
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'passed') passed++
      else if (status === 'failed') failed++
      else skipped.push(fullName)
    }
    // A file that can't be loaded has no tests to fail.
    if (file.status === 'failed' && failed === failedBefore) failed++
  }
  return { passed, failed, skipped }
}

/**
 * @typedef {{ readonly title: string, readonly tests: readonly { readonly status: string }[] }} PlaywrightSpec
 * @typedef {{ readonly title: string, readonly specs?: readonly PlaywrightSpec[], readonly suites?: readonly PlaywrightSuite[] }} PlaywrightSuite
 */

/**
 * @param {{ readonly suites: readonly PlaywrightSuite[], readonly errors?: readonly unknown[] }} report of Playwright's `json` reporter
 * @returns {Tally}
 */
export function tallyPlaywright(report) {
  let passed = 0
  // Errors outside of any test: a spec that can't be loaded, a server that did not start.
  let failed = report.errors?.length ?? 0
  /** @type {string[]} */
  const skipped = []
  const visit = (/** @type {PlaywrightSuite} */ suite) => {
    for (const spec of suite.specs ?? []) {
      for (const { status } of spec.tests) {
        if (status === 'expected') passed++
        else if (status === 'skipped') skipped.push(`${suite.title}: ${spec.title}`)
        else failed++
      }
    }
    suite.suites?.forEach(visit)
  }
  report.suites.forEach(visit)
  return { passed, failed, skipped }
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
  }
}
