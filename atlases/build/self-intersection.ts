/** Which triangles of a mesh go through another one. */

/**
 * Whether two triangles of a mesh go through each other, beyond what they share: without a common vertex, when an edge
 * of one goes through the other; with one, when an edge away from it does; with two, never. Coplanar ones never.
 */
export function trianglesMeet(p: Float32Array, faces: Uint32Array, s: number, u: number): boolean {
  let common = 0
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) if (faces[s + i] === faces[u + j]) common++
  return common < 2 && (edgesCut(p, faces, s, u) || edgesCut(p, faces, u, s))
}

/** Whether an edge of triangle `s` that has no corner of triangle `u` goes through `u`. */
function edgesCut(p: Float32Array, faces: Uint32Array, s: number, u: number): boolean {
  const a = faces[u]!
  const b = faces[u + 1]!
  const c = faces[u + 2]!
  for (let i = 0; i < 3; i++) {
    const from = faces[s + i]!
    const to = faces[s + ((i + 1) % 3)]!
    if (from === a || from === b || from === c || to === a || to === b || to === c) continue
    if (segmentCuts(p, 3 * from, 3 * to, 3 * a, 3 * b, 3 * c)) return true
  }
  return false
}

/** Whether the segment p..q goes through the triangle a b c; arguments are offsets of positions. */
function segmentCuts(
  x: Float32Array,
  p: number,
  q: number,
  a: number,
  b: number,
  c: number,
): boolean {
  const e1x = x[b]! - x[a]!
  const e1y = x[b + 1]! - x[a + 1]!
  const e1z = x[b + 2]! - x[a + 2]!
  const e2x = x[c]! - x[a]!
  const e2y = x[c + 1]! - x[a + 1]!
  const e2z = x[c + 2]! - x[a + 2]!
  const nx = e1y * e2z - e1z * e2y
  const ny = e1z * e2x - e1x * e2z
  const nz = e1x * e2y - e1y * e2x
  const px = x[p]! - x[a]!
  const py = x[p + 1]! - x[a + 1]!
  const pz = x[p + 2]! - x[a + 2]!
  const dp = nx * px + ny * py + nz * pz
  const dq = nx * (x[q]! - x[a]!) + ny * (x[q + 1]! - x[a + 1]!) + nz * (x[q + 2]! - x[a + 2]!)
  if (dp > 0 === dq > 0 || dp === dq) return false
  const t = dp / (dp - dq)
  const hx = px + t * (x[q]! - x[p]!)
  const hy = py + t * (x[q + 1]! - x[p + 1]!)
  const hz = pz + t * (x[q + 2]! - x[p + 2]!)
  const nn = nx * nx + ny * ny + nz * nz
  // Barycentric coordinates by cross products with the normal.
  const u = (hy * e2z - hz * e2y) * nx + (hz * e2x - hx * e2z) * ny + (hx * e2y - hy * e2x) * nz
  const v = (e1y * hz - e1z * hy) * nx + (e1z * hx - e1x * hz) * ny + (e1x * hy - e1y * hx) * nz
  return u >= 0 && v >= 0 && u + v <= nn
}

/** Triangles sorted into the cubes of a grid that their bounding boxes touch. */
export type TriangleGrid = {
  readonly cell: number
  readonly low: readonly [number, number, number]
  readonly shape: readonly [number, number, number]
  readonly start: Uint32Array
  readonly list: Uint32Array
}

export function triangleGrid(
  positions: Float32Array,
  faces: Uint32Array,
  cell: number,
): TriangleGrid {
  const low: [number, number, number] = [Infinity, Infinity, Infinity]
  const high = [-Infinity, -Infinity, -Infinity]
  for (let i = 0; i < positions.length; i++) {
    const axis = i % 3
    if (positions[i]! < low[axis]!) low[axis] = positions[i]!
    if (positions[i]! > high[axis]!) high[axis] = positions[i]!
  }
  const shape = [0, 1, 2].map((axis) => Math.floor((high[axis]! - low[axis]!) / cell) + 1) as [
    number,
    number,
    number,
  ]
  const start = new Uint32Array(shape[0] * shape[1] * shape[2] + 1)
  const span = (f: number, axis: number): [number, number] => {
    const a = positions[3 * faces[f]! + axis]!
    const b = positions[3 * faces[f + 1]! + axis]!
    const c = positions[3 * faces[f + 2]! + axis]!
    return [
      Math.floor((Math.min(a, b, c) - low[axis]!) / cell),
      Math.floor((Math.max(a, b, c) - low[axis]!) / cell),
    ]
  }
  const each = (visit: (cellIndex: number, face: number) => void) => {
    for (let f = 0; f < faces.length; f += 3) {
      const [x0, x1] = span(f, 0)
      const [y0, y1] = span(f, 1)
      const [z0, z1] = span(f, 2)
      for (let z = z0; z <= z1; z++)
        for (let y = y0; y <= y1; y++)
          for (let x = x0; x <= x1; x++) visit(x + shape[0] * (y + shape[1] * z), f / 3)
    }
  }
  each((at) => {
    start[at + 1]!++
  })
  for (let at = 1; at < start.length; at++) start[at]! += start[at - 1]!
  const fill = start.slice()
  const list = new Uint32Array(start[start.length - 1]!)
  each((at, face) => {
    list[fill[at]!++] = face
  })
  return { cell, low, shape, start, list }
}

/** 1 for every face that cuts another one. */
export function cuttingFaces(positions: Float32Array, faces: Uint32Array): Uint8Array {
  const grid = triangleGrid(positions, faces, 1.5)
  const cut = new Uint8Array(faces.length / 3)
  const boxes = new Float32Array(faces.length * 2)
  for (let f = 0; f < faces.length; f += 3)
    for (let axis = 0; axis < 3; axis++) {
      const a = positions[3 * faces[f]! + axis]!
      const b = positions[3 * faces[f + 1]! + axis]!
      const c = positions[3 * faces[f + 2]! + axis]!
      boxes[2 * f + axis] = Math.min(a, b, c)
      boxes[2 * f + 3 + axis] = Math.max(a, b, c)
    }
  const { start, list } = grid
  for (let cell = 0; cell < start.length - 1; cell++) {
    const to = start[cell + 1]!
    for (let i = start[cell]!; i < to; i++) {
      const s = list[i]!
      const bs = 6 * s
      for (let j = i + 1; j < to; j++) {
        const u = list[j]!
        const bu = 6 * u
        if (
          boxes[bs]! > boxes[bu + 3]! ||
          boxes[bu]! > boxes[bs + 3]! ||
          boxes[bs + 1]! > boxes[bu + 4]! ||
          boxes[bu + 1]! > boxes[bs + 4]! ||
          boxes[bs + 2]! > boxes[bu + 5]! ||
          boxes[bu + 2]! > boxes[bs + 5]!
        )
          continue
        if (cut[s] && cut[u]) continue
        if (trianglesMeet(positions, faces, 3 * s, 3 * u)) cut[s] = cut[u] = 1
      }
    }
  }
  return cut
}
