/** Gives thin triangles a better shape by moving their corners along the surface. */
import { type Adjacency, facesAround } from '#mesh/adjacency.ts'
import { vertexNormals } from '#mesh/normals.ts'
import { faceQuality } from './face-quality.ts'
import { tangents, turns } from './tangents.ts'
import { withoutCuts } from './without-cuts.ts'

const mostRounds = 40
/** Triangles below this quality are worked on; what counts as thin is below 0.1. */
const wanted = 0.2
/** Lengths of the tried moves as shares of the mean distance to the neighbours. */
const strides = [0.5, 0.25, 0.1]

/**
 * @param fixed 1 for the vertices that stay.
 * @returns positions that cut themselves no more than `start` does.
 */
export function evenFaces(
  start: Float32Array,
  faces: Uint32Array,
  adjacent: Adjacency,
  fixed: Uint8Array,
): Float32Array {
  const around = facesAround(faces, start.length / 3)
  let at: Float32Array = start
  for (let round = 0; round < mostRounds; round++) {
    const near = new Set<number>()
    for (let face = 0; face < faces.length / 3; face++)
      if (faceQuality(at, faces, face) < wanted)
        for (const v of faces.subarray(3 * face, 3 * face + 3)) if (!fixed[v]) near.add(v)
    if (near.size === 0) break
    const moved = at.slice()
    const normals = vertexNormals(at, faces)
    for (const v of near)
      improve(
        moved,
        faces,
        around.list.subarray(around.start[v], around.start[v + 1]),
        adjacent,
        v,
        normals,
      )
    at = withoutCuts(at, moved, faces)
  }
  return at
}

function improve(
  p: Float32Array,
  faces: Uint32Array,
  star: Uint32Array,
  { start, list }: Adjacency,
  v: number,
  normals: Float32Array,
): void {
  const o = 3 * v
  const size = Math.hypot(normals[o]!, normals[o + 1]!, normals[o + 2]!) || 1
  const n = [normals[o]! / size, normals[o + 1]! / size, normals[o + 2]! / size] as const
  const [e1, e2] = tangents(n)
  let reach = 0
  const ring = list.subarray(start[v], start[v + 1])
  for (const u of ring)
    reach +=
      Math.hypot(p[3 * u]! - p[o]!, p[3 * u + 1]! - p[o + 1]!, p[3 * u + 2]! - p[o + 2]!) /
      ring.length
  let best = [p[o]!, p[o + 1]!, p[o + 2]!]
  let least = lack(p, faces, star)
  for (const stride of strides) {
    const from = best
    for (const [cos, sin] of turns) {
      for (let axis = 0; axis < 3; axis++)
        p[o + axis] = from[axis]! + stride * reach * (cos * e1[axis]! + sin * e2[axis]!)
      const value = lack(p, faces, star)
      if (value < least) {
        least = value
        best = [p[o]!, p[o + 1]!, p[o + 2]!]
      }
    }
  }
  p.set(best, o)
}

/** Sum over the star of the squared quality that each triangle lacks. */
function lack(p: Float32Array, faces: Uint32Array, star: Uint32Array): number {
  let sum = 0
  for (const face of star) sum += Math.max(0, 1.5 * wanted - faceQuality(p, faces, face)) ** 2
  return sum
}
