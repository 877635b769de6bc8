import { faceCount, type Mesh } from '#mesh/mesh.ts'

/** Unit normals, 3 numbers a vertex: the mean of the unit normals of the faces around, unweighted, as nilearn takes it. */
export function vertexNormals(mesh: Mesh): Float64Array {
  const p = mesh.positionsWorld
  const f = mesh.faces
  const normals = new Float64Array(p.length)
  for (let face = 0; face < faceCount(mesh); face++) {
    const a = 3 * f[3 * face]!
    const b = 3 * f[3 * face + 1]!
    const c = 3 * f[3 * face + 2]!
    const ux = p[b]! - p[a]!
    const uy = p[b + 1]! - p[a + 1]!
    const uz = p[b + 2]! - p[a + 2]!
    const vx = p[c]! - p[a]!
    const vy = p[c + 1]! - p[a + 1]!
    const vz = p[c + 2]! - p[a + 2]!
    const nx = uy * vz - uz * vy
    const ny = uz * vx - ux * vz
    const nz = ux * vy - uy * vx
    const length = Math.sqrt(nx * nx + ny * ny + nz * nz)
    if (!(length > 0)) continue
    for (const vertex of [a, b, c]) {
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
