/** How far a triangle is from a line, and which way it looks. */

/** Along the normal, as long as twice the area. */
export function triangleCross(
  p: Float32Array,
  i: number,
  j: number,
  k: number,
): [number, number, number] {
  const [a, b, c] = [3 * i, 3 * j, 3 * k]
  const ux = p[b]! - p[a]!
  const uy = p[b + 1]! - p[a + 1]!
  const uz = p[b + 2]! - p[a + 2]!
  const vx = p[c]! - p[a]!
  const vy = p[c + 1]! - p[a + 1]!
  const vz = p[c + 2]! - p[a + 2]!
  return [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
}

/** Area over that of the equilateral triangle with the same sum of squared edges: 1 for that one, 0 for a line. */
export function triangleQuality(p: Float32Array, i: number, j: number, k: number): number {
  const a = 3 * i
  const b = 3 * j
  const c = 3 * k
  const ux = p[b]! - p[a]!
  const uy = p[b + 1]! - p[a + 1]!
  const uz = p[b + 2]! - p[a + 2]!
  const vx = p[c]! - p[a]!
  const vy = p[c + 1]! - p[a + 1]!
  const vz = p[c + 2]! - p[a + 2]!
  const u = ux * ux + uy * uy + uz * uz
  const v = vx * vx + vy * vy + vz * vz
  const edges = 2 * (u + v - (ux * vx + uy * vy + uz * vz))
  if (edges === 0) return 0
  const x = uy * vz - uz * vy
  const y = uz * vx - ux * vz
  const z = ux * vy - uy * vx
  return (2 * Math.sqrt(3) * Math.sqrt(x * x + y * y + z * z)) / edges
}

/** Of the face with this number. */
export function faceQuality(p: Float32Array, faces: Uint32Array, face: number): number {
  return triangleQuality(p, faces[3 * face]!, faces[3 * face + 1]!, faces[3 * face + 2]!)
}

/** Share of the faces whose quality is below `limit`. */
export function thinShare(positions: Float32Array, faces: Uint32Array, limit: number): number {
  const count = faces.length / 3
  let thin = 0
  for (let face = 0; face < count; face++) if (faceQuality(positions, faces, face) < limit) thin++
  return thin / count
}
