/** 'Show me': the view in which a region is in sight. */
import { type RegionId, regions } from '#atlas/regions.ts'
import { withLayout, withPreset } from '#view/change.ts'
import type { ViewSpec } from '#view/spec.ts'
import type { ViewPresetId } from '#view/view-preset.ts'

/**
 * Turns both cameras to where the region can be seen and lets the other hemisphere step aside. A region that is
 * buried in a sulcus needs an inflated cortex: it is inflated if it was not.
 */
export function showRegion(view: ViewSpec, id: RegionId): ViewSpec {
  const { view: preset, buried } = regions[id] as { view: ViewPresetId; buried?: boolean }
  const turned = withPreset(view, 'a', preset)
  if (!buried || turned.layout.inflation >= 1) return turned
  return withLayout(turned, { inflation: 1 })
}
