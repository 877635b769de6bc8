/**
 * Fewer vertices by collapsing edges in order of the error that it makes (Garland & Heckbert 1997), onto one of the two
 * ends, so that the vertices left are a subset and every other surface on the same faces can follow. The link condition
 * (Dey et al. 1999) keeps the topology; a collapse that turns a triangle by more than a right angle is refused.
 */
import { faceCrosses } from '#mesh/normals.ts'
import { triangleCross, triangleQuality } from './face-quality.ts'

export type Decimated = {
  /** Faces of the kept vertices, renumbered. */
  readonly faces: Uint32Array
  /** Old number of each kept vertex, ascending. */
  readonly kept: Uint32Array
}

/** Error in mm² that a collapse over 1 mm costs beside its quadric: keeps triangles even where the surface is flat. */
const lengthCost = 0.02
/** No collapse makes a triangle worse that comes out below this quality. */
const leastQuality = 0.25

/** Ten numbers of the symmetric 4 x 4 matrix that measures squared distance to planes, weighted by their area. */
function addPlane(
  q: Float64Array,
  at: number,
  n: readonly number[],
  d: number,
  weight: number,
): void {
  const [a, b, c] = n as [number, number, number]
  const terms = [a * a, a * b, a * c, a * d, b * b, b * c, b * d, c * c, c * d, d * d]
  for (let t = 0; t < 10; t++) q[at + t]! += weight * terms[t]!
}

function quadricError(q: Float64Array, at: number, x: number, y: number, z: number): number {
  return (
    q[at]! * x * x +
    2 * q[at + 1]! * x * y +
    2 * q[at + 2]! * x * z +
    2 * q[at + 3]! * x +
    q[at + 4]! * y * y +
    2 * q[at + 5]! * y * z +
    2 * q[at + 6]! * y +
    q[at + 7]! * z * z +
    2 * q[at + 8]! * z +
    q[at + 9]!
  )
}

/** Surfaces that share `faces`; the error of a collapse is the sum over all of them. Deterministic. */
export function decimate(
  surfaces: readonly Float32Array[],
  faces: Uint32Array,
  targetVertices: number,
): Decimated {
  const count = surfaces[0]!.length / 3
  const quadrics = surfaces.map((positions) => vertexQuadrics(positions, faces))
  const around: number[][] = Array.from({ length: count }, () => [])
  for (let corner = 0; corner < faces.length; corner++)
    around[faces[corner]!]!.push(Math.floor(corner / 3))
  const corners = faces.slice()
  const alive = new Uint8Array(count).fill(1)
  const version = new Uint32Array(count)
  const target = new Int32Array(count).fill(-1)
  const heap = makeHeap()

  const ring = (v: number): number[] => {
    const out: number[] = []
    for (const f of around[v]!)
      for (let c = 3 * f; c < 3 * f + 3; c++) {
        const u = corners[c]!
        if (u !== v && !out.includes(u)) out.push(u)
      }
    return out
  }

  const cost = (v: number, u: number): number => {
    let sum = 0
    surfaces.forEach((positions, s) => {
      const q = quadrics[s]!
      const x = positions[3 * u]!
      const y = positions[3 * u + 1]!
      const z = positions[3 * u + 2]!
      const dx = x - positions[3 * v]!
      const dy = y - positions[3 * v + 1]!
      const dz = z - positions[3 * v + 2]!
      sum +=
        Math.max(0, quadricError(q, 10 * v, x, y, z)) +
        lengthCost * (dx * dx + dy * dy + dz * dz) ** 2
    })
    return sum
  }

  const keepsShape = (v: number, u: number): boolean => {
    const shared = ring(u).filter((w) => ring(v).includes(w))
    if (shared.length !== 2 || shared.some((w) => around[w]!.length <= 3)) return false
    for (const f of around[v]!) {
      const tri = [corners[3 * f]!, corners[3 * f + 1]!, corners[3 * f + 2]!]
      if (tri.includes(u)) continue
      const moved = tri.map((w) => (w === v ? u : w))
      for (const positions of surfaces) {
        const before = crossOf(positions, tri)
        const after = crossOf(positions, moved)
        const dot = before[0]! * after[0]! + before[1]! * after[1]! + before[2]! * after[2]!
        const lengths = Math.hypot(...before) * Math.hypot(...after)
        if (!(dot > 0.2 * lengths)) return false
        const quality = qualityOf(positions, moved)
        if (quality < leastQuality && quality < qualityOf(positions, tri)) return false
      }
    }
    return true
  }

  const propose = (v: number) => {
    version[v]!++
    let best = Number.POSITIVE_INFINITY
    let to = -1
    const candidates = ring(v)
      .map((u) => ({ u, price: cost(v, u) }))
      .sort((a, b) => a.price - b.price || a.u - b.u)
    for (const { u, price } of candidates)
      if (keepsShape(v, u)) {
        best = price
        to = u
        break
      }
    target[v] = to
    if (to >= 0) heap.push(best, v, version[v]!)
  }

  for (let v = 0; v < count; v++) propose(v)
  let left = count
  while (left > targetVertices) {
    const next = heap.pop()
    if (next === undefined) break
    const { v, stamp } = next
    if (!alive[v] || stamp !== version[v]) continue
    const u = target[v]!
    if (!alive[u] || !keepsShape(v, u)) {
      propose(v)
      continue
    }
    const touched = ring(v)
    for (const f of around[v]!) {
      const at = [3 * f, 3 * f + 1, 3 * f + 2]
      if (at.some((c) => corners[c] === u)) {
        for (const c of at) {
          const w = corners[c]!
          if (w !== v) around[w] = around[w]!.filter((other) => other !== f)
        }
        for (const c of at) corners[c] = count
      } else {
        for (const c of at) if (corners[c] === v) corners[c] = u
        around[u]!.push(f)
      }
    }
    for (const q of quadrics) for (let t = 0; t < 10; t++) q[10 * u + t]! += q[10 * v + t]!
    around[v] = []
    alive[v] = 0
    left--
    for (const w of touched) propose(w)
  }
  return renumber(corners, alive, count)
}

function renumber(corners: Uint32Array, alive: Uint8Array, count: number): Decimated {
  const number = new Int32Array(count)
  const kept: number[] = []
  for (let v = 0; v < count; v++) if (alive[v]) number[v] = kept.push(v) - 1
  const faces: number[] = []
  for (const corner of corners) if (corner < count) faces.push(number[corner]!)
  return { faces: Uint32Array.from(faces), kept: Uint32Array.from(kept) }
}

const crossOf = (p: Float32Array, [a, b, c]: readonly number[]) => triangleCross(p, a!, b!, c!)

const qualityOf = (p: Float32Array, [a, b, c]: readonly number[]) => triangleQuality(p, a!, b!, c!)

function vertexQuadrics(positions: Float32Array, faces: Uint32Array): Float64Array {
  const quadrics = new Float64Array((positions.length / 3) * 10)
  const crosses = faceCrosses(positions, faces)
  for (let f = 0; f < faces.length; f += 3) {
    const length = Math.hypot(crosses[f]!, crosses[f + 1]!, crosses[f + 2]!)
    if (length === 0) continue
    const n = [crosses[f]! / length, crosses[f + 1]! / length, crosses[f + 2]! / length]
    const a = 3 * faces[f]!
    const d = -(n[0]! * positions[a]! + n[1]! * positions[a + 1]! + n[2]! * positions[a + 2]!)
    for (let c = f; c < f + 3; c++) addPlane(quadrics, 10 * faces[c]!, n, d, length / 6)
  }
  return quadrics
}

/** Smallest cost first, then smallest vertex: ties never depend on the order of pushing. */
function makeHeap() {
  const costs: number[] = []
  const vertices: number[] = []
  const stamps: number[] = []
  const before = (i: number, j: number) =>
    costs[i]! < costs[j]! || (costs[i] === costs[j] && vertices[i]! < vertices[j]!)
  const swap = (i: number, j: number) => {
    for (const list of [costs, vertices, stamps]) [list[i], list[j]] = [list[j]!, list[i]!]
  }
  return {
    push(cost: number, v: number, stamp: number) {
      let i = costs.push(cost) - 1
      vertices.push(v)
      stamps.push(stamp)
      while (i > 0) {
        const parent = (i - 1) >> 1
        if (!before(i, parent)) break
        swap(i, parent)
        i = parent
      }
    },
    pop(): { v: number; stamp: number } | undefined {
      if (costs.length === 0) return undefined
      const last = costs.length - 1
      swap(0, last)
      costs.pop()
      const v = vertices.pop()!
      const stamp = stamps.pop()!
      for (let i = 0; ; ) {
        const l = 2 * i + 1
        const r = l + 1
        let least = i
        if (l < last && before(l, least)) least = l
        if (r < last && before(r, least)) least = r
        if (least === i) break
        swap(i, least)
        i = least
      }
      return { v, stamp }
    },
  }
}

/** The kept vertices' rows of `size` numbers. */
export function keepRows(values: Float32Array, kept: Uint32Array, size: number): Float32Array {
  const out = new Float32Array(kept.length * size)
  kept.forEach((old, v) => {
    for (let n = 0; n < size; n++) out[v * size + n] = values[old * size + n]!
  })
  return out
}
