/** Where the left hemisphere goes when it is lifted off the right one: above it, or beside it where a pane is wide. */
import type { HemisphereId } from '#atlas/cortex.ts'
import { type Camera, cameraFrame } from '#view/camera.ts'
import type { HemisphereBox } from './hemisphere-placement.ts'
import type { PaneSize } from './pane-projection.ts'

/** Beside one another they stand this much farther apart: the nearer one looks larger, mm. */
const airMm = 9

type Boxes = { readonly [side in HemisphereId]: HemisphereBox }

/** Of the larger hemisphere, as seen from the side, mm. */
function sizeOf({ left, right }: Boxes) {
  const reach = (axis: 1 | 2) =>
    Math.max(left.max[axis] - left.min[axis], right.max[axis] - right.min[axis])
  return { length: reach(1), height: reach(2) }
}

/**
 * Whether two hemispheres seen from the side are larger beside one another than above one another. By their boxes and the
 * pane alone: a picture must not jump under a hand that turns it, nor on its way to another layout.
 */
export function areBeside(boxes: Boxes, pane: PaneSize): boolean {
  const { length, height } = sizeOf(boxes)
  const scale = (columns: number, rows: number) =>
    Math.min(pane.width / (columns * length), pane.height / (rows * height))
  return scale(2, 1) > scale(1, 2)
}

/**
 * From the right hemisphere to the left one, scene mm. Beside one another they stand along the picture's right, whichever way
 * the brain is turned, the left one at the left: so that none covers the other.
 *
 * @param pane what the picture may take
 */
export function liftWay(
  boxes: Boxes,
  liftMm: number,
  camera: Camera,
  pane: PaneSize,
): readonly [number, number, number] {
  if (!areBeside(boxes, pane)) return [0, 0, liftMm]
  const { length, height } = sizeOf(boxes)
  const mm = liftMm * ((length + airMm) / height)
  const { right } = cameraFrame(camera)
  return [-mm * right[0], -mm * right[1], -mm * right[2]]
}
