/** Every change of a view is a pure function of the view, so links between the panes live in one place. */
import { type Camera, followCamera } from './camera.ts'
import type { BrainLayout } from './layout.ts'
import { otherPane, type PaneId, type PaneSpec, type ViewSpec } from './spec.ts'
import { type ViewPresetId, viewPresets } from './view-preset.ts'

function patchPane(view: ViewSpec, pane: PaneId, patch: Partial<PaneSpec>): ViewSpec {
  return { ...view, panes: { ...view.panes, [pane]: { ...view.panes[pane], ...patch } } }
}

/** Patches one pane and, where `linked`, the other with the same values. */
function patchLinked(
  view: ViewSpec,
  pane: PaneId,
  patch: Partial<PaneSpec>,
  linked: boolean,
): ViewSpec {
  const one = patchPane(view, pane, patch)
  return linked ? patchPane(one, otherPane(pane), patch) : one
}

/** What both cameras are once the camera of `pane` has become `to`. */
export function withCamera(view: ViewSpec, pane: PaneId, to: Camera): ViewSpec {
  const from = view.panes[pane].camera
  const moved = patchPane(view, pane, { camera: mutable(to) })
  if (!view.links.camera) return moved
  const other = otherPane(pane)
  return patchPane(moved, other, {
    camera: mutable(followCamera(view.panes[other].camera, from, to)),
  })
}

function mutable(camera: Camera): PaneSpec['camera'] {
  return { ...camera, targetScene: [...camera.targetScene] }
}

/** A standard view: with linked cameras in both panes; what the hemispheres do is always shared. */
export function withPreset(view: ViewSpec, pane: PaneId, preset: ViewPresetId): ViewSpec {
  const { camera, layout } = viewPresets[preset]
  return withLayout(patchLinked(view, pane, { camera: mutable(camera) }, view.links.camera), layout)
}

export function withLayout(view: ViewSpec, layout: Partial<BrainLayout>): ViewSpec {
  return { ...view, layout: { ...view.layout, ...layout } }
}

/** @param thresholdAbs smallest |value| that is shown, in the map's unit. */
export function withThreshold(view: ViewSpec, pane: PaneId, thresholdAbs: number): ViewSpec {
  return patchLinked(view, pane, { threshold: Math.max(0, thresholdAbs) }, view.links.threshold)
}

/** The ends are put in order, so that dragging one past the other is harmless. */
export function withRange(
  view: ViewSpec,
  pane: PaneId,
  range: readonly [number, number],
): ViewSpec {
  const [low, high] = [Math.max(0, Math.min(...range)), Math.max(0, ...range)]
  return patchLinked(view, pane, { range: [low, high] }, view.links.range)
}

export function withPane(view: ViewSpec, pane: PaneId, patch: Partial<PaneSpec>): ViewSpec {
  return patchPane(view, pane, patch)
}

/** The colormap and the sampling rule are properties of the comparison: both panes take them. */
export function withBothPanes(
  view: ViewSpec,
  patch: Partial<Pick<PaneSpec, 'colormap' | 'rule'>>,
): ViewSpec {
  return patchLinked(view, 'a', patch, true)
}

/** Joining a link brings pane b to what pane a shows; cutting it changes nothing on screen. */
export function withLink(view: ViewSpec, link: keyof ViewSpec['links'], on: boolean): ViewSpec {
  const linked = { ...view, links: { ...view.links, [link]: on } }
  if (!on) return linked
  const { camera, threshold, range } = view.panes.a
  const shared = { camera: { camera }, threshold: { threshold }, range: { range } }[link]
  return patchPane(linked, 'b', shared)
}

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
  return withLayout(
    { ...view, peaks: on },
    on ? { glass: 0.85, inflation: 0 } : { glass: 0, inflation: 1 },
  )
}
