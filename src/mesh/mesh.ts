/** A Mesh is a triangulated surface in world millimetres. */

export type Mesh = {
  /** x, y, z of each vertex in RAS+ millimetres. */
  readonly positionsWorld: Float32Array
  /** Three vertex indices a triangle, counter-clockwise seen from outside. */
  readonly faces: Uint32Array
}

export function vertexCount(mesh: Pick<Mesh, 'positionsWorld'>): number {
  return mesh.positionsWorld.length / 3
}
