import { describe, expect, test } from 'vitest'
import {
  oneOf,
  oneOrTwoFiles,
  onlyFile,
  parseArguments,
  positiveNumber,
  wholeNumber,
} from '../../../src/cli/arguments.ts'
import { UsageError } from '../../../src/cli/command.ts'

describe('a command line', () => {
  test('takes a value that begins with a minus, joined on or apart, and leaves files as they are', () => {
    const { files, options, flags } = parseArguments(
      ['a.nii', '--at', '-40,20,5', '-o', 'out.csv', '--json', 'b.nii'],
      ['at', 'o'],
      ['json'],
    )
    expect(files).toEqual(['a.nii', 'b.nii'])
    expect(options).toEqual({ at: '-40,20,5', o: 'out.csv' })
    expect([...flags]).toEqual(['json'])
    expect(parseArguments(['--at=-4'], ['at']).options).toEqual({ at: '-4' })
  })

  test('takes a flag for no option: what follows it is a file', () => {
    const { files, flags } = parseArguments(['--json', 'a.nii'], ['at'], ['json'])
    expect(files).toEqual(['a.nii'])
    expect([...flags]).toEqual(['json'])
  })

  test.each([[['--colour', 'red']], [['--at']]])('refuses %j in words', (args) => {
    expect(() => parseArguments(args, ['at'])).toThrow(UsageError)
  })
})

test.each(['0', '-1', 'abc', '', ' ', 'Infinity', 'NaN'])('%j is no number above 0', (text) => {
  expect(() => positiveNumber('threshold', text)).toThrow(
    `--threshold takes a number above 0, not "${text}"`,
  )
})

test('numbers are read, and what was not said stays unsaid', () => {
  expect(positiveNumber('threshold', '3.1')).toBe(3.1)
  expect(positiveNumber('threshold', undefined)).toBeUndefined()
  expect(wholeNumber('volume', '0')).toBe(0)
  expect(wholeNumber('volume', undefined)).toBeUndefined()
  for (const text of ['-1', '1.5', ''])
    expect(() => wholeNumber('volume', text)).toThrow(UsageError)
})

test('one of some words, the first where nothing was said', () => {
  expect(oneOf('signs', 'both', ['positive', 'both'])).toBe('both')
  expect(oneOf('signs', undefined, ['positive', 'both'])).toBe('positive')
  expect(() => oneOf('signs', 'all', ['positive', 'both'])).toThrow(UsageError)
})

test('files are counted', () => {
  const given = (...files: readonly string[]) => ({ files, options: {}, flags: new Set<string>() })
  expect(onlyFile(given('a.nii'))).toBe('a.nii')
  expect(() => onlyFile(given())).toThrow('a FILE is needed')
  expect(() => onlyFile(given('a', 'b'))).toThrow('one FILE is expected, not 2')
  expect(oneOrTwoFiles(given('a', 'b'), 'needed')).toEqual({ a: 'a', b: 'b' })
  expect(oneOrTwoFiles(given('a'), 'optional')).toEqual({ a: 'a', b: undefined })
  expect(() => oneOrTwoFiles(given('a'), 'needed')).toThrow('two maps A and B are needed')
  expect(() => oneOrTwoFiles(given(), 'optional')).toThrow('a map A is needed')
  expect(() => oneOrTwoFiles(given('a', 'b', 'c'), 'optional')).toThrow('not 3')
})
