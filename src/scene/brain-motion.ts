/** A view's camera and layout on their way from what they were to what the props say: short eased moves, never the truth. */
import { type HemisphereId, hemisphereIds } from '#atlas/cortex.ts'
import { type Camera, mixCameras, sameCamera } from '#view/camera.ts'
import type { BrainLayout } from '#view/layout.ts'

/** How long a commanded move takes, ms. */
export const moveMs = 340

export function easeInOut(t: number): number {
  const part = Math.min(1, Math.max(0, t))
  return part < 0.5 ? 4 * part ** 3 : 1 - (-2 * part + 2) ** 3 / 2
}

/** A layout in the middle of a change: what is on or off in it has become how much of it is there, 0..1. */
export type LiveLayout = Omit<BrainLayout, 'hidden' | 'fourFaces'> & {
  /** 0 whole .. 1 each hemisphere in two faces. */
  readonly faces: number
  readonly shown: { readonly [side in HemisphereId]: number }
}

export function liveLayout({ hidden, fourFaces, ...layout }: BrainLayout): LiveLayout {
  return {
    ...layout,
    faces: fourFaces ? 1 : 0,
    shown: { left: hidden === 'left' ? 0 : 1, right: hidden === 'right' ? 0 : 1 },
  }
}

const numbers = ['inflation', 'gapMm', 'openDeg', 'liftMm', 'glass', 'faces'] as const

function mixLayouts(a: LiveLayout, b: LiveLayout, t: number): LiveLayout {
  const mix = (from: number, to: number) => (t >= 1 ? to : from + (to - from) * t)
  const entries = numbers.map((name) => [name, mix(a[name], b[name])] as const)
  return {
    ...(Object.fromEntries(entries) as Record<(typeof numbers)[number], number>),
    shown: { left: mix(a.shown.left, b.shown.left), right: mix(a.shown.right, b.shown.right) },
  }
}

/** Changes so small are steps of a slider that somebody drags: they are shown at once, not one animation each. */
const sliderSteps = {
  inflation: 0.21,
  gapMm: 13,
  openDeg: 16,
  liftMm: 13,
  glass: 0.21,
  faces: 0,
} as const

export function isSliderStep(a: LiveLayout, b: LiveLayout): boolean {
  return (
    hemisphereIds.every((side) => a.shown[side] === b.shown[side]) &&
    numbers.every((name) => Math.abs(a[name] - b[name]) <= sliderSteps[name])
  )
}

type Tween<T> = { from: T; to: T; startMs: number; durationMs: number }

const still = <T>(value: T): Tween<T> => ({ from: value, to: value, startMs: 0, durationMs: 0 })

const partOf = ({ startMs, durationMs }: Tween<unknown>, nowMs: number) =>
  durationMs === 0 ? 1 : easeInOut((nowMs - startMs) / durationMs)

export type BrainMotion = {
  /** Shows a camera at once. */
  readonly cutCamera: (camera: Camera) => void
  /** Sets off towards a camera. */
  readonly flyCamera: (camera: Camera, nowMs: number) => void
  readonly cameraAt: (nowMs: number) => Camera
  readonly cutLayout: (layout: LiveLayout) => void
  readonly changeLayout: (layout: LiveLayout, nowMs: number) => void
  readonly layoutAt: (nowMs: number) => LiveLayout
  readonly layoutTarget: () => LiveLayout
  /** How much of the layout's change is done, 1 when it stands. */
  readonly layoutPart: (nowMs: number) => number
  readonly isMoving: (nowMs: number) => boolean
}

export function createBrainMotion(layout: BrainLayout, camera: Camera): BrainMotion {
  let cameras = still(camera)
  let layouts = still(liveLayout(layout))
  const cameraAt = (nowMs: number) => mixCameras(cameras.from, cameras.to, partOf(cameras, nowMs))
  const layoutAt = (nowMs: number) => mixLayouts(layouts.from, layouts.to, partOf(layouts, nowMs))
  return {
    cutCamera: (to) => {
      cameras = still(to)
    },
    flyCamera: (to, startMs) => {
      const from = cameraAt(startMs)
      cameras = sameCamera(from, to) ? still(to) : { from, to, startMs, durationMs: moveMs }
    },
    cameraAt,
    cutLayout: (to) => {
      layouts = still(to)
    },
    changeLayout: (to, startMs) => {
      layouts = { from: layoutAt(startMs), to, startMs, durationMs: moveMs }
    },
    layoutAt,
    layoutTarget: () => layouts.to,
    layoutPart: (nowMs) => partOf(layouts, nowMs),
    isMoving: (nowMs) =>
      [layouts, cameras].some(
        ({ startMs, durationMs }) => durationMs > 0 && nowMs < startMs + durationMs,
      ),
  }
}
