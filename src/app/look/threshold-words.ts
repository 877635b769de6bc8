/** What a threshold means as a probability, where the map's statistic allows saying so. */
import type { StatisticGuess } from '#format/file-info.ts'
import { normalUpperTail } from '#statistic/normal.ts'
import { logFUpperTail, logTUpperTail } from '#statistic/student-t.ts'

/** 'p < .001, one-sided, uncorrected'; nothing where the statistic or its degrees of freedom are not known. */
export function pOfThreshold({ kind, dof }: StatisticGuess, threshold: number): string {
  const [first, second] = dof ?? []
  if (kind === 'z') return `p < ${shortP(normalUpperTail(threshold))}, one-sided, uncorrected`
  if (kind === 't' && first !== undefined) {
    return `p < ${shortP(Math.exp(logTUpperTail(threshold, first)))}, one-sided, uncorrected`
  }
  if (kind === 'F' && first !== undefined && second !== undefined) {
    return `p < ${shortP(Math.exp(logFUpperTail(threshold, first, second)))}, uncorrected`
  }
  if (kind === 't' || kind === 'F')
    return 'p is not known without degrees of freedom: say them under Info'
  return ''
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
