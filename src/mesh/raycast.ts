/** Which triangle a ray meets first, in float64, by trying them all: a click's cost, and no tree to keep in step with a morphing surface. */

export type RayHit = {
  readonly face: number
  /** Weights of the face's three vertices at the hit; they sum to 1. */
  readonly barycentric: readonly [number, number, number]
  /** In lengths of the ray's direction. */
  readonly distance: number
}

type Vector = readonly [number, number, number]

/**
 * The nearest hit in front of `origin`, from either side of a face, or null. `positions` (3 numbers a vertex),
 * `origin` and `direction` are in one space, whichever. Möller & Trumbore 1997, doi:10.1080/10867651.1997.10487468
 */
export function raycast(
  positions: Float32Array,
  faces: Uint32Array,
  origin: Vector,
  direction: Vector,
): RayHit | null {
  const [ox, oy, oz] = origin
  const [dx, dy, dz] = direction
  let face = -1
  let nearest = Number.POSITIVE_INFINITY
  let [hitU, hitV] = [0, 0]
  for (let f = 0; f < faces.length; f += 3) {
    const a = faces[f]! * 3
    const b = faces[f + 1]! * 3
    const c = faces[f + 2]! * 3
    const ax = positions[a]!
    const ay = positions[a + 1]!
    const az = positions[a + 2]!
    const e1x = positions[b]! - ax
    const e1y = positions[b + 1]! - ay
    const e1z = positions[b + 2]! - az
    const e2x = positions[c]! - ax
    const e2y = positions[c + 1]! - ay
    const e2z = positions[c + 2]! - az
    const px = dy * e2z - dz * e2y
    const py = dz * e2x - dx * e2z
    const pz = dx * e2y - dy * e2x
    const determinant = e1x * px + e1y * py + e1z * pz
    if (determinant === 0) continue
    const inverse = 1 / determinant
    const sx = ox - ax
    const sy = oy - ay
    const sz = oz - az
    const u = (sx * px + sy * py + sz * pz) * inverse
    if (!(u >= 0 && u <= 1)) continue
    const qx = sy * e1z - sz * e1y
    const qy = sz * e1x - sx * e1z
    const qz = sx * e1y - sy * e1x
    const v = (dx * qx + dy * qy + dz * qz) * inverse
    if (!(v >= 0 && u + v <= 1)) continue
    const distance = (e2x * qx + e2y * qy + e2z * qz) * inverse
    if (distance < 0 || distance >= nearest) continue
    nearest = distance
    face = f / 3
    hitU = u
    hitV = v
  }
  if (face < 0) return null
  return { face, barycentric: [1 - hitU - hitV, hitU, hitV], distance: nearest }
}
