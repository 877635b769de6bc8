/** World places to values, for many vertices at once: the inverse affine as plain numbers. */
import { invert } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'
import type { SurfaceMap } from './rule.ts'

/** The map of `count` vertices whose values `sampleAt` gives; counts those without. */
export function mapOf(count: number, sampleAt: (vertex: number) => number): SurfaceMap {
  const values = new Float64Array(count)
  let notSampled = 0
  for (let vertex = 0; vertex < count; vertex++) {
    const value = sampleAt(vertex)
    values[vertex] = value
    if (Number.isNaN(value)) notSampled++
  }
  return { values, notSampled }
}

/** `atVoxel` at each of `positions` (x, y, z a vertex, world mm). @throws RangeError for an affine without inverse */
export function mapAtVertices(
  volume: Volume,
  positions: Float32Array,
  atVoxel: (volume: Volume, i: number, j: number, k: number) => number,
): SurfaceMap {
  const m = invert(volume.toWorld)
  return mapOf(positions.length / 3, (vertex) => {
    const x = positions[3 * vertex]!
    const y = positions[3 * vertex + 1]!
    const z = positions[3 * vertex + 2]!
    return atVoxel(
      volume,
      m[0]! * x + m[1]! * y + m[2]! * z + m[3]!,
      m[4]! * x + m[5]! * y + m[6]! * z + m[7]!,
      m[8]! * x + m[9]! * y + m[10]! * z + m[11]!,
    )
  })
}
