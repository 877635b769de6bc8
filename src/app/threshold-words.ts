/** What a threshold means as a probability, where the map's statistic allows saying so. */
import type { StatisticGuess } from '#format/file-info.ts'
import { normalUpperTail } from '#statistic/normal.ts'

/** 'p < .001 (one-sided)' for z; nothing where the statistic or its degrees of freedom are not known. */
export function pOfThreshold({ kind }: StatisticGuess, threshold: number): string {
  if (kind !== 'z') return ''
  return `p < ${shortP(normalUpperTail(threshold))}, one-sided, uncorrected`
}

/** As papers print it: `.032`, `.001`, below that a power of ten. */
export function shortP(p: number): string {
  if (p >= 0.0005) return p.toFixed(3).replace(/^0/, '')
  const [digits, power] = p.toExponential(0).split('e')
  return `${digits} × 10${superscript(Number(power))}`
}

const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const superscript = (power: number) =>
  `${power < 0 ? '⁻' : ''}${[...String(Math.abs(power))].map((digit) => digits[Number(digit)]).join('')}`
