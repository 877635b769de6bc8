import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  formatCount,
  formatLogP,
  formatMm,
  formatP,
  formatPBound,
  formatTick,
  formatValue,
  pEquals,
} from '#statistic/number-words.ts'

const numberIn = (text: string): number => {
  const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
  const plain = text
    .replace('−', '-')
    .replace(/ × 10(⁻?)([⁰¹²³⁴-⁹]+)/, (_, sign: string, power: string) => {
      const digits = [...power].map((c) => superscripts.indexOf(c)).join('')
      return `e${sign ? '-' : ''}${digits}`
    })
  return Number(plain)
}

describe('a value', () => {
  it.each([
    [-0.00035, '−0.00035', '−0.00035'],
    [12175, '12175', '12175'],
    [3.1, '3.10', '3.1'],
    [4.3333, '4.33', '4.33'],
    [-3.456, '−3.46', '−3.46'],
    [0.5, '0.50', '0.5'],
    [0.02236, '0.0224', '0.0224'],
    [0.99996, '0.99996', '0.99996'],
    [99.999, '100.00', '100'],
    [123.4, '123', '123'],
    [1e-9, '1 × 10⁻⁹', '1 × 10⁻⁹'],
    [-3.456e20, '−3.46 × 10²⁰', '−3.46 × 10²⁰'],
    [0, '0', '0'],
    [-0, '0', '0'],
    [Number.NaN, 'no data', 'no data'],
    [Number.NEGATIVE_INFINITY, '−∞', '−∞'],
  ])('%d reads %s in a table and %s beside a scale', (value, inTable, onScale) => {
    expect(formatValue(value)).toBe(inTable)
    expect(formatTick(value)).toBe(onScale)
  })

  it('never reads as another number: within half a percent, its sign kept, 0 and 1 only for themselves', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e300, max: 1e300, noNaN: true }), (value) => {
        for (const format of [formatValue, formatTick]) {
          const read = numberIn(format(value))
          expect(Math.abs(read - value)).toBeLessThanOrEqual(0.00501 * Math.abs(value))
          if (value !== 0) expect(Math.sign(read)).toBe(Math.sign(value))
          if (Math.abs(value) < 1) expect(Math.abs(read)).toBeLessThan(1)
          if (Number.isInteger(value) && Math.abs(value) < 1e15) expect(read).toBe(value + 0)
        }
      }),
    )
  })

  it('whole numbers keep their digits', () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        expect(numberIn(formatTick(value))).toBe(value)
        expect(numberIn(formatValue(value))).toBe(value)
      }),
    )
  })

  it('millimetres have a true minus and no minus zero', () => {
    expect([-0.04, -12.25, 7].map(formatMm)).toEqual(['0', '−12.2', '7'])
  })
})

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [12175.4, '12,175'],
  [1234567.5, '1,234,568'],
  [-54321, '−54,321'],
])('the count %d has its thousands apart: %s', (count, words) => {
  expect(formatCount(count)).toBe(words)
})

describe('a p value', () => {
  it.each([
    [0.05, '.050'],
    [0.0324, '.032'],
    [0.0024371, '.0024'],
    [0.001, '.001'],
    [0.00096, '9.6 × 10⁻⁴'],
    [3.2e-17, '3.2 × 10⁻¹⁷'],
    [9.96e-6, '1 × 10⁻⁵'],
    [0.5, '.500'],
    [0.9991, '.999'],
    [0.99996, '> .999'],
    [1, '1'],
    [0, '0'],
    [Number.NaN, 'no data'],
  ])('%d is printed %s', (p, text) => {
    expect(formatP(p)).toBe(text)
  })

  it('is printed where it is no double', () => {
    expect(formatLogP(-1000 * Math.LN10 + Math.log(2))).toBe('2 × 10⁻¹⁰⁰⁰')
    expect(formatPBound(-1000 * Math.LN10)).toBe('1 × 10⁻¹⁰⁰⁰')
  })

  it('as a bound is rounded up: p < … is true', () => {
    expect(formatPBound(Math.log(0.0013))).toBe('.0013')
    expect(formatPBound(Math.log(0.00131))).toBe('.0014')
    expect(formatPBound(Math.log(0.05))).toBe('.050')
    expect(formatPBound(Math.log(0.0501))).toBe('.051')
    expect(formatPBound(Math.log(0.9999))).toBe('1')
    fc.assert(
      fc.property(fc.double({ min: -900, max: -0.001, noNaN: true }), (log10) => {
        const text = formatPBound(log10 * Math.LN10)
        const [mantissa = '', power = '0'] = text.replace(/ × 10/, 'e').split('e')
        const digits = [...power.replace('⁻', '')].map((c) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c)).join('')
        const printed = Math.log10(Number(mantissa)) - (text.includes('×') ? Number(digits) : 0)
        expect(printed).toBeGreaterThanOrEqual(log10 - 1e-6)
        expect(printed).toBeLessThan(log10 + 0.1)
      }),
    )
  })

  it('says the sign that is true', () => {
    expect(pEquals(Math.log(0.03))).toBe('p = .030')
    expect(pEquals(Math.log(0.9999))).toBe('p > .999')
  })
})

test('at the edges of a form numbers go on as they did', () => {
  expect([99.5, 100, 1000].map(formatValue)).toEqual(['99.50', '100', '1000'])
  expect([1, 999, 1000].map(formatTick)).toEqual(['1', '999', '1000'])
  expect([0.9992, 0.999].map((p) => formatPBound(Math.log(p)))).toEqual(['1', '.999'])
  expect(formatP(0.9994)).toBe('.999')
})
