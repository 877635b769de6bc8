/**
 * Numbers as people read them: a true minus sign, few digits, and never a wrong number. What is not 0 never reads as 0, what
 * is below 1 never reads as 1, whole digits are never replaced by zeros, and a bound on p holds.
 */

/** From here on, and below `tiny`, a power of ten is easier to read than the digits. */
const huge = 1e15
const tiny = 1e-5

/**
 * A value in a table or a readout: two decimals, three digits below 1 (`3.10`, `0.352`, `−0.00035`, `12175`).
 * `no data` for NaN.
 */
export function formatValue(value: number): string {
  return words(value, (magnitude) => {
    if (magnitude >= 100) return magnitude.toFixed(0)
    if (magnitude >= 1) return magnitude.toFixed(2)
    return fewDigits(magnitude, 2)
  })
}

/** A value beside a scale or in a sentence: as `formatValue`, without closing zeros (`3.1`, `0.5`, `4.33`). */
export function formatTick(value: number): string {
  return words(value, (magnitude) => {
    if (magnitude >= 1000) return magnitude.toFixed(0)
    if (magnitude >= 1) return String(Number(magnitude.toPrecision(3)))
    return fewDigits(magnitude, 0)
  })
}

/** Millimetres to a tenth. */
export function formatMm(value: number): string {
  const rounded = Math.round(value * 10) / 10
  return minus(Object.is(rounded, -0) ? '0' : String(rounded))
}

/** A p value as papers print it: `.032`, `.0024`, `3.2 × 10⁻⁵`, `> .999`; never 0 unless it is. */
export function formatP(p: number): string {
  return Number.isNaN(p) ? 'no data' : p === 0 ? '0' : formatLogP(Math.log(p))
}

/** `formatP` of a p given by its natural logarithm, which may be too small for a double. */
export function formatLogP(logP: number): string {
  return printedP(logP, 'nearest')
}

/** The same for `p < …`: rounded up, so that what stands there is true. */
export function formatPBound(logP: number): string {
  return printedP(logP, 'up')
}

/** `p = .032`, `p > .999`: a p value with the sign that is true of it. */
export function pEquals(logP: number): string {
  const text = formatLogP(logP)
  return text.startsWith('>') ? `p ${text}` : `p = ${text}`
}

function printedP(logP: number, rounding: 'nearest' | 'up'): string {
  if (Number.isNaN(logP)) return 'no data'
  if (logP === Number.NEGATIVE_INFINITY) return '0'
  if (logP >= 0) return '1'
  // p = digits * 10^power with 1 <= digits < 10, also where p itself is no double.
  const log10 = logP / Math.LN10
  let power = Math.floor(log10)
  let digits = 10 ** (log10 - power)
  // Roundoff of the logarithm must not lift a bound of .05 to .051.
  const tenths = rounding === 'up' ? Math.ceil(digits * 10 - 1e-7) : Math.round(digits * 10)
  digits = tenths / 10
  if (tenths >= 100) {
    digits = 1
    power++
  }
  if (power < -3) {
    const mantissa = digits === Math.round(digits) ? String(digits) : digits.toFixed(1)
    return `${mantissa} × 10${superscript(power)}`
  }
  const p = Math.exp(logP)
  // Three decimals from .01 on, two digits below.
  const decimals = Math.max(3, 1 - power)
  const scale = 10 ** decimals
  const rounded = rounding === 'up' ? Math.ceil(p * scale - 1e-7) : Math.round(p * scale)
  if (rounded >= scale) return rounding === 'up' ? '1' : '> .999'
  const text = (rounded / scale).toFixed(decimals).slice(1)
  return text.length > 4 ? text.replace(/0+$/, '') : text
}

function words(value: number, ofMagnitude: (magnitude: number) => string): string {
  if (Number.isNaN(value)) return 'no data'
  if (value === 0) return '0'
  const magnitude = Math.abs(value)
  const sign = value < 0 ? '−' : ''
  if (magnitude === Number.POSITIVE_INFINITY) return `${sign}∞`
  if (magnitude >= huge || magnitude < tiny) {
    const [digits, power] = magnitude.toExponential(2).split('e')
    return `${sign}${Number(digits)} × 10${superscript(Number(power))}`
  }
  return sign + ofMagnitude(magnitude)
}

/** Three digits of a number below 1, more where they would make it 1; closing zeros go beyond `leastDecimals`. */
function fewDigits(magnitude: number, leastDecimals: number): string {
  let decimals = 2 - Math.floor(Math.log10(magnitude))
  let text = magnitude.toFixed(decimals)
  while (Number(text) >= 1 && decimals < 16) text = magnitude.toFixed(++decimals)
  const [whole, fraction = ''] = text.split('.')
  const kept = fraction.replace(/0+$/, '').padEnd(leastDecimals, '0')
  return kept === '' ? whole! : `${whole}.${kept}`
}

/** A count with its thousands apart (`12,175`). By hand: a browser's first word about a locale takes it longer than a frame. */
export function formatCount(count: number): string {
  return minus(String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ','))
}

const minus = (text: string) => text.replace('-', '−')

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const superscript = (power: number) =>
  `${power < 0 ? '⁻' : ''}${[...String(Math.abs(power))].map((digit) => superscripts[Number(digit)]).join('')}`
