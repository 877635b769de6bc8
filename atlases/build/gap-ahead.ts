/** How far a surface is from itself: from each vertex along a direction to the next triangle that faces it. */
import { triangleGrid } from './self-intersection.ts'

/**
 * @param directions unit vectors, 3 numbers a vertex.
 * @returns distance in mm, Infinity when nothing is met within `reachMm`. Faces that contain the vertex do not count.
 */
export function gapAhead(
  positions: Float32Array,
  faces: Uint32Array,
  directions: Float32Array,
  reachMm: number,
): Float32Array {
  const cell = 1.5
  const { low, shape, start, list } = triangleGrid(positions, faces, cell)
  const gaps = new Float32Array(positions.length / 3).fill(Number.POSITIVE_INFINITY)
  for (let v = 0; v < gaps.length; v++) {
    const o = 3 * v
    const ox = positions[o]!
    const oy = positions[o + 1]!
    const oz = positions[o + 2]!
    const dx = directions[o]!
    const dy = directions[o + 1]!
    const dz = directions[o + 2]!
    const from = [0, 1, 2].map((axis) => {
      const a = positions[o + axis]!
      const b = a + reachMm * directions[o + axis]!
      const last = shape[axis]! - 1
      const at = (p: number) => Math.min(last, Math.max(0, Math.floor((p - low[axis]!) / cell)))
      return [at(Math.min(a, b)), at(Math.max(a, b))] as const
    })
    let nearest = reachMm
    let found = false
    for (let z = from[2]![0]; z <= from[2]![1]; z++)
      for (let y = from[1]![0]; y <= from[1]![1]; y++)
        for (let x = from[0]![0]; x <= from[0]![1]; x++) {
          const at = x + shape[0] * (y + shape[1] * z)
          for (let n = start[at]!; n < start[at + 1]!; n++) {
            const f = 3 * list[n]!
            if (faces[f] === v || faces[f + 1] === v || faces[f + 2] === v) continue
            const a = 3 * faces[f]!
            const b = 3 * faces[f + 1]!
            const c = 3 * faces[f + 2]!
            const e1x = positions[b]! - positions[a]!
            const e1y = positions[b + 1]! - positions[a + 1]!
            const e1z = positions[b + 2]! - positions[a + 2]!
            const e2x = positions[c]! - positions[a]!
            const e2y = positions[c + 1]! - positions[a + 1]!
            const e2z = positions[c + 2]! - positions[a + 2]!
            const px = dy * e2z - dz * e2y
            const py = dz * e2x - dx * e2z
            const pz = dx * e2y - dy * e2x
            // Positive when the ray meets the front of the triangle (Möller & Trumbore 1997).
            const det = e1x * px + e1y * py + e1z * pz
            if (det <= 0) continue
            const sx = ox - positions[a]!
            const sy = oy - positions[a + 1]!
            const sz = oz - positions[a + 2]!
            const u = sx * px + sy * py + sz * pz
            if (u < 0 || u > det) continue
            const qx = sy * e1z - sz * e1y
            const qy = sz * e1x - sx * e1z
            const qz = sx * e1y - sy * e1x
            const w = dx * qx + dy * qy + dz * qz
            if (w < 0 || u + w > det) continue
            const t = (e2x * qx + e2y * qy + e2z * qz) / det
            if (t > 0 && t < nearest) {
              nearest = t
              found = true
            }
          }
        }
    if (found) gaps[v] = nearest
  }
  return gaps
}
