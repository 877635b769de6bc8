/** Places along a path through the cortex, one path a vertex. */
import type { Mesh } from '#mesh/mesh.ts'
import { invert } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'
import { mapOf } from './grid-walk.ts'
import type { SurfaceMap } from './rule.ts'
import { vertexNormals } from './vertex-normals.ts'

/** For each vertex a straight path: where it begins and how far it goes, 3 numbers a vertex each, world mm. */
export type Paths = { readonly starts: ArrayLike<number>; readonly spans: ArrayLike<number> }

export const samplesPerPath = 10
export const halfLengthMm = 3

/** From 3 mm outside to 3 mm inside along the vertex normal, as nilearn's `line`. */
export function normalPaths(mesh: Mesh): Paths {
  const p = mesh.positionsWorld
  const normals = vertexNormals(mesh)
  const starts = new Float64Array(p.length)
  const spans = new Float64Array(p.length)
  for (let i = 0; i < p.length; i++) {
    starts[i] = p[i]! + halfLengthMm * normals[i]!
    spans[i] = -2 * halfLengthMm * normals[i]!
  }
  return { starts, spans }
}

/** From pial to white, as nilearn's `depth`. */
export function depthPaths(pial: Mesh, white: Mesh): Paths {
  const starts = pial.positionsWorld
  const ends = white.positionsWorld
  const spans = new Float64Array(starts.length)
  for (let i = 0; i < starts.length; i++) spans[i] = ends[i]! - starts[i]!
  return { starts, spans }
}

type AtVoxel = (volume: Volume, i: number, j: number, k: number) => number

/**
 * For each vertex, `summarise` of the values at evenly spaced places of its path, both ends included. Paths are taken to voxel
 * coordinates once, so that a sample costs no matrix. `summarise` gets the same array each time and may change it.
 */
export function mapAlongPaths(
  volume: Volume,
  { starts, spans }: Paths,
  atVoxel: AtVoxel,
  summarise: (samples: Float64Array) => number,
): SurfaceMap {
  const m = invert(volume.toWorld)
  const samples = new Float64Array(samplesPerPath)
  const step = 1 / (samplesPerPath - 1)
  return mapOf(starts.length / 3, (vertex) => {
    const at = 3 * vertex
    const [x, y, z] = [starts[at]!, starts[at + 1]!, starts[at + 2]!]
    const [u, v, w] = [spans[at]!, spans[at + 1]!, spans[at + 2]!]
    const i = m[0]! * x + m[1]! * y + m[2]! * z + m[3]!
    const j = m[4]! * x + m[5]! * y + m[6]! * z + m[7]!
    const k = m[8]! * x + m[9]! * y + m[10]! * z + m[11]!
    const di = m[0]! * u + m[1]! * v + m[2]! * w
    const dj = m[4]! * u + m[5]! * v + m[6]! * w
    const dk = m[8]! * u + m[9]! * v + m[10]! * w
    for (let s = 0; s < samplesPerPath; s++) {
      const t = s * step
      samples[s] = atVoxel(volume, i + t * di, j + t * dj, k + t * dk)
    }
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
