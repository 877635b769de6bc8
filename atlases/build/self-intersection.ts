/** Which triangles of a mesh go through another one. */

/**
 * Whether two triangles of a mesh go through each other, beyond what they share: without a common vertex, when an edge
 * of one goes through the other; with one, when an edge away from it does; with two, never. Coplanar ones never.
 */
export function trianglesMeet(p: Float32Array, faces: Uint32Array, s: number, u: number): boolean {
  const a = faces[u]!
  const b = faces[u + 1]!
  const c = faces[u + 2]!
  let common = 0
  for (let i = s; i < s + 3; i++) {
    const v = faces[i]!
    if (v === a || v === b || v === c) common++
  }
  return common < 2 && (edgesCut(p, faces, s, u) || edgesCut(p, faces, u, s))
}

/** Whether an edge of triangle `s` that has no corner of triangle `u` goes through `u`. */
function edgesCut(x: Float32Array, faces: Uint32Array, s: number, u: number): boolean {
  const u0 = faces[u]!
  const u1 = faces[u + 1]!
  const u2 = faces[u + 2]!
  const a = 3 * u0
  const b = 3 * u1
  const c = 3 * u2
  const ax = x[a]!
  const ay = x[a + 1]!
  const az = x[a + 2]!
  const e1x = x[b]! - ax
  const e1y = x[b + 1]! - ay
  const e1z = x[b + 2]! - az
  const e2x = x[c]! - ax
  const e2y = x[c + 1]! - ay
  const e2z = x[c + 2]! - az
  const nx = e1y * e2z - e1z * e2y
  const ny = e1z * e2x - e1x * e2z
  const nz = e1x * e2y - e1y * e2x
  const nn = nx * nx + ny * ny + nz * nz
  for (let i = 0; i < 3; i++) {
    const from = faces[s + i]!
    const to = faces[s + (i === 2 ? 0 : i + 1)]!
    if (from === u0 || from === u1 || from === u2 || to === u0 || to === u1 || to === u2) continue
    const p = 3 * from
    const q = 3 * to
    const px = x[p]! - ax
    const py = x[p + 1]! - ay
    const pz = x[p + 2]! - az
    const dp = nx * px + ny * py + nz * pz
    const dq = nx * (x[q]! - ax) + ny * (x[q + 1]! - ay) + nz * (x[q + 2]! - az)
    if (dp > 0 === dq > 0 || dp === dq) continue
    const t = dp / (dp - dq)
    const hx = px + t * (x[q]! - x[p]!)
    const hy = py + t * (x[q + 1]! - x[p + 1]!)
    const hz = pz + t * (x[q + 2]! - x[p + 2]!)
    // Barycentric coordinates by cross products with the normal.
    const v = (hy * e2z - hz * e2y) * nx + (hz * e2x - hx * e2z) * ny + (hx * e2y - hy * e2x) * nz
    const w = (e1y * hz - e1z * hy) * nx + (e1z * hx - e1x * hz) * ny + (e1x * hy - e1y * hx) * nz
    if (v >= 0 && w >= 0 && v + w <= nn) return true
  }
  return false
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

/** Width of the grid's cubes: about a triangle and a half. Millimetres. */
const cellMm = 1.5

/**
 * 1 for every face that cuts another one.
 * @param only 1 for faces that may have begun to cut: pairs without any of them are not looked at.
 */
export function cuttingFaces(
  positions: Float32Array,
  faces: Uint32Array,
  only?: Uint8Array,
): Uint8Array {
  const cut = new Uint8Array(faces.length / 3)
  if (only && !only.includes(1)) return cut
  const { low, shape, start, list } = triangleGrid(positions, faces, cellMm)
  const boxes = new Float32Array(faces.length * 2)
  for (let f = 0; f < faces.length; f += 3)
    for (let axis = 0; axis < 3; axis++) {
      const a = positions[3 * faces[f]! + axis]!
      const b = positions[3 * faces[f + 1]! + axis]!
      const c = positions[3 * faces[f + 2]! + axis]!
      boxes[2 * f + axis] = Math.min(a, b, c)
      boxes[2 * f + 3 + axis] = Math.max(a, b, c)
    }
  const cubeOf = (value: number, axis: number) => Math.floor((value - low[axis]!) / cellMm)
  for (let cell = 0; cell < start.length - 1; cell++) {
    const to = start[cell + 1]!
    const x = cell % shape[0]
    const y = Math.floor(cell / shape[0]) % shape[1]
    const z = Math.floor(cell / (shape[0] * shape[1]))
    for (let i = start[cell]!; i < to; i++) {
      const s = list[i]!
      if (only && !only[s]) continue
      const bs = 6 * s
      for (let j = only ? start[cell]! : i + 1; j < to; j++) {
        const u = list[j]!
        // A pair of two that may cut comes twice: once is enough.
        if (only?.[u] && u <= s) continue
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
        // Boxes that share several cubes are looked at in the first of them.
        if (
          cubeOf(Math.max(boxes[bs]!, boxes[bu]!), 0) !== x ||
          cubeOf(Math.max(boxes[bs + 1]!, boxes[bu + 1]!), 1) !== y ||
          cubeOf(Math.max(boxes[bs + 2]!, boxes[bu + 2]!), 2) !== z
        )
          continue
        if (trianglesMeet(positions, faces, 3 * s, 3 * u)) cut[s] = cut[u] = 1
      }
    }
  }
  return cut
}
