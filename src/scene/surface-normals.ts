/** Normals of the cortex's surfaces, worked out when a surface is first drawn. */
import { vertexNormals } from '#mesh/normals.ts'

const known = new WeakMap<Float32Array, Float32Array>()

/** Unit normals of a surface, 3 numbers a vertex; once an array of positions. */
export function surfaceNormals(positions: Float32Array, faces: Uint32Array): Float32Array {
  const made = known.get(positions) ?? vertexNormals(positions, faces)
  known.set(positions, made)
  return made
}
