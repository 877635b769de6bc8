/** Triangles that lie upside down. */
import { faceCrosses, vertexNormals } from '#mesh/normals.ts'

/** 1 for every face that looks away from the mean normal of its three corners. */
export function flippedFaces(positions: Float32Array, faces: Uint32Array): Uint8Array {
  const crosses = faceCrosses(positions, faces)
  const normals = vertexNormals(positions, faces)
  return Uint8Array.from({ length: faces.length / 3 }, (_, f) => {
    let dot = 0
    for (let corner = 3 * f; corner < 3 * f + 3; corner++)
      for (let axis = 0; axis < 3; axis++)
        dot += crosses[3 * f + axis]! * normals[3 * faces[corner]! + axis]!
    return dot > 0 ? 0 : 1
  })
}

/** 1 for every face of a sphere around 0 whose outside looks to the middle. */
export function flippedOnSphere(positions: Float32Array, faces: Uint32Array): Uint8Array {
  const crosses = faceCrosses(positions, faces)
  return Uint8Array.from({ length: faces.length / 3 }, (_, f) => {
    const a = 3 * faces[3 * f]!
    let dot = 0
    for (let axis = 0; axis < 3; axis++) dot += crosses[3 * f + axis]! * positions[a + axis]!
    return dot > 0 ? 0 : 1
  })
}
