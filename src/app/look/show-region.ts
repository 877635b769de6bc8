/** 'Show me': the view in which a region is in sight. */
import { type RegionId, regions } from '#atlas/regions.ts'
import { withLayout, withPreset } from '#view/change.ts'
import type { ViewSpec } from '#view/spec.ts'
import type { ViewPresetId } from '#view/view-preset.ts'

/**
 * Turns both cameras to where the region can be seen and lets the other hemisphere step aside. A region that is
 * buried in a sulcus needs an inflated cortex, one below the cortex a brain of glass, uninflated.
 */
export function showRegion(view: ViewSpec, id: RegionId): ViewSpec {
  const { view: preset, buried, deep } = regions[id]
  const turned = withPreset(view, 'a', preset as ViewPresetId)
  if (deep) return withLayout(turned, { glass: Math.max(0.8, turned.layout.glass), inflation: 0 })
  if (!buried || turned.layout.inflation >= 1) return turned
  return withLayout(turned, { inflation: 1 })
}
