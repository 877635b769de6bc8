/** Two maps against each other, place by place: counts in hexagons, the line through them, and how far they are apart. */
import { isWithinPath, type PlanePath } from '#space/within-path.ts'
import type { Pairs } from './pair.ts'

export type Hexagon = {
  /** Centre, in the maps' units. */
  readonly x: number
  readonly y: number
  readonly count: number
}

export type Hexbin = {
  readonly cells: readonly Hexagon[]
  /** Half the width and half the height of a hexagon with a corner on top, in the maps' units. */
  readonly radius: readonly [number, number]
  readonly x: readonly [number, number]
  readonly y: readonly [number, number]
  /** Counts of places along each axis, `bars` equal steps. */
  readonly marginals: { readonly x: readonly number[]; readonly y: readonly number[] }
}

export const hexagonsAcross = 32
const bars = 40

/** Values this near to each other, as a share of their magnitude, are one: float32 hardly tells them apart. */
const leastWidth = 1e-6

/** Lowest and highest; a range of no width, or one too narrow to be divided, is widened. */
export function rangeOf(values: ArrayLike<number>): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let n = 0; n < values.length; n++) {
    low = Math.min(low, values[n]!)
    high = Math.max(high, values[n]!)
  }
  if (!(low <= high)) return [0, 1]
  const narrowest = Math.max(leastWidth * Math.max(-low, high), Number.MIN_VALUE / Number.EPSILON)
  return high - low < narrowest ? [low - 0.5, high + 0.5] : [low, high]
}

/** Counts of points in a hexagonal grid (Carr et al. 1987): every point in the hexagon whose centre is nearest, in units of the axes' ranges. */
export function hexbin(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  across = hexagonsAcross,
): Hexbin {
  const [x, y] = [rangeOf(xs), rangeOf(ys)]
  const [width, height] = [x[1] - x[0], y[1] - y[0]]
  const dx = 1 / across
  const dy = dx * Math.sqrt(3)
  const counts = new Map<string, { x: number; y: number; count: number }>()
  const marginals = { x: new Array<number>(bars).fill(0), y: new Array<number>(bars).fill(0) }
  const bar = (share: number) => Math.min(bars - 1, Math.floor(share * bars))
  for (let n = 0; n < xs.length; n++) {
    const [u, v] = [(xs[n]! - x[0]) / width, (ys[n]! - y[0]) / height]
    marginals.x[bar(u)]! += 1
    marginals.y[bar(v)]! += 1
    // Two rectangular grids, one shifted by half a step both ways: the nearer of the two candidates is the nearest centre.
    const [i, j] = [Math.round(u / dx), Math.round(v / dy)]
    const [k, l] = [Math.floor(u / dx) + 0.5, Math.floor(v / dy) + 0.5]
    const first = (u - i * dx) ** 2 + (v - j * dy) ** 2
    const second = (u - k * dx) ** 2 + (v - l * dy) ** 2
    const [p, q] = first <= second ? [i, j] : [k, l]
    const key = `${p} ${q}`
    const cell = counts.get(key)
    if (cell) cell.count++
    else counts.set(key, { x: x[0] + p * dx * width, y: y[0] + q * dy * height, count: 1 })
  }
  return {
    cells: [...counts.values()],
    radius: [(dx / 2) * width, (dx / Math.sqrt(3)) * height],
    x,
    y,
    marginals,
  }
}

export type Line = { readonly slope: number; readonly intercept: number }

/** Ordinary least squares of `ys` on `xs`; null without variance in `xs`. */
export function regression(xs: ArrayLike<number>, ys: ArrayLike<number>): Line | null {
  const n = xs.length
  let [meanX, meanY] = [0, 0]
  for (let i = 0; i < n; i++) {
    meanX += xs[i]!
    meanY += ys[i]!
  }
  meanX /= n
  meanY /= n
  let [xx, xy] = [0, 0]
  for (let i = 0; i < n; i++) {
    xx += (xs[i]! - meanX) ** 2
    xy += (xs[i]! - meanX) * (ys[i]! - meanY)
  }
  if (!(xx > 0)) return null
  const slope = xy / xx
  return { slope, intercept: meanY - slope * meanX }
}

export type BlandAltman = {
  /** Mean of A less B, and the limits between which 95 % of differences lie if they are normal (mean and 1.96 sd; Bland & Altman 1986). */
  readonly bias: number
  readonly limits: readonly [number, number]
  /** Mean of A and B across, A less B up. */
  readonly hexbin: Hexbin
}

export function blandAltman({ a, b }: Pick<Pairs, 'a' | 'b'>): BlandAltman | null {
  const n = a.length
  if (n < 2) return null
  const difference = a.map((value, i) => value - b[i]!)
  const bias = difference.reduce((sum, value) => sum + value, 0) / n
  const variance = difference.reduce((sum, value) => sum + (value - bias) ** 2, 0) / (n - 1)
  const reach = 1.96 * Math.sqrt(variance)
  return {
    bias,
    limits: [bias - reach, bias + reach],
    hexbin: hexbin(
      a.map((value, i) => (value + b[i]!) / 2),
      difference,
    ),
  }
}

export type Joint = {
  readonly n: number
  readonly hexbin: Hexbin
  /** B on A. */
  readonly line: Line | null
  readonly blandAltman: BlandAltman | null
}

export function jointOf(pairs: Pairs): Joint {
  return {
    n: pairs.at.length,
    hexbin: hexbin(pairs.a, pairs.b),
    line: regression(pairs.a, pairs.b),
    blandAltman: blandAltman(pairs),
  }
}

/** How a place is plotted: A across and B up, or their mean across and A less B up. */
export function plotted(a: number, b: number, apart: boolean): readonly [x: number, y: number] {
  return apart ? [(a + b) / 2, a - b] : [a, b]
}

/** The places whose points lie within a line drawn on the plot, as indices of the maps; ascending. */
export function placesWithin(pairs: Pairs, path: PlanePath, apart: boolean): Int32Array {
  return pairs.at.filter((_, n) => isWithinPath(path, ...plotted(pairs.a[n]!, pairs.b[n]!, apart)))
}
