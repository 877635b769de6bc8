import { trilinearAtVoxel } from '#volume/interpolate.ts'
import { extremeAtVoxel } from './extreme-at-voxel.ts'
import { feedsOf, placeInVoxels, trilinearWeights } from './feeds.ts'
import { mapAtVertices } from './grid-walk.ts'
import type { SamplingRule } from './rule.ts'

/**
 * As Workbench's `-trilinear` and nilearn's `linear` at one point a vertex. NaN beyond the outermost voxel centres, and
 * where any of the eight voxels that have weight is NaN.
 */
export const trilinear: SamplingRule = {
  label: 'Trilinear at mid-depth',
  short: 'trilinear',
  describe:
    'Values were sampled at each vertex of the mid-thickness surface by trilinear interpolation.',
  needsBothSurfaces: false,
  sample: (volume, { middle }) => mapAtVertices(volume, middle.positionsWorld, trilinearAtVoxel),
  feeds: (volume, { middle }, vertex) =>
    feedsOf([trilinearWeights(volume, placeInVoxels(volume, middle.positionsWorld, vertex))]),
  largest: (volume, { middle }) => mapAtVertices(volume, middle.positionsWorld, extremeAtVoxel),
}
