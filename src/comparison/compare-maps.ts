/** All numbers of how alike two maps are, over voxels or over vertices. */
import { type MetricId, metricIds, metrics } from './index.ts'
import { type OverlapPoint, overlapByValue } from './overlap.ts'
import { type Pairs, pairForOverlap, pairValues, type ZeroRule } from './pair.ts'

export type CompareOptions = {
  readonly zeros: ZeroRule
  readonly thresholds: { readonly a: number; readonly b: number }
  readonly twoSided: boolean
}

/** Values in the same order that are at or beyond a threshold where it keeps the map: the reach of clusters. */
export type KeptAt = { readonly a: ArrayLike<number>; readonly b: ArrayLike<number> }

export type Comparison = {
  /** Places behind the correlations. */
  readonly n: number
  readonly zerosDropped: number
  readonly notFinite: number
  /** Places behind the overlap: finite in both, not 0 in both. */
  readonly overlapN: number
} & { readonly [id in MetricId]: number | null } & { readonly diceCurve: readonly OverlapPoint[] }

/** The places where overlap is counted, with what is kept there. */
export function keptPairs(a: ArrayLike<number>, b: ArrayLike<number>, kept: KeptAt): Pairs {
  const places = pairForOverlap(a, b)
  const at = (map: ArrayLike<number>) => Float64Array.from(places.at, (place) => map[place]!)
  return { ...places, a: at(kept.a), b: at(kept.b) }
}

/**
 * @param a,b one value a voxel or vertex, in the same order
 * @param kept what overlap goes by: the maps themselves unless clusters are asked for. Correlations never do.
 */
export function compareMaps(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  { zeros, thresholds, twoSided }: CompareOptions,
  kept: KeptAt = { a, b },
): Comparison {
  const pairs = pairValues(a, b, zeros)
  const overlap = keptPairs(a, b, kept)
  const input = { pairs, overlap, thresholds, twoSided }
  const numbers = Object.fromEntries(metricIds.map((id) => [id, metrics[id].compute(input)]))
  return {
    n: pairs.at.length,
    zerosDropped: pairs.zerosDropped,
    notFinite: pairs.notFinite,
    overlapN: overlap.at.length,
    ...(numbers as { readonly [id in MetricId]: number | null }),
    diceCurve: overlapByValue(overlap, { twoSided }),
  }
}
