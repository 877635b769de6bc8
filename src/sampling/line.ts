import { vertexCount } from '#mesh/mesh.ts'
import { mapOf, trilinearReader } from './grid-walk.ts'
import type { SamplingRule } from './rule.ts'
import { meanOfPresent, normalPaths, readPath, samplesPerPath } from './sample-path.ts'

/** nilearn's `vol_to_surf(kind='line', radius=3)`; samples without a value are left out of the mean, as there. */
export const line: SamplingRule = {
  label: 'Mean along the normal, 3 mm each way',
  describe:
    'At each vertex, 10 trilinear samples from 3 mm outside to 3 mm inside along the surface normal were averaged (the "line" rule of nilearn).',
  needsBothSurfaces: false,
  sample: (volume, { middle }) => {
    const paths = normalPaths(middle)
    const valueAt = trilinearReader(volume)
    const samples = new Float64Array(samplesPerPath)
    return mapOf(vertexCount(middle), (vertex) => {
      readPath(paths, vertex, valueAt, samples)
      return meanOfPresent(samples)
    })
  },
}
