/**
 * The distribution of ALE values when the studies' peaks have nothing to do with each other (Eickhoff et al. 2012, doi:10.1016/j.neuroimage.2011.09.017):
 * each study's histogram of modelled activation over the mask, combined as if a voxel were drawn from each study independently.
 */
import type { ModelledActivation } from './modelled-activation.ts'

/** Width of a histogram bin in ALE units. */
export const BIN_WIDTH = 1e-5

/** Probability less than this in a bin can't change any p above 1e-60, so the bin is dropped from the tail. */
const NEGLIGIBLE = 1e-80

/** Probability of each bin of ALE values; bin b is centred at `b * BIN_WIDTH`. */
export type Histogram = Float64Array

/** Share of the mask's voxels in each bin of a study's modelled activation; values are rounded to the nearest bin. */
export function activationHistogram(activation: ModelledActivation, maskVoxels: number): Histogram {
  const { values } = activation.kernel
  const counts = new Float64Array(values.length)
  for (let i = 0; i < activation.ranks.length; i++) {
    const rank = activation.ranks[i]!
    counts[rank] = counts[rank]! + 1
  }
  counts[0] = maskVoxels - activation.at.length
  let top = values.length - 1
  while (top > 0 && counts[top] === 0) top--
  const histogram = new Float64Array(binOf(values[top]!) + 1)
  for (let rank = 0; rank <= top; rank++) {
    const bin = binOf(values[rank]!)
    histogram[bin] = histogram[bin]! + counts[rank]!
  }
  for (let bin = 0; bin < histogram.length; bin++) histogram[bin] = histogram[bin]! / maskVoxels
  return histogram
}

function binOf(value: number): number {
  return Math.floor(value / BIN_WIDTH + 0.5)
}

/**
 * Histogram of `1 - (1 - a)(1 - b)` for a and b drawn independently; results are rounded to the nearest bin.
 * With bins x of `a` and y of `b` the result lies at `x + y - x y BIN_WIDTH` bins, which is nearly `x + y`:
 * for each x the sum is a shift that lags by one bin every `1 / (x BIN_WIDTH)` bins, so runs are added without rounding each.
 */
export function combine(a: Histogram, b: Histogram): Histogram {
  const [few, many] = support(a) < support(b) ? [a, b] : [b, a]
  const x1 = few.length - 1
  const y1 = many.length - 1
  const out = new Float64Array(Math.floor(x1 + y1 - x1 * y1 * BIN_WIDTH + 0.5) + 1)
  for (let x = 0; x <= x1; x++) {
    const weight = few[x]!
    if (weight === 0) continue
    const slope = x * BIN_WIDTH
    let y = 0
    while (y <= y1) {
      const lag = y - Math.floor(x + y - slope * y + 0.5)
      // The lag grows by one where x + y - slope * y falls below its bin: at slope * y = x + lag + 1/2.
      let end = slope === 0 ? y1 : Math.max(y, Math.min(y1, Math.ceil((x + lag + 0.5) / slope)))
      while (end > y && end - Math.floor(x + end - slope * end + 0.5) > lag) end--
      for (; y <= end; y++) out[y - lag] = out[y - lag]! + weight * many[y]!
    }
  }
  let length = out.length
  while (length > 1 && out[length - 1]! < NEGLIGIBLE) length--
  return length === out.length ? out : out.slice(0, length)
}

function support(histogram: Histogram): number {
  let count = 0
  for (let bin = 0; bin < histogram.length; bin++) if (histogram[bin] !== 0) count++
  return count
}

/** The null of a set of studies, combined in their order. */
export function nullHistogram(histograms: readonly Histogram[]): Histogram {
  return histograms.reduce((sum, next) => combine(sum, next), Float64Array.of(1))
}

/** For each bin the probability of an ALE value in it or above, never 0: at least the last bin's own. */
export function upperTail(histogram: Histogram): Float64Array {
  const tail = new Float64Array(histogram.length)
  let sum = 0
  for (let bin = histogram.length - 1; bin >= 0; bin--) {
    sum += histogram[bin]!
    tail[bin] = sum
  }
  let smallest = 1
  for (let bin = tail.length - 1; bin >= 0 && smallest === 1; bin--) {
    if (tail[bin]! > 0) smallest = tail[bin]! / sum
  }
  for (let bin = 0; bin < tail.length; bin++) tail[bin] = Math.max(tail[bin]! / sum, smallest)
  return tail
}

/** Bin in which an ALE value's p is read; values beyond the null's end take the last. */
export function tailBin(aleValue: number, bins: number): number {
  return Math.min(binOf(aleValue), bins - 1)
}

/** The largest ALE value (a bin's centre) up to which p is still above `p`: what lies above it is significant at p. */
export function aleAtP(tail: Float64Array, p: number): number {
  let bin = 0
  while (bin < tail.length && tail[bin]! > p) bin++
  return Math.max(0, bin - 1) * BIN_WIDTH
}

/** The least ALE value whose bin has a p of at most `p`; Infinity where no bin has. */
export function leastAleAtP(tail: Float64Array, p: number): number {
  const bin = tail.findIndex((value) => value <= p)
  return bin < 0 ? Number.POSITIVE_INFINITY : (bin - 0.5) * BIN_WIDTH
}
