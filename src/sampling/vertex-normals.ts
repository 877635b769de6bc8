import type { Mesh } from '#mesh/mesh.ts'
import { faceCrosses } from '#mesh/normals.ts'

/** Unit normals, 3 numbers a vertex: the mean of the unit normals of the faces around, unweighted, as nilearn takes it. */
export function vertexNormals(mesh: Mesh): Float64Array {
  const { positionsWorld, faces } = mesh
  const crosses = faceCrosses(positionsWorld, faces)
  const normals = new Float64Array(positionsWorld.length)
  for (let corner = 0; corner < faces.length; corner += 3) {
    const nx = crosses[corner]!
    const ny = crosses[corner + 1]!
    const nz = crosses[corner + 2]!
    const length = Math.sqrt(nx * nx + ny * ny + nz * nz)
    if (!(length > 0)) continue
    for (let n = corner; n < corner + 3; n++) {
      const vertex = 3 * faces[n]!
      normals[vertex] = normals[vertex]! + nx / length
      normals[vertex + 1] = normals[vertex + 1]! + ny / length
      normals[vertex + 2] = normals[vertex + 2]! + nz / length
    }
  }
  for (let v = 0; v < normals.length; v += 3) {
    const length = Math.hypot(normals[v]!, normals[v + 1]!, normals[v + 2]!)
    if (!(length > 0)) continue
    normals[v] = normals[v]! / length
    normals[v + 1] = normals[v + 1]! / length
    normals[v + 2] = normals[v + 2]! / length
  }
  return normals
}
