/** What the numbers of a map are: decides units, thresholds and which checks make sense. */

export const statisticKinds = {
  z: 'z statistic',
  t: 't statistic',
  F: 'F statistic',
  chi2: 'chi-squared statistic',
  r: 'correlation',
  p: 'p value',
  oneMinusP: '1 - p',
  negLogP: '-ln p',
  negLog10P: '-log10 p',
  effect: 'effect size or contrast estimate',
  variance: 'variance',
  ale: 'ALE value',
  label: 'labels',
  anatomical: 'anatomical image',
  mask: 'mask',
  unknown: 'not stated',
} as const

export type StatisticKind = keyof typeof statisticKinds

const kindsOfP: ReadonlySet<StatisticKind> = new Set(['p', 'oneMinusP', 'negLogP', 'negLog10P'])

/** Whether the values are p in one dress or another. */
export function isOfP(kind: StatisticKind): boolean {
  return kindsOfP.has(kind)
}
