/** World places to values, for many vertices at once. */
import type { Volume } from '#volume/volume.ts'
import { placesInVoxels } from '#volume/voxel-place.ts'
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
  const places = placesInVoxels(volume, positions)
  return mapOf(places.length / 3, (vertex) => {
    const at = 3 * vertex
    return atVoxel(volume, places[at]!, places[at + 1]!, places[at + 2]!)
  })
}
