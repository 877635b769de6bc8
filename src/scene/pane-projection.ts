/** From the scene to a pane's pixels and back: one description that the GPU's matrices, labels and picking share. */
import { type Point, point } from '#space/point.ts'
import { type Camera, cameraFrame } from '#view/camera.ts'

/** Where in a pane the brain is put, CSS px from the pane's edges; what lies outside may be covered by titles. */
export type PaneInsets = {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

export const noInsets: PaneInsets = { top: 0, right: 0, bottom: 0, left: 0 }

export type PaneSize = { readonly width: number; readonly height: number }

/** What a picture may take of its pane. */
export function freeOf({ width, height }: PaneSize, insets: PaneInsets): PaneSize {
  return {
    width: Math.max(2, width - insets.left - insets.right),
    height: Math.max(2, height - insets.top - insets.bottom),
  }
}

/** How a laid-out brain is looked at: what is the middle, from how far, and how much of the view it takes. */
export type Framing = {
  readonly centre: Point<'scene'>
  /** From the eye to the centre, mm. */
  readonly distance: number
  /** Of a sphere around the centre that holds everything, mm. */
  readonly radius: number
  /** CSS px that a slope of 1 against the line of sight takes on the screen at zoom 1. */
  readonly pxPerSlope: number
}

/**
 * Share of the tighter dimension that the brain fills at zoom 1; more where its pieces lie beside one another and each would
 * else be small.
 */
export const fillShares = { whole: 0.88, pieces: 0.95 } as const

/** What a picture is fitted around. */
export type Fitted = {
  /** Scene mm, 3 numbers a point. */
  readonly fitted: Float64Array
  readonly centre: Point<'scene'>
  readonly fillShare?: number
}

/** The eye stands so many radii away that a brain which fills a pane takes about 20 degrees: little perspective. */
export const distanceRadii = 5.7

/**
 * Fits a brain into a pane as the camera's direction shows it. The eye's distance
 * depends on the brain alone, so that its perspective is the same in every pane; the field takes up the rest.
 */
export function frameBrain(
  { fitted: hull, centre, fillShare = fillShares.whole }: Fitted,
  camera: Pick<Camera, 'azimuthDeg' | 'elevationDeg'>,
  size: PaneSize,
  insets: PaneInsets = noInsets,
): Framing {
  let radius = 1
  for (let i = 0; i < hull.length; i += 3)
    radius = Math.max(
      radius,
      Math.hypot(hull[i]! - centre[0], hull[i + 1]! - centre[1], hull[i + 2]! - centre[2]),
    )
  const distance = radius * distanceRadii
  const { toEye, up, right } = cameraFrame(camera)
  let [slopeX, slopeY] = [1e-6, 1e-6]
  for (let i = 0; i < hull.length; i += 3) {
    const [x, y, z] = [hull[i]! - centre[0], hull[i + 1]! - centre[1], hull[i + 2]! - centre[2]]
    const ahead = distance - (x * toEye[0] + y * toEye[1] + z * toEye[2])
    slopeX = Math.max(slopeX, Math.abs(x * right[0] + y * right[1] + z * right[2]) / ahead)
    slopeY = Math.max(slopeY, Math.abs(x * up[0] + y * up[1] + z * up[2]) / ahead)
  }
  const free = freeOf(size, insets)
  const pxPerSlope = fillShare * Math.min(free.width / 2 / slopeX, free.height / 2 / slopeY)
  return { centre, distance, radius, pxPerSlope }
}

/** Part `t` of the way between two framings, for animated moves. */
export function mixFramings(a: Framing, b: Framing, t: number): Framing {
  const mix = (from: number, to: number) => from + (to - from) * t
  return {
    centre: point<'scene'>(
      mix(a.centre[0], b.centre[0]),
      mix(a.centre[1], b.centre[1]),
      mix(a.centre[2], b.centre[2]),
    ),
    distance: mix(a.distance, b.distance),
    radius: mix(a.radius, b.radius),
    pxPerSlope: mix(a.pxPerSlope, b.pxPerSlope),
  }
}

export type PaneProjection = {
  readonly eye: Point<'scene'>
  readonly right: Point<'scene'>
  readonly up: Point<'scene'>
  /** Unit vector from the target to the eye. */
  readonly toEye: Point<'scene'>
  readonly pxPerSlope: number
  /** Where the line of sight meets the pane, CSS px from its top left corner. */
  readonly centreX: number
  readonly centreY: number
  readonly width: number
  readonly height: number
  /** Clipping distances from the eye, mm. */
  readonly near: number
  readonly far: number
}

export function paneProjection(
  framing: Framing,
  camera: Camera,
  { width, height }: PaneSize,
  insets: PaneInsets = noInsets,
): PaneProjection {
  const { toEye, up, right } = cameraFrame(camera)
  const { centre, distance, radius } = framing
  const target = camera.targetScene
  const axis = (i: 0 | 1 | 2) => centre[i] + target[i] + toEye[i] * distance
  const reach = radius * 1.3 + Math.hypot(...target)
  return {
    eye: point<'scene'>(axis(0), axis(1), axis(2)),
    right,
    up,
    toEye,
    pxPerSlope: framing.pxPerSlope * camera.zoom,
    centreX: (insets.left + width - insets.right) / 2,
    centreY: (insets.top + height - insets.bottom) / 2,
    width,
    height,
    near: Math.max(1, distance - reach),
    far: distance + reach,
  }
}

/** x and y in CSS px from the pane's top left corner; the distance from the eye along the line of sight in mm. */
export type PanePoint = readonly [x: number, y: number, ahead: number]

export function toPane(projection: PaneProjection, p: Point<'scene'>): PanePoint {
  const { eye, right, up, toEye, pxPerSlope } = projection
  const [x, y, z] = [p[0] - eye[0], p[1] - eye[1], p[2] - eye[2]]
  const ahead = -(x * toEye[0] + y * toEye[1] + z * toEye[2])
  const scale = pxPerSlope / ahead
  return [
    projection.centreX + scale * (x * right[0] + y * right[1] + z * right[2]),
    projection.centreY - scale * (x * up[0] + y * up[1] + z * up[2]),
    ahead,
  ]
}

/** Direction (not of unit length) from the eye through a place of the pane, CSS px from its top left corner. */
export function paneRay(projection: PaneProjection, x: number, y: number): Point<'scene'> {
  const { right, up, toEye, pxPerSlope } = projection
  const across = (x - projection.centreX) / pxPerSlope
  const upwards = (projection.centreY - y) / pxPerSlope
  const axis = (i: 0 | 1 | 2) => across * right[i] + upwards * up[i] - toEye[i]
  return point<'scene'>(axis(0), axis(1), axis(2))
}

/** Millimetres in the plane of the target that one CSS px covers. */
export function mmPerPx({ framing, camera }: { framing: Framing; camera: Camera }): number {
  return framing.distance / (framing.pxPerSlope * camera.zoom)
}
