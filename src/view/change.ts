/** Changes of what all views share: regions and peaks. Each is a pure function of the document. */
import { withPose } from './change-view.ts'
import type { ViewSpec } from './spec.ts'

export function withRegion(
  view: ViewSpec,
  region: ViewSpec['regions'][number],
  on: boolean,
): ViewSpec {
  const others = view.regions.filter((id) => id !== region)
  return { ...view, regions: on ? [...others, region] : others }
}

/**
 * Peaks lie inside the brain as it is, not as it is inflated: switching them on makes it glass and folds it, switching
 * them off makes it solid and inflated again.
 */
export function withPeaks(view: ViewSpec, on: boolean): ViewSpec {
  return withPose(
    { ...view, peaks: on },
    on ? { glass: 0.85, inflation: 0 } : { glass: 0, inflation: 1 },
  )
}
