/** Places along a path through the cortex, one path a vertex. */
import type { Mesh } from '#mesh/mesh.ts'
import type { ValueAtWorld } from './grid-walk.ts'
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

/** Writes the values at evenly spaced places of a vertex's path, both ends included, to `out`. */
export function readPath(
  paths: Paths,
  vertex: number,
  valueAt: ValueAtWorld,
  out: Float64Array,
): void {
  const { starts, spans } = paths
  const at = 3 * vertex
  for (let s = 0; s < out.length; s++) {
    const t = s / (out.length - 1)
    out[s] = valueAt(
      starts[at]! + t * spans[at]!,
      starts[at + 1]! + t * spans[at + 1]!,
      starts[at + 2]! + t * spans[at + 2]!,
    )
  }
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
