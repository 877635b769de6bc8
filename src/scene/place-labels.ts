/** Where labels stand: beside the brain, on their anchor's side, one under another, none over another. */

export type LabelRequest = {
  readonly key: string
  /** Where the label points, CSS px from the pane's top left corner. */
  readonly anchorX: number
  readonly anchorY: number
  readonly width: number
  readonly height: number
}

export type LabelPlace = {
  readonly key: string
  readonly side: 'left' | 'right'
  /** Top left corner, CSS px. */
  readonly x: number
  readonly y: number
}

export type LabelField = {
  /** Where labels may stand, CSS px. */
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** The brain's picture between which and the pane's edge labels belong. */
  readonly brainLeft: number
  readonly brainRight: number
}

/** Between labels, and between a label and the brain, CSS px. */
const [gapPx, brainGapPx] = [6, 14]

/**
 * Each label goes to the side that its anchor is nearer to, as near to its anchor's height as its neighbours allow,
 * and as near to the brain as the pane allows. Same requests, same places.
 */
export function placeLabels(requests: readonly LabelRequest[], field: LabelField): LabelPlace[] {
  const middle = (field.brainLeft + field.brainRight) / 2
  const places: LabelPlace[] = []
  for (const side of ['left', 'right'] as const) {
    const column = requests
      .filter(({ anchorX }) => anchorX < middle === (side === 'left'))
      .toSorted((a, b) => a.anchorY - b.anchorY || (a.key < b.key ? -1 : 1))
    const tops = stack(column, field.top, field.bottom)
    column.forEach(({ key, width }, i) => {
      const x =
        side === 'left'
          ? Math.max(field.left, field.brainLeft - brainGapPx - width)
          : Math.min(field.right - width, field.brainRight + brainGapPx)
      places.push({ key, side, x, y: tops[i]! })
    })
  }
  return places
}

/** Tops of labels as near as possible to being centred at their anchors, without overlap, between top and bottom. */
function stack(column: readonly LabelRequest[], top: number, bottom: number): number[] {
  const tops: number[] = []
  let free = top
  for (const { anchorY, height } of column) {
    const y = Math.max(free, anchorY - height / 2)
    tops.push(y)
    free = y + height + gapPx
  }
  // What hangs over the bottom pushes its neighbours up.
  let limit = bottom
  for (let i = column.length - 1; i >= 0; i--) {
    const y = Math.min(tops[i]!, limit - column[i]!.height)
    tops[i] = Math.max(top, y)
    limit = tops[i]! - gapPx
  }
  return tops
}
