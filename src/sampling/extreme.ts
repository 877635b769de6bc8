import { extremeAtVoxel, extremeVoxel } from './extreme-at-voxel.ts'
import { placeInVoxels } from './feeds.ts'
import { mapAtVertices } from './grid-walk.ts'
import type { SamplingRule } from './rule.ts'

/** Not for results: it makes every map look stronger, and the user can see by how much. */
export const extreme: SamplingRule = {
  label: 'Most extreme of the 8 voxels around',
  short: 'most extreme',
  describe:
    'Each vertex of the mid-thickness surface took the value of largest magnitude among the eight voxels around it, which overstates a map and is meant for looking at sampling itself.',
  needsBothSurfaces: false,
  sample: (volume, { middle }) => mapAtVertices(volume, middle.positionsWorld, extremeAtVoxel),
  // The one that was taken of those around.
  feeds: (volume, { middle }, vertex) => {
    const voxel = extremeVoxel(volume, ...placeInVoxels(volume, middle.positionsWorld, vertex))
    return voxel < 0 ? [] : [{ voxel, weight: 1 }]
  },
  largest: (volume, { middle }) => mapAtVertices(volume, middle.positionsWorld, extremeAtVoxel),
}
