/** Moves the cursor along the cortex, as the picture shows it: up is up on the screen. */
import type { Cortex } from '#atlas/cortex.ts'
import { stepOnSurface } from '#scene/step-on-surface.ts'
import { point } from '#space/point.ts'
import { cursorAtPlace } from '#state/cursor.ts'
import { cameraFrame } from '#view/camera.ts'
import type { PaneId, ViewSpec } from '#view/spec.ts'

const stepMm = 2

const directions: { readonly [key: string]: readonly [right: number, up: number] } = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** The view after a step with an arrow key, or null for any other key or while there is no cursor. */
export function stepCursor(
  view: ViewSpec,
  cortex: Cortex,
  pane: PaneId,
  key: string,
): ViewSpec | null {
  const direction = directions[key]
  if (!direction || !view.cursor) return null
  const [along, upwards] = direction
  const { right, up } = cameraFrame(view.panes[pane].camera)
  const towards = point<'scene'>(
    along * right[0] + upwards * up[0],
    along * right[1] + upwards * up[1],
    along * right[2] + upwards * up[2],
  )
  const place = stepOnSurface(cortex, view.cursor.place, towards, stepMm, view.layout)
  return { ...view, cursor: cursorAtPlace(cortex, place) }
}
