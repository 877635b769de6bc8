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

/** Places in voxel coordinates, 3 numbers each, of places in world mm. @throws RangeError for an affine without inverse */
export function inVoxels(volume: Volume, places: ArrayLike<number>): Float64Array {
  const m = invert(volume.toWorld)
  const out = new Float64Array(places.length)
  for (let at = 0; at < places.length; at += 3) {
    const x = places[at]!
    const y = places[at + 1]!
    const z = places[at + 2]!
    out[at] = m[0]! * x + m[1]! * y + m[2]! * z + m[3]!
    out[at + 1] = m[4]! * x + m[5]! * y + m[6]! * z + m[7]!
    out[at + 2] = m[8]! * x + m[9]! * y + m[10]! * z + m[11]!
  }
  return out
}

/** `atVoxel` at each of `positions` (x, y, z a vertex, world mm). @throws RangeError for an affine without inverse */
export function mapAtVertices(
  volume: Volume,
  positions: Float32Array,
  atVoxel: (volume: Volume, i: number, j: number, k: number) => number,
): SurfaceMap {
  const places = inVoxels(volume, positions)
  return mapOf(places.length / 3, (vertex) => {
    const at = 3 * vertex
    return atVoxel(volume, places[at]!, places[at + 1]!, places[at + 2]!)
  })
}
