import type { Mode } from './mode.ts'

/** The weaker of two values of one sign, 0 where the signs differ. One-sided: the smaller value. */
export function minimumStatistic(a: number, b: number, twoSided: boolean): number {
  if (!twoSided || (a >= 0 && b >= 0)) return Math.min(a, b)
  if (a < 0 && b < 0) return Math.max(a, b)
  return Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : 0
}

export const conjunction: Mode = {
  label: 'Conjunction',
  describe:
    'The weaker of both values at each place (minimum statistic): beyond a threshold where each map is.',
  meansNothing:
    'It shows that both maps are significant at a place, never that the same neurons or one process are at work; and nothing of p unless both maps are of one statistic.',
  citation: 'Nichols et al. 2005, doi:10.1016/j.neuroimage.2004.12.005',
  drawn: 'values',
  needsOneScale: true,
  combine: (a, b, { twoSided }) => minimumStatistic(a, b, twoSided),
}
