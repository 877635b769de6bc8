import { nearestAtVoxel } from '#volume/interpolate.ts'
import { feedsOf, nearestWeights, type Weights, weightsAlongPath } from './feeds.ts'
import type { SamplingRule } from './rule.ts'
import { largestOf, mapAlongPaths, normalPaths } from './sample-path.ts'

/** nilearn's `interpolation='nearest_most_frequent'` with `kind='line'`: for label images, whose numbers can't be averaged. */
export const mostFrequent: SamplingRule = {
  label: 'Most frequent along the normal (labels)',
  short: 'most frequent',
  describe:
    'At each vertex, the most frequent of 10 nearest-voxel values from 3 mm outside to 3 mm inside along the surface normal was taken; of equally frequent ones the smallest.',
  needsBothSurfaces: false,
  sample: (volume, { middle }) =>
    mapAlongPaths(volume, normalPaths(middle), nearestAtVoxel, mostFrequentOf),
  // Those that hold the value that won.
  feeds: (volume, { middle }, vertex) => {
    const samples = weightsAlongPath(volume, normalPaths(middle), vertex, nearestWeights)
    const valueIn = (weights: Weights) => volume.values[[...weights.keys()][0]!]!
    const won = mostFrequentOf(Float64Array.from(samples, valueIn))
    return feedsOf(samples.filter((weights) => valueIn(weights) === won))
  },
  largest: (volume, { middle }) =>
    mapAlongPaths(volume, normalPaths(middle), nearestAtVoxel, largestOf),
}

/** Sorts `values` in place. NaN counts only where there is nothing else. */
export function mostFrequentOf(values: Float64Array): number {
  // Typed arrays sort by number, NaN last.
  values.sort()
  let best = Number.NaN
  let bestRun = 0
  let run = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (Number.isNaN(value)) break
    run = i > 0 && value === values[i - 1] ? run + 1 : 1
    if (run > bestRun) {
      best = value
      bestRun = run
    }
  }
  return best
}
