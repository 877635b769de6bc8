import type { Metric } from './metric.ts'
import { overlapOf } from './overlap.ts'

export const dice: Metric = {
  label: 'Dice',
  describe:
    'Dice coefficient of the places at or beyond the threshold in each map: twice the common part over the sum of both.',
  range: [0, 1],
  compute: ({ overlap, thresholds, twoSided }) => overlapOf(overlap, { thresholds, twoSided }).dice,
}
