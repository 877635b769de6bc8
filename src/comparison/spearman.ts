import type { Metric } from './metric.ts'
import { pearsonOf } from './pearson.ts'

/** Ranks from 1; equal values share the mean of their ranks. */
export function ranksOf(values: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(values).sort()
  const distinct = new Float64Array(sorted.length)
  const meanRank = new Float64Array(sorted.length)
  let count = 0
  for (let first = 0; first < sorted.length; ) {
    let last = first
    while (last + 1 < sorted.length && sorted[last + 1] === sorted[first]) last++
    distinct[count] = sorted[first]!
    meanRank[count++] = (first + last) / 2 + 1
    first = last + 1
  }
  return Float64Array.from(values, (value) => {
    let [low, high] = [0, count - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (distinct[middle]! < value) low = middle + 1
      else high = middle
    }
    return meanRank[low]!
  })
}

export const spearman: Metric = {
  label: 'Spearman ρ',
  describe: 'Spearman’s rank correlation over the places that both maps have, ties by mean rank.',
  range: [-1, 1],
  compute: ({ pairs }) => pearsonOf(ranksOf(pairs.a), ranksOf(pairs.b)),
}
