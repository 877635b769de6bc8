/** World places to values, for many vertices at once: the inverse affine as plain numbers. */
import { invert } from '#space/affine.ts'
import { nearestAtVoxel, trilinearAtVoxel } from '#volume/interpolate.ts'
import type { Volume } from '#volume/volume.ts'
import type { SurfaceMap } from './rule.ts'

/** World millimetres to a value; NaN where there is none. */
export type ValueAtWorld = (x: number, y: number, z: number) => number

export function trilinearReader(volume: Volume): ValueAtWorld {
  return reader(volume, trilinearAtVoxel)
}

export function nearestReader(volume: Volume): ValueAtWorld {
  return reader(volume, nearestAtVoxel)
}

/** `atVoxel` at the voxel coordinates of a place in the world. @throws RangeError for an affine without inverse */
export function reader(
  volume: Volume,
  atVoxel: (volume: Volume, i: number, j: number, k: number) => number,
): ValueAtWorld {
  const [a, b, c, d, e, f, g, h, m, n, o, q] = invert(volume.toWorld) as unknown as TwelveNumbers
  return (x, y, z) =>
    atVoxel(volume, a * x + b * y + c * z + d, e * x + f * y + g * z + h, m * x + n * y + o * z + q)
}

type N = number
type TwelveNumbers = readonly [N, N, N, N, N, N, N, N, N, N, N, N]

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

/** One value a vertex of `positions` (x, y, z a vertex, world mm). */
export function mapAtVertices(positions: Float32Array, valueAt: ValueAtWorld): SurfaceMap {
  return mapOf(positions.length / 3, (vertex) =>
    valueAt(positions[3 * vertex]!, positions[3 * vertex + 1]!, positions[3 * vertex + 2]!),
  )
}
