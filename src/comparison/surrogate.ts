/**
 * Surrogate maps that are as smooth as a given one and otherwise random: its values are shuffled, smoothed, and brought to
 * its variogram (Burt et al. 2020, doi:10.1016/j.neuroimage.2020.117038). Of several kernels the one that fits best is taken,
 * anew for each surrogate.
 */
import { type Random, seededRandom } from '#statistic/random.ts'
import { regression } from './joint.ts'
import { pearsonOf } from './pearson.ts'
import { ranksOf } from './spearman.ts'
import type { NullCorrelations } from './spin.ts'

/** Places with a distance between them: voxels of a grid, vertices of a sphere. */
export type SurrogateDomain = {
  readonly count: number
  /** Pairs of places, by distance: each bin has about as many. */
  readonly pairs: { readonly i: Int32Array; readonly j: Int32Array; readonly bin: Uint8Array }
  readonly bins: number
  /** Middle of each bin, mm. */
  readonly binMm: readonly number[]
  /** Gaussian kernels from narrow to wide, standard deviations in mm. */
  readonly sigmasMm: readonly number[]
  /** Mean of the places around each, weighted by kernel `level`, over places of the domain only. */
  readonly smooth: (values: Float64Array, level: number) => Float64Array
}

/** Half the mean squared difference of pairs in each bin of distance. */
export function variogram(values: Float64Array, { pairs, bins }: SurrogateDomain): Float64Array {
  const sum = new Float64Array(bins)
  const count = new Float64Array(bins)
  const { i, j, bin } = pairs
  for (let n = 0; n < bin.length; n++) {
    const difference = values[i[n]!]! - values[j[n]!]!
    sum[bin[n]!]! += 0.5 * difference * difference
    count[bin[n]!]! += 1
  }
  return sum.map((total, b) => total / Math.max(1, count[b]!))
}

/** Least squares of `wanted` on `found`, and its squared error. */
function fitLine(found: Float64Array, wanted: Float64Array) {
  const mean = wanted.reduce((sum, value) => sum + value, 0) / wanted.length
  const { slope, intercept } = regression(found, wanted) ?? { slope: 0, intercept: mean }
  const error = wanted.reduce(
    (sum, value, k) => sum + (value - intercept - slope * found[k]!) ** 2,
    0,
  )
  return { slope, intercept, error }
}

export type SurrogateMaker = {
  /** The kernels that ever fit best in a few trials, and their neighbours: the others are not tried again. */
  readonly levels: readonly number[]
  /** One surrogate, another for each state of `random`. */
  readonly draw: (random: Random) => Float64Array
}

const trials = 6

/** @param values one a place of the domain, all finite */
export function surrogateMaker(
  values: Float64Array,
  domain: SurrogateDomain,
  seed: number,
): SurrogateMaker {
  const wanted = variogram(values, domain)
  const all = domain.sigmasMm.map((_, level) => level)
  const drawFrom = (levels: readonly number[], random: Random) => {
    const shuffled = values.slice()
    for (let n = shuffled.length - 1; n > 0; n--) {
      const other = Math.floor(random() * (n + 1))
      const kept = shuffled[n]!
      shuffled[n] = shuffled[other]!
      shuffled[other] = kept
    }
    const fits = levels.map((level) => {
      const map = domain.smooth(shuffled, level)
      return { level, map, ...fitLine(variogram(map, domain), wanted) }
    })
    const best = fits.reduce((a, b) => (b.error < a.error ? b : a))
    const [scale, noise] = [Math.sqrt(Math.abs(best.slope)), Math.sqrt(Math.abs(best.intercept))]
    const map = best.map.map((value) => scale * value + noise * standardNormal(random))
    return { map, level: best.level }
  }
  const tried = Array.from(
    { length: trials },
    (_, n) => drawFrom(all, seededRandom(seed, -1 - n)).level,
  )
  const levels = all.filter(
    (level) => level >= Math.min(...tried) - 1 && level <= Math.max(...tried) + 1,
  )
  return { levels, draw: (random) => drawFrom(levels, random).map }
}

/** Box & Muller 1958. */
export function standardNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/**
 * Draws `from` to `to - 1`: surrogates of `a` against `b`. Each depends on the seed and its own number alone.
 * @param a,b one value a place of the domain, all finite
 */
export function surrogateCorrelations(
  maker: SurrogateMaker,
  b: Float64Array,
  { seed, from, to }: { readonly seed: number; readonly from: number; readonly to: number },
): NullCorrelations {
  const ranksB = ranksOf(b)
  const pearson = new Float64Array(to - from)
  const spearman = new Float64Array(to - from)
  for (let draw = from; draw < to; draw++) {
    const map = maker.draw(seededRandom(seed, draw))
    pearson[draw - from] = pearsonOf(map, b) ?? Number.NaN
    spearman[draw - from] = pearsonOf(ranksOf(map), ranksB) ?? Number.NaN
  }
  return { pearson, spearman }
}

export const variogramBins = 25
const pairsPerBin = 1200
/** Variograms reach to this share of all distances. */
const reachShare = 0.25

/**
 * Pairs of places as evenly over distances as they can be had.
 * @param distance of two places, mm; Infinity where there is no way
 * @param near a random place about so far from this one, or -1
 */
export function samplePairs(
  count: number,
  distance: (i: number, j: number) => number,
  near: (i: number, mm: number, random: Random) => number,
): Pick<SurrogateDomain, 'pairs' | 'bins' | 'binMm'> {
  const random = seededRandom(20200401)
  const anywhere = () => Math.floor(random() * count)
  const all = Float64Array.from({ length: 4000 }, () => distance(anywhere(), anywhere()))
    .filter((mm) => mm > 0 && Number.isFinite(mm))
    .sort()
  const reach = all[Math.floor(reachShare * all.length)] ?? 1
  const [i, j, bin]: [number[], number[], number[]] = [[], [], []]
  for (let wanted = 0; wanted < variogramBins; wanted++)
    for (let n = 0; n < pairsPerBin; n++) {
      const first = anywhere()
      const second = near(first, ((wanted + random()) / variogramBins) * reach, random)
      if (second < 0 || second === first) continue
      const at = Math.floor((distance(first, second) / reach) * variogramBins)
      if (at >= variogramBins) continue
      i.push(first)
      j.push(second)
      bin.push(at)
    }
  // Bins without a pair (closer than places lie to each other) would read as 0: they are taken out.
  const used = [...new Set(bin)].sort((p, q) => p - q)
  const place = new Map(used.map((at, n) => [at, n]))
  return {
    pairs: {
      i: Int32Array.from(i),
      j: Int32Array.from(j),
      bin: Uint8Array.from(bin, (at) => place.get(at)!),
    },
    bins: used.length,
    binMm: used.map((at) => ((at + 0.5) / variogramBins) * reach),
  }
}
