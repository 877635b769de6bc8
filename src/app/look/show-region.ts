/** 'Show me': the view in which a region is in sight. */
import { type RegionId, regions } from '#atlas/regions.ts'
import { brainViewOf, withPose, withPreset } from '#view/change-view.ts'
import type { ViewId } from '#view/kind/index.ts'
import { closedBrain } from '#view/layout.ts'
import type { ViewSpec } from '#view/spec.ts'
import type { ViewPresetId } from '#view/view-preset.ts'

/**
 * Turns the cameras to where the region can be seen and lets the other hemisphere step aside. A region that is
 * buried in a sulcus needs an inflated cortex, one below the cortex a brain of glass, uninflated.
 *
 * @param of the view that is turned, with its group
 */
export function showRegion(view: ViewSpec, id: RegionId, of: ViewId): ViewSpec {
  const { view: preset, buried, deep } = regions[id]
  const turned = withPreset(view, of, preset as ViewPresetId)
  const { glass, inflation } = brainViewOf(turned, of)?.pose ?? closedBrain
  if (deep) return withPose(turned, { glass: Math.max(0.8, glass), inflation: 0 })
  if (!buried || inflation >= 1) return turned
  return withPose(turned, { inflation: 1 })
}
