/** Normals of a surface: the directions in which its shading and its offsets point. */

/**
 * Cross product of each face's edges, 3 numbers a face: along the face's normal, twice its area long. Outwards
 * where faces are counter-clockwise seen from outside.
 */
export function faceCrosses(positions: Float32Array, faces: Uint32Array): Float64Array {
  const crosses = new Float64Array(faces.length)
  for (let f = 0; f < faces.length; f += 3) {
    const a = faces[f]! * 3
    const b = faces[f + 1]! * 3
    const c = faces[f + 2]! * 3
    const ax = positions[a]!
    const ay = positions[a + 1]!
    const az = positions[a + 2]!
    const ux = positions[b]! - ax
    const uy = positions[b + 1]! - ay
    const uz = positions[b + 2]! - az
    const vx = positions[c]! - ax
    const vy = positions[c + 1]! - ay
    const vz = positions[c + 2]! - az
    crosses[f] = uy * vz - uz * vy
    crosses[f + 1] = uz * vx - ux * vz
    crosses[f + 2] = ux * vy - uy * vx
  }
  return crosses
}

/**
 * Unit normals, 3 numbers a vertex; each face weighs in with its area. A vertex of no face, or of faces that cancel
 * out, gets (0, 0, 1), so that the length is always 1.
 */
export function vertexNormals(positions: Float32Array, faces: Uint32Array): Float32Array {
  const normals = new Float32Array(positions.length)
  const crosses = faceCrosses(positions, faces)
  for (let corner = 0; corner < faces.length; corner++) {
    const v = faces[corner]! * 3
    const f = corner - (corner % 3)
    normals[v]! += crosses[f]!
    normals[v + 1]! += crosses[f + 1]!
    normals[v + 2]! += crosses[f + 2]!
  }
  for (let v = 0; v < normals.length; v += 3) {
    const length = Math.hypot(normals[v]!, normals[v + 1]!, normals[v + 2]!)
    if (length > 0) {
      normals[v]! /= length
      normals[v + 1]! /= length
      normals[v + 2]! /= length
    } else {
      normals[v + 2] = 1
    }
  }
  return normals
}
