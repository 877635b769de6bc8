/** Changes of the drawings: cameras with their groups, poses, cuts. Each is a pure function of the document. */
import { type Camera, followCamera } from './camera.ts'
import type { BrainView } from './kind/brain.ts'
import type { View, ViewId } from './kind/index.ts'
import type { BrainLayout } from './layout.ts'
import type { ViewSpec } from './spec.ts'
import { type ViewPresetId, viewPresets } from './view-preset.ts'

export function viewOf({ views }: Pick<ViewSpec, 'views'>, id: ViewId): View | null {
  return views.find((view) => view.id === id) ?? null
}

export function brainViewOf(view: Pick<ViewSpec, 'views'>, id: ViewId): BrainView | null {
  const found = viewOf(view, id)
  return found?.kind === 'brain' ? found : null
}

/** Patches the state of one view of a kind; another kind under that id is left as it is. */
export function withView<Kind extends View['kind']>(
  view: ViewSpec,
  id: ViewId,
  kind: Kind,
  patch: Partial<Omit<Extract<View, { kind: Kind }>, 'id' | 'kind'>>,
): ViewSpec {
  return {
    ...view,
    views: view.views.map((one) =>
      one.id === id && one.kind === kind ? { ...one, ...patch } : one,
    ),
  }
}

function mapBrains(view: ViewSpec, change: (one: BrainView) => BrainView): ViewSpec {
  return { ...view, views: view.views.map((one) => (one.kind === 'brain' ? change(one) : one)) }
}

const inGroupOf = (leader: BrainView, one: BrainView) =>
  one.id === leader.id || (leader.group !== null && one.group === leader.group)

function mutable(camera: Camera): BrainView['camera'] {
  return { ...camera, targetScene: [...camera.targetScene] }
}

/** What the cameras are once that of the view `id` has become `to`: with the link, its group follows. */
export function withCamera(view: ViewSpec, id: ViewId, to: Camera): ViewSpec {
  const leader = brainViewOf(view, id)
  if (!leader) return view
  return mapBrains(view, (one) => {
    if (one.id === id) return { ...one, camera: mutable(to) }
    if (!view.links.camera || !inGroupOf(leader, one)) return one
    return { ...one, camera: mutable(followCamera(one.camera, leader.camera, to)) }
  })
}

/**
 * A standard view: with linked cameras in the whole group of the view `id`. What the hemispheres do is shared by the
 * group, linked or not: two maps are compared on one brain.
 */
export function withPreset(view: ViewSpec, id: ViewId, preset: ViewPresetId): ViewSpec {
  const leader = brainViewOf(view, id)
  if (!leader) return view
  const { camera, layout } = viewPresets[preset]
  return mapBrains(view, (one) => {
    if (!inGroupOf(leader, one)) return one
    const posed = { ...one, pose: { ...one.pose, ...layout } }
    const turns = one.id === id || view.links.camera
    return turns ? { ...posed, camera: mutable(camera) } : posed
  })
}

/** Lays out the brains of the group of the view `of`, or of all views where none is named. */
export function withPose(view: ViewSpec, pose: Partial<BrainLayout>, of?: ViewId): ViewSpec {
  const leader = of === undefined ? null : brainViewOf(view, of)
  if (of !== undefined && !leader) return view
  return mapBrains(view, (one) =>
    leader && !inGroupOf(leader, one) ? one : { ...one, pose: { ...one.pose, ...pose } },
  )
}

/** The pose that controls without a view of their own show: that of the first brain. */
export function poseOf({ views }: Pick<ViewSpec, 'views'>): BrainLayout | null {
  return views.find((one) => one.kind === 'brain')?.pose ?? null
}

/** Where the edge stands between two maps on one picture, as a share of its width. */
export function withWipe(view: ViewSpec, share: number): ViewSpec {
  const wipe = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000
  return { ...view, compare: { ...view.compare, wipe } }
}

/** Of which places the joint plot shows both values. */
export function withJointOf(view: ViewSpec, joint: ViewSpec['compare']['joint']): ViewSpec {
  return { ...view, compare: { ...view.compare, joint } }
}
