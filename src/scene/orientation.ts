/** The world's six directions as a camera sees them, for the axes in a pane's corner. */
import type { PaneProjection } from './pane-projection.ts'

export type OrientationAxis = {
  readonly letter: 'R' | 'L' | 'A' | 'P' | 'S' | 'I'
  /** On the screen, x to the right and y down, of length 1 when seen from the side. */
  readonly x: number
  readonly y: number
  /** 1 towards the viewer, -1 away. */
  readonly towards: number
}

const letters = [
  ['R', 0, 1],
  ['L', 0, -1],
  ['A', 1, 1],
  ['P', 1, -1],
  ['S', 2, 1],
  ['I', 2, -1],
] as const

/** Always the same six in the same order; without a camera all at the origin. */
export function orientationAxes(
  view: Pick<PaneProjection, 'right' | 'up' | 'toEye'> | null,
): OrientationAxis[] {
  return letters.map(([letter, axis, sign]) => ({
    letter,
    x: view ? sign * view.right[axis] : 0,
    y: view ? -sign * view.up[axis] : 0,
    towards: view ? sign * view.toEye[axis] : 0,
  }))
}
