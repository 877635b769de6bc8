/** What two maps hold in a region: the row of a table. */
import { determinant } from '#space/affine.ts'
import type { Point } from '#space/point.ts'
import type { Volume } from '#volume/volume.ts'
import { worldOfVoxel } from '#volume/voxel-place.ts'
import { pairValues } from './pair.ts'
import { pearsonOf } from './pearson.ts'

export type Extreme = { readonly value: number; readonly world: Point<'world'> }

export type Summary = {
  /** Voxels of the region with a finite value: what the other numbers are of. */
  readonly n: number
  /** Of these, exactly 0. */
  readonly zeros: number
  /** Voxels of the region without a finite value. */
  readonly notFinite: number
  readonly mean: number | null
  readonly median: number | null
  /** Median absolute deviation from the median times 1.4826: the standard deviation where values are normal. */
  readonly robustSd: number | null
  /** Quarter and three quarters of the values are at most this. */
  readonly quartiles: readonly [number, number] | null
  /** The highest value and where. */
  readonly peak: Extreme | null
  /** The lowest value and where. */
  readonly trough: Extreme | null
  /** Of `n`, at or above the threshold. */
  readonly shareAbove: number | null
  readonly mm3Above: number
}

export type RegionSummary = {
  readonly voxels: number
  readonly mm3: number
  readonly a: Summary
  readonly b: Summary | null
  /** A less B, voxel by voxel. */
  readonly difference: Summary | null
  /** Pearson's r of A and B over the region's voxels where both are finite; null with fewer than 3. */
  readonly withinCorrelation: number | null
  readonly withinN: number
}

/**
 * @param b on the grid of `a`
 * @param thresholds at or beyond which a voxel counts as above; the difference takes A's
 * @param cut both as their thresholds leave them, where these ask for clusters
 */
export function summariseRegion(
  voxels: Int32Array,
  a: Volume,
  b: Volume | null,
  thresholds: { readonly a: number; readonly b: number },
  cut: { readonly a: Volume; readonly b: Volume | null } = { a, b },
): RegionSummary {
  const voxelMm3 = Math.abs(determinant(a.toWorld))
  const take = (volume: Volume) => Float64Array.from(voxels, (v) => volume.values[v]!)
  const inA = take(a)
  const inB = b && take(b)
  const pairs = inB && pairValues(inA, inB, 'keep')
  const difference = inB && inA.map((value, n) => value - inB[n]!)
  const summary = (values: Float64Array, kept: Float64Array, threshold: number) =>
    summarise(values, kept, voxels, a, threshold, voxelMm3)
  return {
    voxels: voxels.length,
    mm3: voxels.length * voxelMm3,
    a: summary(inA, take(cut.a), thresholds.a),
    b: inB && summary(inB, cut.b ? take(cut.b) : inB, thresholds.b),
    difference: difference && summary(difference, difference, thresholds.a),
    withinCorrelation: pairs && pairs.at.length > 2 ? pearsonOf(pairs.a, pairs.b) : null,
    withinN: pairs ? pairs.at.length : 0,
  }
}

function summarise(
  values: Float64Array,
  kept: Float64Array,
  voxels: Int32Array,
  grid: Volume,
  threshold: number,
  voxelMm3: number,
): Summary {
  const finite = values.filter((value) => Number.isFinite(value)).sort()
  const n = finite.length
  let [sum, zeros, above, top, low] = [0, 0, 0, -1, -1]
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (!Number.isFinite(value)) continue
    sum += value
    if (value === 0) zeros++
    if (kept[i]! >= threshold) above++
    if (top < 0 || value > values[top]!) top = i
    if (low < 0 || value < values[low]!) low = i
  }
  const extreme = (at: number): Extreme | null =>
    at < 0 ? null : { value: values[at]!, world: worldOfVoxel(grid, voxels[at]!) }
  const median = quantile(finite, 0.5)
  const deviations =
    median === null ? finite : finite.map((value) => Math.abs(value - median)).sort()
  const spread = quantile(deviations, 0.5)
  const [first, third] = [quantile(finite, 0.25), quantile(finite, 0.75)]
  return {
    n,
    zeros,
    notFinite: values.length - n,
    mean: n > 0 ? sum / n : null,
    median,
    robustSd: spread === null ? null : 1.482602218505602 * spread,
    quartiles: first === null || third === null ? null : [first, third],
    peak: extreme(top),
    trough: extreme(low),
    shareAbove: n > 0 ? above / n : null,
    mm3Above: above * voxelMm3,
  }
}

/** Linear between the two values around, as numpy and R (type 7). `sorted` ascending; null when it is empty. */
export function quantile(sorted: ArrayLike<number>, share: number): number | null {
  const n = sorted.length
  if (n === 0) return null
  const at = share * (n - 1)
  const low = Math.floor(at)
  const below = sorted[low]!
  const above = sorted[Math.min(n - 1, low + 1)]!
  return below + (at - low) * (above - below)
}
