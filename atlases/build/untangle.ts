/** Turns the last folded triangles of a ball the right way round by moving one vertex after the other. */
import { type Adjacency, facesAround } from '#mesh/adjacency.ts'
import { flippedOnSphere } from './flipped.ts'

const mostRounds = 300
const directions = Array.from({ length: 8 }, (_, n) => [
  Math.cos((n * Math.PI) / 4),
  Math.sin((n * Math.PI) / 4),
]) as [number, number][]
/** Lengths of the tried moves as shares of the mean distance to the neighbours. */
const strides = [1, 0.5, 0.2, 0.07]
/** Share of the mean area around a vertex below which a triangle counts as too small. */
const wantedShare = 0.3

/**
 * Untangling by descent (after Knupp 2001): around every turned triangle each vertex goes where the triangles around it
 * lack least area.
 * @param wrong which faces count as turned; judged on what is stored.
 * @returns positions without a turned face, or the best reached.
 */
export function untangled(
  start: Float32Array,
  faces: Uint32Array,
  adjacent: Adjacency,
  radius: number,
  wrong: (positions: Float32Array) => Uint8Array = (positions) => flippedOnSphere(positions, faces),
): Float32Array {
  const at = start.slice()
  const around = facesAround(faces, at.length / 3)
  for (let round = 0; round < mostRounds; round++) {
    const turned = wrong(at)
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
    for (const v of near)
      improve(
        at,
        faces,
        around.list.subarray(around.start[v], around.start[v + 1]),
        adjacent,
        v,
        radius,
      )
  }
  return at
}

function improve(
  at: Float32Array,
  faces: Uint32Array,
  star: Uint32Array,
  { start, list }: Adjacency,
  v: number,
  radius: number,
): void {
  const own = [at[3 * v]!, at[3 * v + 1]!, at[3 * v + 2]!] as const
  const ring = list.subarray(start[v], start[v + 1])
  let reach = 0
  const mean = [0, 0, 0]
  for (const u of ring) {
    reach +=
      Math.hypot(at[3 * u]! - own[0], at[3 * u + 1]! - own[1], at[3 * u + 2]! - own[2]) /
      ring.length
    for (let axis = 0; axis < 3; axis++) mean[axis]! += at[3 * u + axis]! / ring.length
  }
  const [e1, e2] = tangents(own)
  const wanted = wantedShare * reach * reach * 0.4
  let best: readonly number[] = own
  let least = lack(at, faces, star, wanted)
  if (least === 0) return
  const tryAt = (place: readonly number[]) => {
    const length = Math.hypot(place[0]!, place[1]!, place[2]!) / radius
    for (let axis = 0; axis < 3; axis++) at[3 * v + axis] = place[axis]! / length
    const value = lack(at, faces, star, wanted)
    if (value < least) {
      least = value
      best = [at[3 * v]!, at[3 * v + 1]!, at[3 * v + 2]!]
    }
  }
  tryAt(mean)
  for (const stride of strides) {
    const from = best
    for (const [c, s] of directions)
      tryAt(from.map((value, axis) => value + stride * reach * (c * e1[axis]! + s * e2[axis]!)))
  }
  for (let axis = 0; axis < 3; axis++) at[3 * v + axis] = best[axis]!
}

/** Sum over the star of the squared area that each triangle lacks, turned ones more than their own area. */
function lack(at: Float32Array, faces: Uint32Array, star: Uint32Array, wanted: number): number {
  let sum = 0
  for (const f of star) {
    const a = 3 * faces[3 * f]!
    const b = 3 * faces[3 * f + 1]!
    const c = 3 * faces[3 * f + 2]!
    const six =
      at[a]! * (at[b + 1]! * at[c + 2]! - at[b + 2]! * at[c + 1]!) +
      at[a + 1]! * (at[b + 2]! * at[c]! - at[b]! * at[c + 2]!) +
      at[a + 2]! * (at[b]! * at[c + 1]! - at[b + 1]! * at[c]!)
    const area = six / (2 * Math.hypot(at[a]!, at[a + 1]!, at[a + 2]!))
    if (area < wanted) sum += (wanted - area) ** 2
  }
  return sum
}

/** Two unit vectors across a direction. */
function tangents(n: readonly [number, number, number]): [number[], number[]] {
  const [x, y, z] = n
  const length = Math.hypot(x, y, z)
  const [a, b, c] = Math.abs(x) < 0.6 * length ? [0, z, -y] : [-z, 0, x]
  const size = Math.hypot(a, b, c)
  const e1 = [a / size, b / size, c / size]
  const e2 = [
    (y * e1[2]! - z * e1[1]!) / length,
    (z * e1[0]! - x * e1[2]!) / length,
    (x * e1[1]! - y * e1[0]!) / length,
  ]
  return [e1, e2]
}
