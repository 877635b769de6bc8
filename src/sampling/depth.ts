import { vertexCount } from '#mesh/mesh.ts'
import { mapOf, trilinearReader } from './grid-walk.ts'
import { needBoth, type SamplingRule } from './rule.ts'
import { depthPaths, meanOfPresent, readPath, samplesPerPath } from './sample-path.ts'

/** nilearn's `vol_to_surf(pial, inner_mesh=white, kind='depth')`; samples without a value are left out, as there. */
export const depth: SamplingRule = {
  label: 'Mean through the cortex',
  describe:
    'At each vertex, 10 trilinear samples evenly spaced from the white to the pial surface were averaged (the "depth" rule of nilearn).',
  needsBothSurfaces: true,
  sample: (volume, surfaces) => {
    const { pial, white } = needBoth(surfaces, 'depth')
    const paths = depthPaths(pial, white)
    const valueAt = trilinearReader(volume)
    const samples = new Float64Array(samplesPerPath)
    return mapOf(vertexCount(pial), (vertex) => {
      readPath(paths, vertex, valueAt, samples)
      return meanOfPresent(samples)
    })
  },
}
