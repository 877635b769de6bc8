import { trilinearAtVoxel } from '#volume/interpolate.ts'
import { extremeAtVoxel } from './extreme-at-voxel.ts'
import { feedsOf, trilinearWeights, weightsAlongPath } from './feeds.ts'
import { needBoth, type SamplingRule } from './rule.ts'
import { depthPaths, largestOf, mapAlongPaths, meanOfPresent } from './sample-path.ts'

/** nilearn's `vol_to_surf(pial, inner_mesh=white, kind='depth')`; samples without a value are left out, as there. */
export const depth: SamplingRule = {
  label: 'Mean through the cortex',
  short: 'mean through the cortex',
  describe:
    'At each vertex, 10 trilinear samples evenly spaced from the white to the pial surface were averaged (the "depth" rule of nilearn).',
  needsBothSurfaces: true,
  sample: (volume, surfaces) => {
    const { pial, white } = needBoth(surfaces, 'depth')
    return mapAlongPaths(volume, depthPaths(pial, white), trilinearAtVoxel, meanOfPresent)
  },
  feeds: (volume, surfaces, vertex) => {
    const { pial, white } = needBoth(surfaces, 'depth')
    return feedsOf(weightsAlongPath(volume, depthPaths(pial, white), vertex, trilinearWeights))
  },
  largest: (volume, surfaces) => {
    const { pial, white } = needBoth(surfaces, 'depth')
    return mapAlongPaths(volume, depthPaths(pial, white), extremeAtVoxel, largestOf)
  },
}
