/** How an ALE map is thresholded when somebody asks: which corrections there are, and what each leaves of the map. */
import type { AleMap, PreparedStudies } from './ale-map.ts'
import { type MonteCarloOptions, monteCarloNull } from './monte-carlo-null.ts'
import type { Steps } from './run-steps.ts'
import { type ClusterTest, thresholdClusterFwe, thresholdFdr } from './threshold-map.ts'

/** 'none': z as it is. The others leave z where it is significant, 0 elsewhere. */
export type Correction = 'none' | 'fdr' | 'cluster-fwe'

export type AleThreshold =
  | { readonly correction: 'none' }
  | { readonly correction: 'fdr' }
  | ({ readonly correction: 'cluster-fwe' } & Pick<MonteCarloOptions, 'permutations' | 'seed'>)

/** Level of every correction. */
const LEVEL = 0.05

/** Same seed, same result: a lecture can be given twice. Any number will do; fixed before the first run. */
export const SEED = 20031010

/** Random maps of the cluster test on the page. */
export const CLUSTER_PERMUTATIONS = 1000

/** The threshold of a correction, with the numbers of random maps and the seed that the page uses. */
export function thresholdFor(correction: Correction): AleThreshold {
  return correction === 'cluster-fwe'
    ? { correction, permutations: CLUSTER_PERMUTATIONS, seed: SEED }
    : { correction }
}

export type CorrectedMap = {
  /** One value a voxel of the mask: z where it is shown, else 0. */
  readonly z: Float64Array
  /** Least z that is shown: 0 without a correction, null where nothing is significant. */
  readonly thresholdZ: number | null
  /** Clusters of this size and more are significant; null where that was not tested. */
  readonly leastClusterVoxels: number | null
  /** Each cluster's test; empty where there was none. */
  readonly tests: readonly ClusterTest[]
}

/** @param drawFrom voxels in which the cluster test draws its peaks; the mask unless given */
export function* correctMap(
  map: AleMap,
  prepared: PreparedStudies,
  threshold: AleThreshold,
  drawFrom?: Int32Array,
): Steps<CorrectedMap> {
  if (threshold.correction === 'none') {
    return { z: map.z, thresholdZ: 0, leastClusterVoxels: null, tests: [] }
  }
  if (threshold.correction === 'fdr') {
    const { z, thresholdZ } = thresholdFdr(map, LEVEL)
    return { z, thresholdZ, leastClusterVoxels: null, tests: [] }
  }
  const { permutations, seed } = threshold
  const random = yield* monteCarloNull(prepared, { permutations, seed, drawFrom })
  const tested = thresholdClusterFwe(map, prepared.grid, random, LEVEL)
  return {
    z: tested.z,
    thresholdZ: tested.clusters.some(({ significant }) => significant) ? tested.thresholdZ : null,
    leastClusterVoxels: tested.leastSizeVoxels,
    tests: tested.clusters,
  }
}
