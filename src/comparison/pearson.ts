import type { Metric } from './metric.ts'

/** Product-moment correlation; null with fewer than 2 places or without variance. In two passes, so that a large mean costs no digits. */
export function pearsonOf(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const n = a.length
  if (n < 2) return null
  let [meanA, meanB] = [0, 0]
  for (let i = 0; i < n; i++) {
    meanA += a[i]!
    meanB += b[i]!
  }
  meanA /= n
  meanB /= n
  let [aa, bb, ab] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    const x = a[i]! - meanA
    const y = b[i]! - meanB
    aa += x * x
    bb += y * y
    ab += x * y
  }
  const scale = Math.sqrt(aa) * Math.sqrt(bb)
  return scale > 0 ? Math.max(-1, Math.min(1, ab / scale)) : null
}

export const pearson: Metric = {
  label: 'Pearson r',
  describe: 'Pearson’s product-moment correlation over the places that both maps have.',
  range: [-1, 1],
  compute: ({ pairs }) => pearsonOf(pairs.a, pairs.b),
}
