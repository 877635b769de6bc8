/** From 'how often is this region active when it hurts' to 'how likely is it that it hurts': Bayes' rule. */

export type BaseRates = {
  /** Share of all situations in which it hurts, 0 to 1. */
  readonly hurts: number
  /** Share of the hurting ones in which the region is active. */
  readonly activeWhenHurting: number
  /** Share of all others in which it is active. */
  readonly activeOtherwise: number
}

/** P(hurts | active); null where the region is never active. */
export function hurtsWhenActive({
  hurts,
  activeWhenHurting,
  activeOtherwise,
}: BaseRates): number | null {
  const active = hurts * activeWhenHurting + (1 - hurts) * activeOtherwise
  return active > 0 ? (hurts * activeWhenHurting) / active : null
}
