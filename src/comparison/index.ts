/** Every number that says how alike two maps are; the order is that of the table and of the command line. */
import { dice } from './dice.ts'
import { jaccard } from './jaccard.ts'
import type { Metric } from './metric.ts'
import { pearson } from './pearson.ts'
import { spearman } from './spearman.ts'

export const metrics = {
  pearson,
  spearman,
  dice,
  jaccard,
} as const satisfies Record<string, Metric>

export type MetricId = keyof typeof metrics

export const metricIds = Object.keys(metrics) as readonly MetricId[]
