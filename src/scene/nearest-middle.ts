/** Directions in which is looked, the picture's left first: every eighth of a turn. */
const ways = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
  [-0.71, -0.71],
  [0.71, -0.71],
  [-0.71, 0.71],
  [0.71, 0.71],
] as const

/** From one ring to the next, CSS px. */
const stepPx = 12

/**
 * The point of a pane nearest to its middle, CSS px from its top left corner, at which something is; null where there is
 * nothing. The middle itself may be a gap between hemispheres.
 */
export function nearestMiddle(
  width: number,
  height: number,
  isThere: (x: number, y: number) => boolean,
): readonly [x: number, y: number] | null {
  const [midX, midY] = [width / 2, height / 2]
  if (isThere(midX, midY)) return [midX, midY]
  for (let away = stepPx; away < Math.max(midX, midY); away += stepPx)
    for (const [right, down] of ways) {
      const [x, y] = [midX + right * away, midY + down * away]
      if (x >= 0 && x <= width && y >= 0 && y <= height && isThere(x, y)) return [x, y]
    }
  return null
}
