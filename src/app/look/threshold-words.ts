/** What a threshold means as a probability, where the map's statistic allows saying so. */
import { formatPBound } from '#statistic/number-words.ts'
import { logPOf, type Statistic, type Tails } from '#statistic/tail.ts'

/** Statistics whose values carry a direction, so that a threshold can be meant one- or two-sided. */
const signed = new Set(['z', 't', 'r'])

/** 'p < .001, one-sided, uncorrected'; nothing where the statistic or its degrees of freedom are not known. */
export function pOfThreshold(statistic: Statistic, threshold: number, tails: Tails = {}): string {
  const logP = logPOf(threshold, statistic, tails)
  if (logP === null) {
    return needsDof.has(statistic.kind) && !statistic.dof
      ? 'p is not known without degrees of freedom: say them under Info'
      : ''
  }
  const sides = signed.has(statistic.kind) ? `, ${tails.twoSided ? 'two' : 'one'}-sided` : ''
  return `p < ${formatPBound(logP)}${sides}, uncorrected`
}

const needsDof = new Set(['t', 'F', 'chi2'])

/** What holds for both sides, or for the one that has a map, is said once; what differs is said side by side. */
export function wordsOfSides(words: readonly string[]): string {
  const [left = '', right = left] = words
  if (left === right) return left
  return `Left: ${left || 'p is not known'}. Right: ${right || 'p is not known'}.`
}
