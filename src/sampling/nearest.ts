import { nearestAtVoxel } from '#volume/interpolate.ts'
import { mapAtVertices } from './grid-walk.ts'
import type { SamplingRule } from './rule.ts'

/** As Workbench's `-enclosing`: the voxel in which the vertex lies. */
export const nearest: SamplingRule = {
  label: 'Nearest voxel at mid-depth',
  describe:
    'Each vertex of the mid-thickness surface took the value of the voxel in which it lies, without interpolation.',
  needsBothSurfaces: false,
  sample: (volume, { middle }) => mapAtVertices(volume, middle.positionsWorld, nearestAtVoxel),
  largest: (volume, { middle }) => mapAtVertices(volume, middle.positionsWorld, nearestAtVoxel),
}
