/** World places to voxel coordinates for many vertices at once: the inverse affine as plain numbers. */
import { invert } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'
import type { SurfaceMap } from './rule.ts'

/** The twelve numbers of world mm to voxel coordinates, row by row. */
export function worldToVoxel(volume: Volume): readonly number[] {
  return invert(volume.toWorld)
}

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
