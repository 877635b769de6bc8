/** Which voxels of an ALE map count as significant: uncorrected, by false discovery rate, or by family-wise error of voxels or clusters. */
import { connectVoxels, voxelsOfComponents } from '#statistic/connect-voxels.ts'
import { countAtLeast } from '#statistic/count-at-least.ts'
import { fdrThresholdP } from '#statistic/fdr.ts'
import { zFromUpperP } from '#statistic/normal.ts'
import type { AleMap } from './ale-map.ts'
import type { Grid } from './grid.ts'
import type { MonteCarloNull } from './monte-carlo-null.ts'

export type ThresholdedMap = {
  /** The map's z where significant, else 0; one value a voxel of the mask. */
  readonly z: Float64Array
  readonly significantVoxels: number
  /** Least z of a single voxel, or `null` when no voxel can pass. */
  readonly thresholdZ: number | null
}

/** p at most `p`, without correction for the number of voxels: to look at, not to conclude from. */
export function thresholdUncorrected(map: AleMap, p: number): ThresholdedMap {
  return keep(map, (m) => map.p[m]! <= p, zFromUpperP(p))
}

/** False discovery rate `q` over the mask's voxels (Benjamini & Hochberg 1995). */
export function thresholdFdr(map: AleMap, q: number): ThresholdedMap {
  const p = fdrThresholdP(map.p, q)
  return keep(map, (m) => p !== null && map.p[m]! <= p, p === null ? null : zFromUpperP(p))
}

/** Family-wise error of voxels: ALE that fewer than `alpha` of the random maps reach anywhere. */
export function thresholdVoxelFwe(
  map: AleMap,
  random: MonteCarloNull,
  alpha: number,
): ThresholdedMap {
  const sorted = random.largestAle.slice().sort()
  const needed = leastSignificant(sorted, alpha)
  let leastZ: number | null = null
  const result = keep(map, (m) => {
    const significant = needed !== null && map.ale[m]! > needed
    if (significant && (leastZ === null || map.z[m]! < leastZ)) leastZ = map.z[m]!
    return significant
  })
  return { ...result, thresholdZ: leastZ }
}

export type ClusterTest = {
  /** Positions in the mask's list, ascending. */
  readonly at: Int32Array
  readonly sizeVoxels: number
  /** Share of random maps with a cluster as large, the map itself counted among them: never 0. */
  readonly p: number
  readonly significant: boolean
}

export type ClusterFweMap = ThresholdedMap & {
  /** All clusters at the forming p, largest first. */
  readonly clusters: readonly ClusterTest[]
  /** Size in voxels from which on a cluster is significant. */
  readonly leastSizeVoxels: number
}

/** Family-wise error of clusters: those at the forming p that are larger than in all but `alpha` of the random maps. */
export function thresholdClusterFwe(
  map: AleMap,
  grid: Grid,
  random: MonteCarloNull,
  alpha: number,
): ClusterFweMap {
  const { mask } = map
  const positions: number[] = []
  for (let m = 0; m < mask.length; m++) if (map.ale[m]! >= random.formingAle) positions.push(m)
  const indices = Int32Array.from(positions, (m) => mask[m]!)
  const { componentOf, sizes } = connectVoxels(indices, grid.shape, random.connectivity)
  const sorted = random.largestCluster.slice().sort()
  const clusters = voxelsOfComponents(Int32Array.from(positions), componentOf, sizes)
    .map((at): ClusterTest => {
      const p = (1 + countAtLeast(sorted, at.length)) / (1 + sorted.length)
      return { at, sizeVoxels: at.length, p, significant: p <= alpha }
    })
    .sort((a, b) => b.sizeVoxels - a.sizeVoxels || a.at[0]! - b.at[0]!)
  const kept = new Uint8Array(mask.length)
  for (const cluster of clusters) if (cluster.significant) for (const m of cluster.at) kept[m] = 1
  const needed = leastSignificant(sorted, alpha)
  return {
    ...keep(map, (m) => kept[m] === 1, zFromUpperP(random.formingP)),
    clusters,
    leastSizeVoxels: needed === null ? Number.POSITIVE_INFINITY : needed + 1,
  }
}

function keep(
  map: AleMap,
  significant: (m: number) => boolean,
  thresholdZ: number | null = null,
): ThresholdedMap {
  let significantVoxels = 0
  const z = map.z.map((value, m) => {
    if (!significant(m)) return 0
    significantVoxels++
    return value
  })
  return { z, significantVoxels, thresholdZ }
}

/** The value of the null that an observation has to exceed for `(1 + count at least) / (1 + draws) <= alpha`. */
function leastSignificant(sorted: ArrayLike<number>, alpha: number): number | null {
  const allowed = Math.floor(alpha * (1 + sorted.length) + 1e-9) - 1
  return allowed < 0 ? null : (sorted[sorted.length - 1 - allowed] ?? 0)
}
