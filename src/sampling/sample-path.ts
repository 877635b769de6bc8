/** Places along a path through the cortex, one path a vertex. */
import type { Mesh } from '#mesh/mesh.ts'
import type { Volume } from '#volume/volume.ts'
import { placesInVoxels } from '#volume/voxel-place.ts'
import { mapOf } from './grid-walk.ts'
import type { SurfaceMap } from './rule.ts'
import { vertexNormals } from './vertex-normals.ts'

/** For each vertex a straight path: where it begins and where it ends, 3 numbers a vertex each, world mm. */
export type Paths = { readonly starts: Positions; readonly ends: Positions }
type Positions = Float32Array | Float64Array

export const samplesPerPath = 10
export const halfLengthMm = 3

/** From 3 mm outside to 3 mm inside along the vertex normal, as nilearn's `line`. */
export function normalPaths(mesh: Mesh): Paths {
  const normals = vertexNormals(mesh)
  const beside = (mm: number) =>
    Float64Array.from(mesh.positionsWorld, (at, n) => at + mm * normals[n]!)
  return { starts: beside(halfLengthMm), ends: beside(-halfLengthMm) }
}

/** From pial to white, as nilearn's `depth`. */
export function depthPaths(pial: Mesh, white: Mesh): Paths {
  return { starts: pial.positionsWorld, ends: white.positionsWorld }
}

/** The coordinate of sample number `s` of a path: evenly spaced, both ends included. */
export function betweenEnds(start: number, end: number, s: number): number {
  return start + (s / (samplesPerPath - 1)) * (end - start)
}

type AtVoxel = (volume: Volume, i: number, j: number, k: number) => number

/**
 * For each vertex, `summarise` of the values at evenly spaced places of its path. Paths are taken to voxel coordinates once,
 * so that a sample costs no matrix. `summarise` gets the same array each time and may change it.
 */
export function mapAlongPaths(
  volume: Volume,
  paths: Paths,
  atVoxel: AtVoxel,
  summarise: (samples: Float64Array) => number,
): SurfaceMap {
  const starts = placesInVoxels(volume, paths.starts)
  const ends = placesInVoxels(volume, paths.ends)
  const samples = new Float64Array(samplesPerPath)
  return mapOf(starts.length / 3, (vertex) => {
    const [x, y, z] = [3 * vertex, 3 * vertex + 1, 3 * vertex + 2]
    for (let s = 0; s < samplesPerPath; s++)
      samples[s] = atVoxel(
        volume,
        betweenEnds(starts[x]!, ends[x]!, s),
        betweenEnds(starts[y]!, ends[y]!, s),
        betweenEnds(starts[z]!, ends[z]!, s),
      )
    return summarise(samples)
  })
}

/** Of largest magnitude; NaN where none is there. */
export function largestOf(values: Float64Array): number {
  let largest = Number.NaN
  for (let i = 0; i < values.length; i++)
    if (!(Math.abs(values[i]!) <= Math.abs(largest)) && !Number.isNaN(values[i]!))
      largest = values[i]!
  return largest
}

/** Mean of the values that are there; NaN where none is. */
export function meanOfPresent(values: Float64Array): number {
  let sum = 0
  let count = 0
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) continue
    sum += values[i]!
    count++
  }
  return count > 0 ? sum / count : Number.NaN
}
