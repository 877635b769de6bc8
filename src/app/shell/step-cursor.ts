/** Moves the cursor along the cortex, as the picture shows it: up is up on the screen. */
import type { Cortex } from '#atlas/cortex.ts'
import { stepOnSurface } from '#scene/step-on-surface.ts'
import { point } from '#space/point.ts'
import { cursorAtPlace } from '#state/cursor.ts'
import { cameraFrame } from '#view/camera.ts'
import { brainViewOf } from '#view/change-view.ts'
import type { ViewId } from '#view/kind/index.ts'
import type { Place, ViewSpec } from '#view/spec.ts'

const stepMm = 2

const directions: { readonly [key: string]: readonly [right: number, up: number] } = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** The view after a step with an arrow key, or null for any other key. `place` is where the cursor is on the cortex. */
export function stepCursor(
  view: ViewSpec,
  cortex: Cortex,
  place: Place,
  id: ViewId,
  key: string,
): ViewSpec | null {
  const direction = directions[key]
  const brain = brainViewOf(view, id)
  if (!direction || !brain) return null
  const [along, upwards] = direction
  const { right, up } = cameraFrame(brain.camera)
  const towards = point<'scene'>(
    along * right[0] + upwards * up[0],
    along * right[1] + upwards * up[1],
    along * right[2] + upwards * up[2],
  )
  const next = stepOnSurface(cortex, place, towards, stepMm, brain.pose, brain.camera)
  return { ...view, cursor: cursorAtPlace(cortex, next) }
}
