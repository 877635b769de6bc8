/** What decides whether two maps can be compared. */
import type { StatisticKind } from '#volume/statistic-kind.ts'

export type MapDescription = {
  readonly kind: StatisticKind
  readonly dof?: readonly number[] | undefined
  /** Subjects or studies behind it; null where not known. */
  readonly n: number | null
  /** Mean full width at half maximum, mm; null where it can't be estimated. */
  readonly fwhmMm: number | null
  /** Voxels below a threshold were set to 0 before the file was written. */
  readonly isThresholded: boolean
  /** A meta-analysis of peaks. */
  readonly isAle: boolean
}
