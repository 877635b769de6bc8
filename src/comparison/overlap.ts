/** How much of what lies beyond a threshold in one map does so in the other, and how much would by chance. */
import type { Pairs } from './pair.ts'

export type Overlap = {
  /** Places that are looked at. */
  readonly n: number
  readonly inA: number
  readonly inB: number
  /** In both, with the same sign. */
  readonly inBoth: number
  /** 2 both / (A + B); null when neither map has anything beyond its threshold. */
  readonly dice: number | null
  /** both / either. */
  readonly jaccard: number | null
  /** Dice that sets of these sizes have on average when they are thrown over the same places at random. */
  readonly diceByChance: number | null
}

export type OverlapOptions = {
  readonly thresholds: { readonly a: number; readonly b: number }
  readonly twoSided: boolean
}

/** Values at or beyond the threshold count; two-sided, positive and negative are two classes that never match. */
export function overlapOf({ a, b }: Pairs, { thresholds, twoSided }: OverlapOptions): Overlap {
  const counts = { a: [0, 0], b: [0, 0] }
  let inBoth = 0
  const classOf = (value: number, threshold: number) =>
    value >= threshold ? 1 : twoSided && value <= -threshold ? -1 : 0
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [classOf(a[i]!, thresholds.a), classOf(b[i]!, thresholds.b)]
    if (x !== 0) counts.a[x > 0 ? 0 : 1]!++
    if (y !== 0) counts.b[y > 0 ? 0 : 1]!++
    if (x !== 0 && x === y) inBoth++
  }
  return overlapFromCounts(a.length, counts, inBoth)
}

/** @param counts of places beyond the threshold: positive, negative */
export function overlapFromCounts(
  n: number,
  counts: { readonly a: readonly number[]; readonly b: readonly number[] },
  inBoth: number,
): Overlap {
  const inA = counts.a[0]! + counts.a[1]!
  const inB = counts.b[0]! + counts.b[1]!
  const either = inA + inB - inBoth
  const expectedBoth = (counts.a[0]! * counts.b[0]! + counts.a[1]! * counts.b[1]!) / n
  const some = inA + inB > 0
  return {
    n,
    inA,
    inB,
    inBoth,
    dice: some ? (2 * inBoth) / (inA + inB) : null,
    jaccard: some ? inBoth / either : null,
    diceByChance: some ? (2 * expectedBoth) / (inA + inB) : null,
  }
}

export type OverlapPoint = Overlap & {
  readonly thresholds: { readonly a: number; readonly b: number }
  /** Of the places, the share that a map keeps; null when the thresholds are tied by value. */
  readonly extent: number | null
}

/** The same threshold for both maps, from `step` on in steps until nothing of either is left. */
export function overlapByValue(
  pairs: Pairs,
  { step = 0.1, twoSided = false }: { readonly step?: number; readonly twoSided?: boolean } = {},
): OverlapPoint[] {
  const size = twoSided ? Math.abs : (value: number) => value
  const top = (values: Float64Array) => values.reduce((max, v) => Math.max(max, size(v)), 0)
  const most = Math.max(top(pairs.a), top(pairs.b))
  const points: OverlapPoint[] = []
  for (let n = 1; n * step <= most && n <= 1000; n++) {
    const value = Number((n * step).toPrecision(12))
    const thresholds = { a: value, b: value }
    points.push({ ...overlapOf(pairs, { thresholds, twoSided }), thresholds, extent: null })
  }
  return points
}

/** Shares of the places that `overlapByExtent` keeps unless told otherwise. */
export const extents: readonly number[] = [
  0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5,
]

/**
 * As much of each map as of the other: the strongest share of the places of each, whatever their values. By chance the
 * Dice of two such sets is that share itself.
 */
export function overlapByExtent(
  pairs: Pairs,
  {
    shares = extents,
    twoSided = false,
  }: { readonly shares?: readonly number[]; readonly twoSided?: boolean } = {},
): OverlapPoint[] {
  const size = twoSided ? Math.abs : (value: number) => value
  const sorted = (values: Float64Array) => values.map(size).sort()
  const [a, b] = [sorted(pairs.a), sorted(pairs.b)]
  return shares.flatMap((extent) => {
    const keep = Math.max(1, Math.round(extent * a.length))
    const thresholds = { a: a[a.length - keep]!, b: b[b.length - keep]! }
    // So much of a map that its threshold would be 0 or less is no longer a set of strong places.
    if (!(thresholds.a > 0 && thresholds.b > 0)) return []
    return [{ ...overlapOf(pairs, { thresholds, twoSided }), thresholds, extent }]
  })
}
