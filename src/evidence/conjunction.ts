/** Where two maps are both significant: the minimum statistic against each map's own threshold (Nichols et al. 2005). */

/**
 * The smaller z of each voxel. Thresholding it equals intersecting the thresholded maps, so two thresholded maps can be passed as well.
 * It shows overlap in location only: not that the same neurons, or one process, are at work.
 * @throws RangeError when the maps differ in length
 */
export function conjunctionZ(a: Float64Array, b: Float64Array): Float64Array {
  if (a.length !== b.length) throw new RangeError('a conjunction needs two maps of one mask')
  return a.map((z, m) => Math.min(z, b[m]!))
}
