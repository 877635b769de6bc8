import { vertexCount } from '#mesh/mesh.ts'
import { nearestAtVoxel } from '#volume/interpolate.ts'
import { mapOf, worldToVoxel } from './grid-walk.ts'
import type { SamplingRule } from './rule.ts'

/** As Workbench's `-enclosing`: the voxel in which the vertex lies. */
export const nearest: SamplingRule = {
  label: 'Nearest voxel at mid-depth',
  describe:
    'Each vertex of the mid-thickness surface took the value of the voxel in which it lies, without interpolation.',
  needsBothSurfaces: false,
  sample: (volume, { middle }) => {
    const m = worldToVoxel(volume)
    const p = middle.positionsWorld
    return mapOf(vertexCount(middle), (vertex) => {
      const x = p[3 * vertex]!
      const y = p[3 * vertex + 1]!
      const z = p[3 * vertex + 2]!
      return nearestAtVoxel(
        volume,
        m[0]! * x + m[1]! * y + m[2]! * z + m[3]!,
        m[4]! * x + m[5]! * y + m[6]! * z + m[7]!,
        m[8]! * x + m[9]! * y + m[10]! * z + m[11]!,
      )
    })
  },
}
