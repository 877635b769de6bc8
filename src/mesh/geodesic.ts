/**
 * Distances along a surface from one vertex: fast marching over its triangles (Kimmel & Sethian 1998, PNAS 95:8431,
 * doi:10.1073/pnas.95.15.8431). Each triangle takes the front as that of a point, unfolded into its plane, which is exact
 * where the surface is flat; along edges alone every way would be a zigzag and a tenth too long.
 */
import type { Adjacency } from './adjacency.ts'

/** A heap of vertices by distance; a vertex that came nearer stands in it twice and is passed over the second time. */
function createFront() {
  const vertices: number[] = []
  const distances: number[] = []
  const swap = (a: number, b: number) => {
    ;[vertices[a], vertices[b]] = [vertices[b]!, vertices[a]!]
    ;[distances[a], distances[b]] = [distances[b]!, distances[a]!]
  }
  return {
    push: (vertex: number, distance: number) => {
      let at = vertices.push(vertex) - 1
      distances.push(distance)
      for (;;) {
        const parent = (at - 1) >> 1
        if (at === 0 || distances[parent]! <= distance) return
        swap(at, parent)
        at = parent
      }
    },
    /** The nearest; -1 when there is none. */
    pop: (): number => {
      const first = vertices[0] ?? -1
      const last = vertices.length - 1
      if (last < 0) return first
      swap(0, last)
      vertices.pop()
      distances.pop()
      let at = 0
      for (;;) {
        const left = 2 * at + 1
        if (left >= last) return first
        const child = left + 1 < last && distances[left + 1]! < distances[left]! ? left + 1 : left
        if (distances[at]! <= distances[child]!) return first
        swap(at, child)
        at = child
      }
    },
  }
}

/**
 * @param around the faces at each vertex
 * @param limitMm farther vertices are left at Infinity
 * @returns mm, one number a vertex
 */
export function geodesicDistances(
  positions: Float32Array,
  faces: Uint32Array,
  { start, list }: Adjacency,
  source: number,
  limitMm: number,
): Float64Array {
  const distances = new Float64Array(positions.length / 3).fill(Number.POSITIVE_INFINITY)
  const settled = new Uint8Array(distances.length)
  const front = createFront()
  const reach = (vertex: number, distance: number) => {
    if (distance >= distances[vertex]! || distance > limitMm) return
    distances[vertex] = distance
    front.push(vertex, distance)
  }
  const apart = (a: number, b: number) =>
    Math.hypot(
      positions[3 * a]! - positions[3 * b]!,
      positions[3 * a + 1]! - positions[3 * b + 1]!,
      positions[3 * a + 2]! - positions[3 * b + 2]!,
    )
  reach(source, 0)
  for (let at = front.pop(); at >= 0; at = front.pop()) {
    if (settled[at]) continue
    settled[at] = 1
    for (let n = start[at]!; n < start[at + 1]!; n++) {
      const face = 3 * list[n]!
      const corners = [faces[face]!, faces[face + 1]!, faces[face + 2]!]
      const turn = corners.indexOf(at)
      const [b, c] = [corners[(turn + 1) % 3]!, corners[(turn + 2) % 3]!]
      for (const [to, beside] of [
        [b, c],
        [c, b],
      ] as const) {
        if (settled[to]) continue
        const edge = apart(at, to)
        reach(to, distances[at]! + edge)
        if (!settled[beside]) continue
        const [from, also] = [distances[at]!, distances[beside]!]
        reach(to, acrossTriangle(from, also, apart(at, beside), edge, apart(beside, to)))
      }
    }
  }
  return distances
}

/**
 * The distance of a triangle's third corner from the point that lies `toA` and `toB` from the other two, beyond the edge
 * between them; Infinity where the straight way does not cross that edge.
 */
function acrossTriangle(toA: number, toB: number, ab: number, ac: number, bc: number): number {
  const cx = (ac * ac - bc * bc + ab * ab) / (2 * ab)
  const cy = Math.sqrt(Math.max(0, ac * ac - cx * cx))
  const sx = (toA * toA - toB * toB + ab * ab) / (2 * ab)
  const sy = -Math.sqrt(toA * toA - sx * sx)
  // Not a number where the three have no such triangle, and then not between the ends either.
  const crossing = sx + (-sy / (cy - sy)) * (cx - sx)
  return crossing >= 0 && crossing <= ab ? Math.hypot(cx - sx, cy - sy) : Number.POSITIVE_INFINITY
}
