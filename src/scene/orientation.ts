/** The world's six directions as a camera sees them, for the axes in a pane's corner. */
import type { PaneInsets, PaneProjection } from './pane-projection.ts'

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

type Box = {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/**
 * Where the axes stand, CSS px from the pane's top left corner: in its lower left corner, or in the lower right one where
 * a label stands in the first and none in the second, as in a narrow pane.
 */
export function axesPlace(
  pane: { readonly width: number; readonly height: number },
  insets: PaneInsets,
  halfBoxPx: number,
  labels: readonly Box[],
): { readonly x: number; readonly y: number } {
  const y = pane.height - insets.bottom - halfBoxPx
  const [left, right] = [insets.left + halfBoxPx, pane.width - insets.right - halfBoxPx]
  const isTaken = (x: number) =>
    labels.some(
      (label) =>
        label.right > x - halfBoxPx &&
        label.left < x + halfBoxPx &&
        label.bottom > y - halfBoxPx &&
        label.top < y + halfBoxPx,
    )
  return { x: isTaken(left) && !isTaken(right) ? right : left, y }
}
