/**
 * Cameras of the panes as plain numbers on a turntable around the brain, and how linked cameras follow one another.
 *
 * azimuthDeg 0 looks from the front (the nose points at the viewer), 90 from the subject's right, 180 from behind,
 * -90 from the left; elevationDeg 90 looks from above, -90 from below. At the poles "up" stays defined: azimuth 180
 * above and 0 below have the front of the brain at the top. Nothing is ever mirrored: from behind and from above left
 * is left, from the front and from below it is on the right, as it would be for the eye.
 */
import { type Point, point } from '#space/point.ts'

export type Camera = {
  readonly azimuthDeg: number
  readonly elevationDeg: number
  /** 1 fits the whole brain into the pane; 2 shows it twice as large. */
  readonly zoom: number
  /** Where the picture's centre looks, mm in the scene, relative to the brain's centre. */
  readonly targetScene: readonly [number, number, number]
}

export const zoomLimits = { min: 0.5, max: 8 } as const

export function camera(azimuthDeg: number, elevationDeg: number, zoom = 1): Camera {
  return { azimuthDeg, elevationDeg, zoom, targetScene: [0, 0, 0] }
}

/** Wraps an angle to (-180, 180]. */
export function wrapDeg(angle: number): number {
  const wrapped = ((((angle + 180) % 360) + 360) % 360) - 180
  return wrapped === -180 ? 180 : wrapped
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

export type CameraFrame = {
  /** Unit vector from the target to the eye. */
  readonly toEye: Point<'scene'>
  readonly up: Point<'scene'>
  readonly right: Point<'scene'>
}

/** The orthonormal frame of a camera, in scene axes (which are the world's: x right, y front, z up). */
export function cameraFrame({
  azimuthDeg,
  elevationDeg,
}: Pick<Camera, 'azimuthDeg' | 'elevationDeg'>): CameraFrame {
  const azimuth = (azimuthDeg * Math.PI) / 180
  const elevation = (elevationDeg * Math.PI) / 180
  const [sinA, cosA] = [Math.sin(azimuth), Math.cos(azimuth)]
  const [sinE, cosE] = [Math.sin(elevation), Math.cos(elevation)]
  return {
    toEye: point<'scene'>(sinA * cosE, cosA * cosE, sinE),
    up: point<'scene'>(-sinA * sinE, -cosA * sinE, cosE),
    right: point<'scene'>(-cosA, sinA, 0),
  }
}

export type CameraMove = {
  readonly azimuthDeg?: number
  readonly elevationDeg?: number
  /** Factor on the zoom. */
  readonly zoomBy?: number
  /** Shift of the target along the picture's right and up, mm. */
  readonly panRightMm?: number
  readonly panUpMm?: number
}

/** One step of orbiting, zooming or panning. Elevation stops at the poles; the target stays within reach. */
export function moveCamera(from: Camera, move: CameraMove, reachMm = 150): Camera {
  const { right, up } = cameraFrame(from)
  const [panRight, panUp] = [move.panRightMm ?? 0, move.panUpMm ?? 0]
  const axis = (i: 0 | 1 | 2) =>
    clamp(from.targetScene[i] + right[i] * panRight + up[i] * panUp, -reachMm, reachMm)
  return {
    azimuthDeg: wrapDeg(from.azimuthDeg + (move.azimuthDeg ?? 0)),
    elevationDeg: clamp(from.elevationDeg + (move.elevationDeg ?? 0), -90, 90),
    zoom: clamp(from.zoom * (move.zoomBy ?? 1), zoomLimits.min, zoomLimits.max),
    targetScene: [axis(0), axis(1), axis(2)],
  }
}

/**
 * The same for a picture in which every part turns about its own middle: what is in the picture's middle stays there while
 * the parts turn, and the picture is wider.
 */
export function moveFaces(from: Camera, move: CameraMove): Camera {
  const to = moveCamera(from, move, 400)
  const [before, after] = [cameraFrame(from), cameraFrame(to)]
  const along = (way: Point<'scene'>) =>
    way[0] * to.targetScene[0] + way[1] * to.targetScene[1] + way[2] * to.targetScene[2]
  const [right, up] = [along(before.right), along(before.up)]
  const axis = (i: 0 | 1 | 2) => right * after.right[i] + up * after.up[i]
  return { ...to, targetScene: [axis(0), axis(1), axis(2)] }
}

/**
 * What a linked camera becomes when its leader goes `from` -> `to`: the leader's delta is applied to it, so that an
 * offset which the user made on purpose survives. Where follower and leader agreed, they agree exactly afterwards.
 */
export function followCamera(follower: Camera, from: Camera, to: Camera): Camera {
  if (sameCamera(follower, from)) return to
  const shift = (i: 0 | 1 | 2) => follower.targetScene[i] + to.targetScene[i] - from.targetScene[i]
  return {
    azimuthDeg: wrapDeg(follower.azimuthDeg + to.azimuthDeg - from.azimuthDeg),
    elevationDeg: clamp(follower.elevationDeg + to.elevationDeg - from.elevationDeg, -90, 90),
    zoom: clamp((follower.zoom * to.zoom) / from.zoom, zoomLimits.min, zoomLimits.max),
    targetScene: [shift(0), shift(1), shift(2)],
  }
}

export function sameCamera(a: Camera, b: Camera): boolean {
  return (
    a.azimuthDeg === b.azimuthDeg &&
    a.elevationDeg === b.elevationDeg &&
    a.zoom === b.zoom &&
    a.targetScene.every((value, i) => value === b.targetScene[i])
  )
}

/** Part `t` (0..1, eased by the caller) of the way between two cameras, the short way round. */
export function mixCameras(a: Camera, b: Camera, t: number): Camera {
  if (t >= 1) return b
  const mix = (from: number, to: number) => from + (to - from) * t
  const axis = (i: 0 | 1 | 2) => mix(a.targetScene[i], b.targetScene[i])
  return {
    azimuthDeg: wrapDeg(a.azimuthDeg + wrapDeg(b.azimuthDeg - a.azimuthDeg) * t),
    elevationDeg: mix(a.elevationDeg, b.elevationDeg),
    zoom: a.zoom * (b.zoom / a.zoom) ** t,
    targetScene: [axis(0), axis(1), axis(2)],
  }
}
