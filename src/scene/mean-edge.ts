/** How far neighbouring vertices of a mesh are apart. */

/** Mean length of the edges of some faces spread over the mesh, mm. */
export function meanEdge(positions: Float32Array, faces: Uint32Array): number {
  const step = 3 * Math.max(1, Math.floor(faces.length / 3 / 500))
  let [sum, count] = [0, 0]
  for (let f = 0; f < faces.length; f += step) {
    const [a, b] = [faces[f]! * 3, faces[f + 1]! * 3]
    sum += Math.hypot(
      positions[a]! - positions[b]!,
      positions[a + 1]! - positions[b + 1]!,
      positions[a + 2]! - positions[b + 2]!,
    )
    count++
  }
  return count === 0 ? 1 : sum / count
}
