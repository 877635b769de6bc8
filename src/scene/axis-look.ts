/** How one of the three axes in a pane's corner is drawn, CSS px from where they meet. */
import type { OrientationAxis } from './orientation.ts'

/** Length of an axis: where there is room, and where there is little. */
export const axisLengthsPx = { usual: 18, small: 11 } as const
/** From an axis' end to the middle of its letter, and from there to the letter's rim with air. */
const [letterPx, letterHalfPx] = [8, 12]

/** How far the drawing reaches from where the axes meet. */
export const axesReachPx = (axisPx: number) => axisPx + letterPx + letterHalfPx

export type AxisLook = {
  readonly end: readonly [x: number, y: number]
  /** 0 to 1: what comes towards the viewer is strong, and an axis that the pictures do not share is not there. */
  readonly strength: number
  readonly letter: { readonly at: readonly [x: number, y: number]; readonly opacity: number }
}

export function axisLook(
  { x, y, towards, isShared }: Omit<OrientationAxis, 'letter'>,
  axisPx: number = axisLengthsPx.usual,
): AxisLook {
  const strength = isShared ? 0.35 + 0.325 * (towards + 1) : 0
  // An axis that points at the viewer has no room for its letter beside those of the others.
  const length = Math.hypot(x, y)
  const room = Math.min(1, Math.max(0, (length - 0.5) * 5))
  const away = axisPx + letterPx
  return {
    end: [x * axisPx, y * axisPx],
    strength,
    letter: { at: [x * away, y * away], opacity: strength * room },
  }
}
