/** Overlap with the thresholds of both maps free: each of A's with each of B's. */
import { type Overlap, overlapFromCounts } from './overlap.ts'
import type { Pairs } from './pair.ts'

export type OverlapGrid = {
  /** Ascending, up to the strongest value of each map. */
  readonly thresholds: { readonly a: readonly number[]; readonly b: readonly number[] }
  /** A's lowest threshold with each of B's, then A's next. */
  readonly cells: readonly Overlap[]
}

/** Thresholds a map. */
export const gridSteps = 24

/** One pass over the places, then sums: what `overlapOf` gives for each pair of thresholds. */
export function overlapGrid(
  { a, b }: Pairs,
  { steps = gridSteps, twoSided = false }: { readonly steps?: number; readonly twoSided?: boolean },
): OverlapGrid {
  const size = twoSided ? Math.abs : (value: number) => value
  const thresholdsOf = (values: Float64Array) => {
    const most = values.reduce((max, value) => Math.max(max, size(value)), 0)
    if (!(most > 0)) return []
    return Array.from({ length: steps }, (_, n) =>
      Number((((n + 1) / steps) * most).toPrecision(4)),
    )
  }
  const thresholds = { a: thresholdsOf(a), b: thresholdsOf(b) }
  const [rows, columns] = [thresholds.a.length, thresholds.b.length]
  const width = columns + 1
  /** Places by how many thresholds each value reaches, positive and negative apart: those of two signs meet nowhere. */
  const both = [0, 1].map(() => new Float64Array((rows + 1) * width))
  const alone = {
    a: [0, 1].map(() => new Float64Array(rows + 1)),
    b: [0, 1].map(() => new Float64Array(width)),
  }
  for (let n = 0; n < a.length; n++) {
    const [x, y] = [a[n]!, b[n]!]
    const [i, j] = [reached(thresholds.a, size(x)), reached(thresholds.b, size(y))]
    if (i > 0) alone.a[x > 0 ? 0 : 1]![i]!++
    if (j > 0) alone.b[y > 0 ? 0 : 1]![j]!++
    if (i > 0 && j > 0 && x > 0 === y > 0) both[x > 0 ? 0 : 1]![i * width + j]!++
  }
  for (const sums of [...alone.a, ...alone.b]) sumFromEnd(sums, 1, sums.length)
  for (const sums of both) {
    for (let i = 0; i <= rows; i++) sumFromEnd(sums.subarray(i * width, (i + 1) * width), 1, width)
    sumFromEnd(sums, width, sums.length)
  }
  const cells = thresholds.a.flatMap((_, i) =>
    thresholds.b.map((__, j) => {
      const of = (part: Float64Array[], at: number) => part.map((sums) => sums[at + 1]!)
      const meet = both.reduce((sum, sums) => sum + sums[(i + 1) * width + j + 1]!, 0)
      return overlapFromCounts(a.length, { a: of(alone.a, i), b: of(alone.b, j) }, meet)
    }),
  )
  return { thresholds, cells }
}

/** How many of the ascending thresholds a value is at or beyond. */
function reached(ascending: readonly number[], value: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ascending[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}

/** Each entry becomes the sum of itself and of those `stride` further, up to the end. */
function sumFromEnd(sums: Float64Array, stride: number, length: number): void {
  for (let at = length - 1 - stride; at >= 0; at--) sums[at]! += sums[at + stride]!
}
