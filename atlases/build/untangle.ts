/** Turns the last folded triangles of a smooth surface the right way round by moving one vertex after the other. */
import { type Adjacency, facesAround } from '#mesh/adjacency.ts'
import { tangents, turns } from './tangents.ts'

const mostRounds = 300
/** Lengths of the tried moves as shares of the mean distance to the neighbours. */
const strides = [1, 0.5, 0.2, 0.07]
/** Share of the mean area around a vertex below which a triangle counts as too small. */
const wantedShare = 0.3

type Vector = readonly [number, number, number]

export type SmoothSurface = {
  /** Unit normals of the surface as it is without its folds, 3 numbers a vertex. */
  readonly normals: (positions: Float32Array) => Float32Array
  /** Where a moved vertex comes to lie. */
  readonly settle: (place: Vector) => Vector
  /** 1 for every face that is turned over. */
  readonly turned: (positions: Float32Array) => Uint8Array
}

/**
 * Untangling by descent (after Knupp 2001): around every turned triangle each vertex goes where the triangles around it
 * lack least area.
 * @returns positions without a turned face, or the best reached.
 */
export function untangled(
  start: Float32Array,
  faces: Uint32Array,
  adjacent: Adjacency,
  surface: SmoothSurface,
): Float32Array {
  const at = start.slice()
  const around = facesAround(faces, at.length / 3)
  for (let round = 0; round < mostRounds; round++) {
    const turned = surface.turned(at)
    let near = new Set<number>()
    turned.forEach((flag, f) => {
      if (flag) for (const v of faces.subarray(3 * f, 3 * f + 3)) near.add(v)
    })
    if (near.size === 0) return at
    for (let ring = 0; ring < 1 + Math.floor(round / 20); ring++) {
      const wider = new Set(near)
      for (const v of near)
        for (const u of adjacent.list.subarray(adjacent.start[v], adjacent.start[v + 1]))
          wider.add(u)
      near = wider
    }
    const normals = surface.normals(at)
    for (const v of near) {
      const star = around.list.subarray(around.start[v], around.start[v + 1])
      const normal = [normals[3 * v]!, normals[3 * v + 1]!, normals[3 * v + 2]!] as const
      improve(at, faces, star, adjacent, v, normal, surface.settle)
    }
  }
  return at
}

function improve(
  at: Float32Array,
  faces: Uint32Array,
  star: Uint32Array,
  { start, list }: Adjacency,
  v: number,
  normal: Vector,
  settle: SmoothSurface['settle'],
): void {
  const own = [at[3 * v]!, at[3 * v + 1]!, at[3 * v + 2]!] as const
  const ring = list.subarray(start[v], start[v + 1])
  let reach = 0
  const mean: [number, number, number] = [0, 0, 0]
  for (const u of ring) {
    reach +=
      Math.hypot(at[3 * u]! - own[0], at[3 * u + 1]! - own[1], at[3 * u + 2]! - own[2]) /
      ring.length
    for (let axis = 0; axis < 3; axis++) mean[axis]! += at[3 * u + axis]! / ring.length
  }
  const [e1, e2] = tangents(normal)
  const wanted = wantedShare * reach * reach * 0.4
  let best: Vector = own
  let least = lack(at, faces, star, normal, wanted)
  if (least === 0) return
  const tryAt = (place: Vector) => {
    at.set(settle(place), 3 * v)
    const value = lack(at, faces, star, normal, wanted)
    if (value < least) {
      least = value
      best = [at[3 * v]!, at[3 * v + 1]!, at[3 * v + 2]!]
    }
  }
  tryAt(mean)
  for (const stride of strides) {
    const from = best
    for (const [c, s] of turns) {
      const moved = (axis: 0 | 1 | 2) => from[axis] + stride * reach * (c * e1[axis] + s * e2[axis])
      tryAt([moved(0), moved(1), moved(2)])
    }
  }
  at.set(best, 3 * v)
}

/** Sum over the star of the squared area that each triangle lacks, turned ones more than their own area. */
function lack(
  at: Float32Array,
  faces: Uint32Array,
  star: Uint32Array,
  normal: Vector,
  wanted: number,
): number {
  let sum = 0
  for (const f of star) {
    const a = 3 * faces[3 * f]!
    const b = 3 * faces[3 * f + 1]!
    const c = 3 * faces[3 * f + 2]!
    const ux = at[b]! - at[a]!
    const uy = at[b + 1]! - at[a + 1]!
    const uz = at[b + 2]! - at[a + 2]!
    const vx = at[c]! - at[a]!
    const vy = at[c + 1]! - at[a + 1]!
    const vz = at[c + 2]! - at[a + 2]!
    const area =
      (normal[0] * (uy * vz - uz * vy) +
        normal[1] * (uz * vx - ux * vz) +
        normal[2] * (ux * vy - uy * vx)) /
      2
    if (area < wanted) sum += (wanted - area) ** 2
  }
  return sum
}
