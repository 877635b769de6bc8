/** Mean curvature of a mesh. */
import type { Adjacency } from './adjacency.ts'
import { vertexNormals } from './normals.ts'
import { smoothValues } from './smooth.ts'

/**
 * Mean curvature in 1/mm, positive where the surface is hollow seen from outside (in a sulcus), as FreeSurfer signs it:
 * the divergence of the normals, per edge the turn of the normal along it over its length, averaged over the edges.
 * @param rounds rounds of half-way smoothing over the mesh.
 */
export function meanCurvature(
  positions: Float32Array,
  faces: Uint32Array,
  adjacent: Adjacency,
  rounds: number,
): Float32Array {
  const normals = vertexNormals(positions, faces)
  const { start, list } = adjacent
  const out = new Float32Array(positions.length / 3)
  for (let v = 0; v < out.length; v++) {
    let sum = 0
    const o = 3 * v
    for (let n = start[v]!; n < start[v + 1]!; n++) {
      const u = 3 * list[n]!
      const ex = positions[u]! - positions[o]!
      const ey = positions[u + 1]! - positions[o + 1]!
      const ez = positions[u + 2]! - positions[o + 2]!
      const squared = ex * ex + ey * ey + ez * ez
      if (squared === 0) continue
      const turn =
        (normals[u]! - normals[o]!) * ex +
        (normals[u + 1]! - normals[o + 1]!) * ey +
        (normals[u + 2]! - normals[o + 2]!) * ez
      sum -= turn / squared
    }
    out[v] = sum / (start[v + 1]! - start[v]! || 1)
  }
  return smoothValues(out, adjacent, rounds)
}
