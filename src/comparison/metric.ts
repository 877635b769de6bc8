/** What a metric is: two maps to one number that says how alike they are. */
import type { Pairs } from './pair.ts'

export type MetricInput = {
  /** Where both maps count; zeros kept or dropped as asked. */
  readonly pairs: Pairs
  /** Where overlap is counted: both finite, not both 0. */
  readonly overlap: Pairs
  /** At or beyond which a value counts as part of the map; above 0. */
  readonly thresholds: { readonly a: number; readonly b: number }
  /** Whether values at or below minus the threshold count as well, as another class. */
  readonly twoSided: boolean
}

export type Metric = {
  readonly label: string
  /** One sentence that can stand in a methods section. */
  readonly describe: string
  /** Lowest and highest value that it can have. */
  readonly range: readonly [number, number]
  /** Null where it is not defined: fewer than 2 places, no variance, nothing above the threshold. */
  readonly compute: (input: MetricInput) => number | null
}
