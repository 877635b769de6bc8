/** Goes to a place of the world: the cursor is put there, and a brain on which it is not seen turns until it is. */
import type { Cortex } from '#atlas/cortex.ts'
import { seePlace } from '#scene/see-place.ts'
import { cursorAtWorld } from '#state/cursor.ts'
import { placedViews } from '#view/change-arrangement.ts'
import { withView } from '#view/change-view.ts'
import type { ViewSpec } from '#view/spec.ts'

type Place = [number, number, number]

/** @param world MNI mm */
export function flyTo(
  document: ViewSpec,
  cortex: Cortex,
  world: readonly [number, number, number],
): ViewSpec {
  const cursor = cursorAtWorld(cortex, world)
  let next: ViewSpec = { ...document, cursor }
  const served = new Set<string>()
  const brains = placedViews(document).flatMap(({ view }) => (view.kind === 'brain' ? [view] : []))
  const sights = brains.map((view) => ({
    view,
    sight: seePlace(cortex, cursor.place, view.pose, view.camera),
  }))
  // Several views of one side show all of a brain between them: where one sees the place as it is, none has to turn.
  for (const { view, sight } of sights)
    if (sight.camera === view.camera && sight.layout === view.pose) served.add(view.shows)
  for (const { view, sight } of sights) {
    if (served.has(view.shows)) continue
    served.add(view.shows)
    const camera = { ...sight.camera, targetScene: [...sight.camera.targetScene] as Place }
    next = withView(next, view.id, 'brain', { camera, pose: { ...sight.layout } })
  }
  return next
}
