import type { Metric } from './metric.ts'
import { overlapOf } from './overlap.ts'

export const jaccard: Metric = {
  label: 'Jaccard',
  describe:
    'Jaccard index of the places at or beyond the threshold in each map: the common part over what either has.',
  range: [0, 1],
  compute: ({ overlap, thresholds, twoSided }) =>
    overlapOf(overlap, { thresholds, twoSided }).jaccard,
}
