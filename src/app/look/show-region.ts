/** 'Show me': the view in which a region is in sight. */
import { type HemisphereId, hemisphereIds } from '#atlas/cortex.ts'
import { type RegionId, regions } from '#atlas/regions.ts'
import { brainViewOf, withPose, withPreset } from '#view/change-view.ts'
import type { ViewId } from '#view/kind/index.ts'
import { closedBrain } from '#view/layout.ts'
import type { ViewSpec } from '#view/spec.ts'
import type { ViewPresetId } from '#view/view-preset.ts'

/** The same view of the other hemisphere. */
const mirrored: { readonly [view in ViewPresetId]?: ViewPresetId } = {
  'lateral-left': 'lateral-right',
  'lateral-right': 'lateral-left',
  'medial-left': 'medial-right',
  'medial-right': 'medial-left',
}

const isOf = (view: string, side: HemisphereId) => view.endsWith(`-${side}`)

/** The hemispheres that a region can be shown on, one at a time; none where one view shows all of it. */
export function sidesToShow(id: RegionId): readonly HemisphereId[] {
  const { view, definition } = regions[id]
  if (!mirrored[view as ViewPresetId]) return []
  // Of both atlases the odd labels are the left hemisphere's. What the surface itself has, it has on both.
  const isOn = (side: HemisphereId) =>
    definition.some((part) =>
      'labels' in part
        ? part.labels.some((label) => (label % 2 === 1) === (side === 'left'))
        : true,
    )
  return hemisphereIds.every(isOn) ? hemisphereIds : []
}

/**
 * Turns the cameras to where the region can be seen and lets the other hemisphere step aside. A region that is
 * buried in a sulcus needs an inflated cortex, one below the cortex a brain of glass, uninflated.
 *
 * @param of the view that is turned, with its group
 * @param side the hemisphere on which it is shown, where there is a choice
 */
export function showRegion(
  view: ViewSpec,
  id: RegionId,
  of: ViewId,
  side?: HemisphereId,
): ViewSpec {
  const { buried, deep } = regions[id]
  const usual = regions[id].view as ViewPresetId
  const preset = side && !isOf(usual, side) ? (mirrored[usual] ?? usual) : usual
  const turned = withPreset(view, of, preset)
  const { glass, inflation } = brainViewOf(turned, of)?.pose ?? closedBrain
  if (deep) return withPose(turned, { glass: Math.max(0.8, glass), inflation: 0 })
  if (!buried || inflation >= 1) return turned
  return withPose(turned, { inflation: 1 })
}
