/** The vertex of a sphere nearest to any direction, at the cost of a few products: what turning a map a thousand times needs. */

export type NearestOnSphere = {
  /** Unit vectors, 3 numbers a vertex. */
  readonly unit: Float32Array
  /** Cells along an edge of each face of the cube around the sphere. */
  readonly edge: number
  /** Candidates of cell c: `list[start[c]] ... list[start[c + 1] - 1]`; one of them is the nearest vertex of any direction in it. */
  readonly start: Uint32Array
  readonly list: Uint32Array
}

/** Edge of the boxes in which vertices are looked for, in radii. */
const boxEdge = 0.04

/**
 * @param positions 3 numbers a vertex, of a sphere around the origin, any radius
 * Exact: each cell lists every vertex that is no further from its middle than the nearest one and the cell's own width.
 */
export function nearestOnSphere(positions: Float32Array, edge = 160): NearestOnSphere {
  const unit = unitVectors(positions)
  const within = boxesOf(unit)
  const start = new Uint32Array(6 * edge * edge + 1)
  const list: number[] = []
  const corners = [0, 1, edge + 1, edge + 2]
  const lattice = new Float64Array(3 * (edge + 1) * (edge + 1))
  let cell = 0
  for (let face = 0; face < 6; face++) {
    for (let row = 0; row <= edge; row++)
      for (let column = 0; column <= edge; column++)
        cubeDirection(
          face,
          (2 * column) / edge - 1,
          (2 * row) / edge - 1,
          lattice,
          column + (edge + 1) * row,
        )
    for (let row = 0; row < edge; row++)
      for (let column = 0; column < edge; column++, cell++) {
        const at = column + (edge + 1) * row
        let [x, y, z] = [0, 0, 0]
        for (const corner of corners) {
          x += lattice[3 * (at + corner)]!
          y += lattice[3 * (at + corner) + 1]!
          z += lattice[3 * (at + corner) + 2]!
        }
        const length = Math.hypot(x, y, z)
        ;[x, y, z] = [x / length, y / length, z / length]
        let radius = 0
        for (const corner of corners) {
          const n = 3 * (at + corner)
          radius = Math.max(
            radius,
            Math.hypot(lattice[n]! - x, lattice[n + 1]! - y, lattice[n + 2]! - z),
          )
        }
        for (const vertex of within(x, y, z, 2 * radius + 1e-6)) list.push(vertex)
        start[cell + 1] = list.length
      }
  }
  return { unit, edge, start, list: Uint32Array.from(list) }
}

/** Which cell of the cube around the sphere a direction of any length goes through. */
function cellOf(edge: number, x: number, y: number, z: number): number {
  const ax = Math.abs(x)
  const ay = Math.abs(y)
  const az = Math.abs(z)
  let face: number
  let u: number
  let v: number
  if (ax >= ay && ax >= az) {
    face = x > 0 ? 0 : 1
    u = y / ax
    v = z / ax
  } else if (ay >= az) {
    face = y > 0 ? 2 : 3
    u = x / ay
    v = z / ay
  } else {
    face = z > 0 ? 4 : 5
    u = x / az
    v = y / az
  }
  // Both are 0 or more, so cutting off is rounding down.
  const half = edge / 2
  const column = Math.min(edge - 1, ((u + 1) * half) | 0)
  const row = Math.min(edge - 1, ((v + 1) * half) | 0)
  return column + edge * (row + edge * face)
}

/** Index of the vertex with the smallest angle to the direction; of equals the first. */
export function nearestVertex(
  { unit, edge, start, list }: NearestOnSphere,
  x: number,
  y: number,
  z: number,
): number {
  const cell = cellOf(edge, x, y, z)
  const end = start[cell + 1]!
  let at = start[cell]!
  let best = list[at]!
  let most = Number.NEGATIVE_INFINITY
  for (; at < end; at++) {
    const vertex = list[at]!
    const product = unit[3 * vertex]! * x + unit[3 * vertex + 1]! * y + unit[3 * vertex + 2]! * z
    if (product > most) {
      most = product
      best = vertex
    }
  }
  return best
}

function cubeDirection(face: number, u: number, v: number, out: Float64Array, at: number): void {
  const side = face % 2 === 0 ? 1 : -1
  const axis = face >> 1
  const point = axis === 0 ? [side, u, v] : axis === 1 ? [u, side, v] : [u, v, side]
  const length = Math.hypot(point[0]!, point[1]!, point[2]!)
  for (let n = 0; n < 3; n++) out[3 * at + n] = point[n]! / length
}

function unitVectors(positions: Float32Array): Float32Array {
  const unit = new Float32Array(positions.length)
  for (let p = 0; p < positions.length; p += 3) {
    const length = Math.hypot(positions[p]!, positions[p + 1]!, positions[p + 2]!)
    for (let axis = 0; axis < 3; axis++) unit[p + axis] = positions[p + axis]! / length
  }
  return unit
}

/** A search for all vertices that are at most `margin` further from a place on the sphere than the nearest one. */
function boxesOf(unit: Float32Array) {
  const edge = Math.ceil(2 / boxEdge) + 1
  const boxOf = (value: number) =>
    Math.max(0, Math.min(edge - 1, Math.floor((value + 1) / boxEdge)))
  const keyOf = (p: number) =>
    boxOf(unit[p]!) + edge * (boxOf(unit[p + 1]!) + edge * boxOf(unit[p + 2]!))
  const start = new Uint32Array(edge ** 3 + 1)
  for (let p = 0; p < unit.length; p += 3) start[keyOf(p) + 1]!++
  for (let n = 0; n < start.length - 1; n++) start[n + 1]! += start[n]!
  const fill = start.slice()
  const list = new Uint32Array(unit.length / 3)
  for (let p = 0; p < unit.length; p += 3) list[fill[keyOf(p)]!++] = p / 3
  return (x: number, y: number, z: number, margin: number): number[] => {
    for (let reach = margin + boxEdge; ; reach *= 2) {
      const found: number[] = []
      const distances: number[] = []
      let least = Number.POSITIVE_INFINITY
      for (let c = boxOf(z - reach); c <= boxOf(z + reach); c++)
        for (let b = boxOf(y - reach); b <= boxOf(y + reach); b++) {
          const row = edge * (b + edge * c)
          const end = start[row + boxOf(x + reach) + 1]!
          for (let at = start[row + boxOf(x - reach)]!; at < end; at++) {
            const vertex = list[at]!
            const p = 3 * vertex
            const distance = Math.hypot(unit[p]! - x, unit[p + 1]! - y, unit[p + 2]! - z)
            if (distance > reach) continue
            least = Math.min(least, distance)
            found.push(vertex)
            distances.push(distance)
          }
        }
      // Sure only where everything as near as the margin allows was within reach.
      if (least + margin <= reach) return found.filter((_, n) => distances[n]! <= least + margin)
    }
  }
}
