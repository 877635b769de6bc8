/**
 * How near a study's peaks lie to each voxel, measured by the study's own map, so that it is not the nearer everywhere for
 * listing more peaks. The modelled activation of a study falls with the distance to its nearest peak; its rank among the
 * voxels of the brain is the same whatever the kernel's width, and goes on where the kernel has been cut.
 */
import { apply, invert, voxelSizes } from '#space/affine.ts'
import { indicesOfVoxel } from '#volume/voxel-place.ts'
import type { Grid } from './grid.ts'
import type { Study } from './study.ts'

/** Writes the nearness at `count` voxels of the mask's list, from position `from` on, into `out`. */
export type Nearness = (from: number, count: number, out: Float32Array) => void

/**
 * The nearness at a voxel is `-log u`, where `u` is the share of the mask's voxels that lie as near to a peak of the study:
 * 1 on average over the brain for every study, 4.6 in the nearest hundredth. Voxels equally near share their mean.
 * All 1 for a study without a peak.
 */
export function nearnessIn(mask: Int32Array, grid: Grid): (study: Pick<Study, 'foci'>) => Nearness {
  const toVoxel = invert(grid.toWorld)
  const indices = Array.from(mask, (voxel) => indicesOfVoxel(grid.shape, voxel))
  const at = [
    Int16Array.from(indices, (at) => at[0]),
    Int16Array.from(indices, (at) => at[1]),
    Int16Array.from(indices, (at) => at[2]),
  ] as const
  const edges = voxelSizes(grid.toWorld)
  // Squared distances in units of the shortest edge: whole numbers on a grid of cubes, so that equal ones meet in a bin.
  const unit = Math.min(...edges)
  const weights = edges.map((edge) => (edge / unit) ** 2)
  const all = new Int32Array(mask.length)

  return ({ foci }) => {
    if (foci.length === 0) return (_from, count, out) => void out.fill(1, 0, count)
    const voxels = foci.map((focus) => apply(toVoxel, focus).map((x) => Math.floor(x + 0.5)))
    const peaks = [0, 1, 2].map((axis) => Float64Array.from(voxels, (voxel) => voxel[axis]!))
    const binsOf = (from: number, count: number, out: Int32Array) =>
      squaredDistances(at, peaks, weights, from, count, out)
    binsOf(0, mask.length, all)
    const values = valuesOfBins(all)
    let bins = new Int32Array(0)
    return (from, count, out) => {
      if (bins.length < count) bins = new Int32Array(count)
      binsOf(from, count, bins)
      for (let v = 0; v < count; v++) out[v] = values[bins[v]!]!
    }
  }
}

function squaredDistances(
  at: readonly [Int16Array, Int16Array, Int16Array],
  peaks: readonly Float64Array[],
  weights: readonly number[],
  from: number,
  count: number,
  out: Int32Array,
): void {
  const [i, j, k] = at
  const [pi, pj, pk] = [peaks[0]!, peaks[1]!, peaks[2]!]
  const [wi, wj, wk] = [weights[0]!, weights[1]!, weights[2]!]
  for (let v = 0; v < count; v++) {
    const x = i[from + v]!
    const y = j[from + v]!
    const z = k[from + v]!
    let least = Number.POSITIVE_INFINITY
    for (let f = 0; f < pi.length; f++) {
      const dx = x - pi[f]!
      const dy = y - pj[f]!
      const dz = z - pk[f]!
      const squared = wi * dx * dx + wj * dy * dy + wk * dz * dz
      if (squared < least) least = squared
    }
    out[v] = Math.round(least)
  }
}

/** Mean of `-log u` over the shares that the voxels of each bin take up; the mean over all voxels is 1. */
function valuesOfBins(bins: Int32Array): Float64Array {
  const values = new Float64Array(bins.reduce((a, b) => Math.max(a, b), 0) + 1)
  for (const bin of bins) values[bin] = values[bin]! + 1
  let nearer = 0
  for (let bin = 0; bin < values.length; bin++) {
    const here = values[bin]!
    if (here === 0) continue
    const low = nearer / bins.length
    nearer += here
    const high = nearer / bins.length
    values[bin] = (integralOfMinusLog(high) - integralOfMinusLog(low)) / (high - low)
  }
  return values
}

function integralOfMinusLog(u: number): number {
  return u > 0 ? u - u * Math.log(u) : 0
}
