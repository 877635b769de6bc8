/** Where labels stand: beside the brain where there is room, else above or below it; none over another. */

export type LabelRequest = {
  readonly key: string
  /** Where the label points, CSS px from the pane's top left corner. */
  readonly anchorX: number
  readonly anchorY: number
  readonly width: number
  readonly height: number
}

export type LabelSide = 'left' | 'right' | 'above' | 'below'

export type LabelPlace = {
  readonly key: string
  /** Of the brain; the pointer leaves the label on the opposite side. */
  readonly side: LabelSide
  /** Top left corner, CSS px. */
  readonly x: number
  readonly y: number
}

/** Where the pointer leaves a label: the middle of the edge that looks at the brain, CSS px. */
export function leaderStart(
  { side, x, y }: LabelPlace,
  { width, height }: Pick<LabelRequest, 'width' | 'height'>,
): { readonly x: number; readonly y: number } {
  return {
    x: x + (side === 'left' ? width : side === 'right' ? 0 : width / 2),
    y: y + (side === 'above' ? height : side === 'below' ? 0 : height / 2),
  }
}

type Box = {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export type LabelField = {
  /** Where labels may stand, CSS px. */
  readonly field: Box
  /** The brain's picture, with what else has to stay free. */
  readonly brain: Box
}

/** Between labels, and between a label and the brain, CSS px. */
const [gapPx, brainGapPx] = [6, 12]

/**
 * Each label goes to the side that its anchor is nearer to, if it fits in beside the brain and its neighbours; else above or
 * below, whichever is nearer to its anchor and has room; else to the other side; else, where there is no room anywhere, over
 * the brain's edge. Along its side it stands as near to its anchor as its neighbours allow. Same requests, same places.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  { field, brain }: LabelField,
): LabelPlace[] {
  const sides = new Map<LabelSide, LabelRequest[]>()
  for (const request of requests) {
    const side = sideOf(request, { field, brain }, sides)
    sides.set(side, [...(sides.get(side) ?? []), request])
  }
  return [...sides].flatMap(([side, members]) => {
    const upright = side === 'left' || side === 'right'
    const along = ({ anchorX, anchorY }: LabelRequest) => (upright ? anchorY : anchorX)
    const size = ({ width, height }: LabelRequest) => (upright ? height : width)
    const column = members.toSorted((a, b) => along(a) - along(b) || (a.key < b.key ? -1 : 1))
    const [low, high] = upright ? [field.top, field.bottom] : [field.left, field.right]
    const starts = spread(
      column.map((one) => [along(one), size(one)] as const),
      low,
      high,
    )
    return column.map(({ key, width, height }, i): LabelPlace => {
      const start = starts[i]!
      if (side === 'left')
        return { key, side, y: start, x: Math.max(field.left, brain.left - brainGapPx - width) }
      if (side === 'right')
        return { key, side, y: start, x: Math.min(field.right - width, brain.right + brainGapPx) }
      if (side === 'above') return { key, side, x: start, y: brain.top - brainGapPx - height }
      return { key, side, x: start, y: brain.bottom + brainGapPx }
    })
  })
}

function sideOf(
  { anchorX, anchorY, width, height }: LabelRequest,
  { field, brain }: LabelField,
  taken: ReadonlyMap<LabelSide, readonly LabelRequest[]>,
): LabelSide {
  const nearer = anchorX < (brain.left + brain.right) / 2 ? 'left' : 'right'
  const upper = anchorY < (brain.top + brain.bottom) / 2
  const room = {
    left: brain.left - field.left,
    right: field.right - brain.right,
    above: brain.top - field.top,
    below: field.bottom - brain.bottom,
  }
  const sides: readonly LabelSide[] = [
    nearer,
    ...(upper ? (['above', 'below'] as const) : (['below', 'above'] as const)),
    nearer === 'left' ? 'right' : 'left',
  ]
  const fits = (side: LabelSide) => {
    const upright = side === 'left' || side === 'right'
    if ((upright ? width : height) + brainGapPx > room[side]) return false
    const others = taken.get(side) ?? []
    const length = others.reduce((sum, one) => sum + (upright ? one.height : one.width) + gapPx, 0)
    const whole = upright ? field.bottom - field.top : field.right - field.left
    return length + (upright ? height : width) <= whole
  }
  return sides.find(fits) ?? nearer
}

/** Starts of intervals as near as possible to being centred at their places, in order, apart, between low and high. */
function spread(
  intervals: readonly (readonly [centre: number, size: number])[],
  low: number,
  high: number,
): number[] {
  const starts: number[] = []
  let free = low
  for (const [centre, size] of intervals) {
    const start = Math.max(free, centre - size / 2)
    starts.push(start)
    free = start + size + gapPx
  }
  // What hangs over the end pushes its neighbours back.
  let limit = high
  for (let i = intervals.length - 1; i >= 0; i--) {
    starts[i] = Math.max(low, Math.min(starts[i]!, limit - intervals[i]![1]))
    limit = starts[i]! - gapPx
  }
  return starts
}
