import { nearestAtVoxel } from '#volume/interpolate.ts'
import { feedsOf, nearestWeights, placeInVoxels } from './feeds.ts'
import { mapAtVertices } from './grid-walk.ts'
import type { SamplingRule } from './rule.ts'

/** As Workbench's `-enclosing`: the voxel in which the vertex lies. */
export const nearest: SamplingRule = {
  label: 'Nearest voxel at mid-depth',
  short: 'nearest',
  describe:
    'Each vertex of the mid-thickness surface took the value of the voxel in which it lies, without interpolation.',
  needsBothSurfaces: false,
  sample: (volume, { middle }) => mapAtVertices(volume, middle.positionsWorld, nearestAtVoxel),
  feeds: (volume, { middle }, vertex) =>
    feedsOf([nearestWeights(volume, placeInVoxels(volume, middle.positionsWorld, vertex))]),
  largest: (volume, { middle }) => mapAtVertices(volume, middle.positionsWorld, nearestAtVoxel),
}
