import { describe, expect, it } from 'vitest'
import { sum, tallyOne, tallyPlaywright, tallySuite, tallyVitest } from '../../house/tally.mjs'

describe('tallyVitest', () => {
  it('counts cases, and a file that could not be loaded as one failure', () => {
    const report = {
      testResults: [
        {
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'a' },
            {
              status: 'failed',
              fullName: 'b',
              failureMessages: ['Error: no\n    at x.ts:3', 'more'],
            },
            { status: 'skipped', fullName: 'c' },
            { status: 'todo', fullName: 'd' },
          ],
        },
        { status: 'failed', name: 'c.test.ts', message: 'no such module', assertionResults: [] },
        { status: 'passed', assertionResults: [{ status: 'passed', fullName: 'e' }] },
      ],
    }
    expect(tallyVitest(report)).toEqual({
      passed: 2,
      failed: 2,
      skipped: ['c', 'd'],
      failures: ['b: Error: no', 'c.test.ts: no such module'],
      secondTries: [],
    })
  })
})

describe('tallyPlaywright', () => {
  const coloured =
    '\u001b[31mTimed out\u001b[39m\n\n  Expected: 1\n  Received: 2\n    at a.spec.ts:1'

  it('counts nested suites, tests that passed at the second try by name, and errors outside of tests', () => {
    const report = {
      errors: [{ message: 'the server did not start' }],
      suites: [
        {
          title: 'maps.spec.ts',
          specs: [{ title: 'one', tests: [{ status: 'expected' }] }],
          suites: [
            {
              title: 'dropped',
              specs: [
                {
                  title: 'two',
                  tests: [{ status: 'unexpected', results: [{ errors: [{ message: coloured }] }] }],
                },
                {
                  title: 'three',
                  tests: [
                    {
                      status: 'flaky',
                      results: [{ errors: [{ message: 'late' }] }, { errors: [] }],
                    },
                  ],
                },
                { title: 'four', tests: [{ status: 'skipped' }] },
              ],
            },
          ],
        },
      ],
    }
    expect(tallyPlaywright(report)).toEqual({
      passed: 2,
      failed: 2,
      skipped: ['dropped: four'],
      failures: [
        'outside of tests: the server did not start',
        'dropped: two: Timed out | Expected: 1 | Received: 2',
      ],
      secondTries: ['dropped: three: late'],
    })
  })
})

describe('tallySuite', () => {
  const good = { passed: 3, failed: 0, skipped: [], failures: [], secondTries: [] }
  const nothing = { passed: 0, failed: 0, skipped: [], failures: [], secondTries: [] }

  it('takes a report as it is when the runner ended well', () => {
    expect(tallySuite(good, true, false)).toEqual(good)
  })

  it('counts a failure when the runner failed although every test passed', () => {
    expect(tallySuite(good, false, false)).toEqual({ ...good, failed: 1 })
  })

  it('counts a failure when the runner left no report', () => {
    expect(tallySuite(undefined, true, false)).toEqual(tallyOne(false))
  })

  it('counts a failure when there was nothing to run, unless a filter was given', () => {
    expect(tallySuite(nothing, true, false).failed).toBe(1)
    expect(tallySuite(nothing, true, true).failed).toBe(0)
  })
})

describe('sum', () => {
  it('adds up the steps', () => {
    const skipped = {
      passed: 4,
      failed: 1,
      skipped: ['x'],
      failures: ['y: no'],
      secondTries: ['z'],
    }
    expect(sum([tallyOne(true), tallyOne(false), skipped])).toEqual({
      passed: 5,
      failed: 2,
      skipped: ['x'],
      failures: ['y: no'],
      secondTries: ['z'],
    })
  })
})
