import { trilinearAtVoxel } from '#volume/interpolate.ts'
import { extremeAtVoxel } from './extreme-at-voxel.ts'
import { feedsOf, trilinearWeights, weightsAlongPath } from './feeds.ts'
import type { SamplingRule } from './rule.ts'
import { largestOf, mapAlongPaths, meanOfPresent, normalPaths } from './sample-path.ts'

/** nilearn's `vol_to_surf(kind='line', radius=3)`; samples without a value are left out of the mean, as there. */
export const line: SamplingRule = {
  label: 'Mean along the normal, 3 mm each way',
  short: 'mean along the normal',
  describe:
    'At each vertex, 10 trilinear samples from 3 mm outside to 3 mm inside along the surface normal were averaged (the "line" rule of nilearn).',
  needsBothSurfaces: false,
  sample: (volume, { middle }) =>
    mapAlongPaths(volume, normalPaths(middle), trilinearAtVoxel, meanOfPresent),
  feeds: (volume, { middle }, vertex) =>
    feedsOf(weightsAlongPath(volume, normalPaths(middle), vertex, trilinearWeights)),
  largest: (volume, { middle }) =>
    mapAlongPaths(volume, normalPaths(middle), extremeAtVoxel, largestOf),
}
