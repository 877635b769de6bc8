import { vertexCount } from '#mesh/mesh.ts'
import { trilinearAtVoxel } from '#volume/interpolate.ts'
import { mapOf, worldToVoxel } from './grid-walk.ts'
import type { SamplingRule } from './rule.ts'

/** As Workbench's `-trilinear` and scipy's `map_coordinates(order=1)` inside the grid; NaN outside the voxel centres. */
export const trilinear: SamplingRule = {
  label: 'Trilinear at mid-depth',
  describe:
    'Values were sampled at each vertex of the mid-thickness surface by trilinear interpolation.',
  needsBothSurfaces: false,
  sample: (volume, { middle }) => {
    const m = worldToVoxel(volume)
    const p = middle.positionsWorld
    return mapOf(vertexCount(middle), (vertex) => {
      const x = p[3 * vertex]!
      const y = p[3 * vertex + 1]!
      const z = p[3 * vertex + 2]!
      return trilinearAtVoxel(
        volume,
        m[0]! * x + m[1]! * y + m[2]! * z + m[3]!,
        m[4]! * x + m[5]! * y + m[6]! * z + m[7]!,
        m[8]! * x + m[9]! * y + m[10]! * z + m[11]!,
      )
    })
  },
}
