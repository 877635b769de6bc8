/** Whether somebody has moved the picture away from what the slide asks for. */
import type { ViewSpec } from '#view/spec.ts'

/** Cursor and outlines may be added by questions and clicks: the slide's own view is camera, pose, maps and thresholds. */
const essence = ({ views, sides, arrangement, peaks }: ViewSpec): string =>
  JSON.stringify([views, sides, arrangement.maximised, arrangement.id, peaks])

export function isTurned(asked: ViewSpec, now: ViewSpec): boolean {
  return essence(asked) !== essence(now)
}
