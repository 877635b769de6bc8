/** Which voxel centres lie within a closed mesh, or between two surfaces of the same faces. All in voxel coordinates. */

type Shape = readonly [number, number, number]

/**
 * Voxels between two surfaces where a field over the vertices, linear in each triangle, is 0.5 or more.
 * Every prism between two triangles is cut into three tetrahedra; the cut of a side follows the order of the vertices'
 * numbers, so that neighbours agree on it and leave no gap.
 * @param inner, outer 3 voxel coordinates a vertex, on one face list.
 * @returns indices (`i + nx * (j + ny * k)`), each once.
 */
export function ribbonVoxels(
  inner: Float64Array,
  outer: Float64Array,
  faces: Uint32Array,
  field: Float32Array,
  shape: Shape,
): Set<number> {
  const voxels = new Set<number>()
  const places = new Float64Array(12)
  const values = new Float64Array(4)
  for (let f = 0; f < faces.length; f += 3) {
    const corners = faces.subarray(f, f + 3)
    if (!corners.some((v) => field[v]! >= 0.5)) continue
    const ascending = corners.toSorted()
    for (let part = 0; part < 3; part++) {
      // Corners 0..part lie on the outer surface, part..2 on the inner one: four in all.
      let n = 0
      for (const [at, v] of ascending.entries())
        for (const surface of [inner, outer])
          if (surface === inner ? at >= part : at <= part) {
            places.set(surface.subarray(3 * v, 3 * v + 3), 3 * n)
            values[n++] = field[v]!
          }
      centresIn(places, values, shape, voxels)
    }
  }
  return voxels
}

/** Adds the voxel centres in a tetrahedron at which the mix of its corners' values is 0.5 or more. */
function centresIn(p: Float64Array, values: Float64Array, shape: Shape, voxels: Set<number>): void {
  const low = [0, 0, 0]
  const high = [0, 0, 0]
  for (let axis = 0; axis < 3; axis++) {
    const along = [p[axis]!, p[axis + 3]!, p[axis + 6]!, p[axis + 9]!]
    low[axis] = Math.max(0, Math.ceil(Math.min(...along)))
    high[axis] = Math.min(shape[axis]! - 1, Math.floor(Math.max(...along)))
  }
  const whole = sixVolume(p, 3, 6, 9, p[0]!, p[1]!, p[2]!)
  for (let k = low[2]!; k <= high[2]!; k++)
    for (let j = low[1]!; j <= high[1]!; j++)
      for (let i = low[0]!; i <= high[0]!; i++) {
        const w0 = sixVolume(p, 3, 6, 9, i, j, k) / whole
        const w1 = -sixVolume(p, 0, 6, 9, i, j, k) / whole
        const w2 = sixVolume(p, 0, 3, 9, i, j, k) / whole
        const w3 = 1 - w0 - w1 - w2
        if (w0 < 0 || w1 < 0 || w2 < 0 || w3 < 0) continue
        if (w0 * values[0]! + w1 * values[1]! + w2 * values[2]! + w3 * values[3]! >= 0.5)
          voxels.add(i + shape[0] * (j + shape[1] * k))
      }
}

/** Six times the signed volume of the tetrahedron of three corners and a point. */
function sixVolume(
  p: Float64Array,
  a: number,
  b: number,
  c: number,
  x: number,
  y: number,
  z: number,
): number {
  const ax = p[a]! - x
  const ay = p[a + 1]! - y
  const az = p[a + 2]! - z
  const bx = p[b]! - x
  const by = p[b + 1]! - y
  const bz = p[b + 2]! - z
  const cx = p[c]! - x
  const cy = p[c + 1]! - y
  const cz = p[c + 2]! - z
  return ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx)
}

/**
 * Voxels inside a closed mesh: along every row of voxels, those between an odd and an even crossing of the surface.
 * @param positions 3 voxel coordinates a vertex.
 * @returns indices (`i + nx * (j + ny * k)`), each once.
 */
export function enclosedVoxels(
  positions: Float64Array,
  faces: Uint32Array,
  [nx, ny, nz]: Shape,
): Set<number> {
  const crossings = new Map<number, number[]>()
  for (let f = 0; f < faces.length; f += 3) {
    const tri = [0, 1, 2].map((c) => {
      const at = 3 * faces[f + c]!
      return [positions[at]!, positions[at + 1]!, positions[at + 2]!] as const
    })
    const ys = tri.map(([, y]) => y)
    const zs = tri.map(([, , z]) => z)
    for (
      let k = Math.max(0, Math.ceil(Math.min(...zs)));
      k <= Math.min(nz - 1, Math.max(...zs));
      k++
    )
      for (
        let j = Math.max(0, Math.ceil(Math.min(...ys)));
        j <= Math.min(ny - 1, Math.max(...ys));
        j++
      ) {
        const x = crossingX(tri, j, k)
        if (x === null) continue
        const row = j + ny * k
        const found = crossings.get(row)
        if (found) found.push(x)
        else crossings.set(row, [x])
      }
  }
  const voxels = new Set<number>()
  for (const [row, xs] of crossings) {
    xs.sort((p, q) => p - q)
    for (let n = 0; n + 1 < xs.length; n += 2)
      for (let i = Math.max(0, Math.ceil(xs[n]!)); i <= Math.min(nx - 1, xs[n + 1]!); i++)
        voxels.add(i + nx * row)
  }
  return voxels
}

/** Where the row at (j, k) goes through the triangle; a row through an edge belongs to one of its two triangles. */
function crossingX(
  tri: readonly (readonly [number, number, number])[],
  j: number,
  k: number,
): number | null {
  const ends: (readonly [y: number, x: number])[] = []
  for (const [n, one] of tri.entries()) {
    const other = tri[(n + 1) % 3]!
    // Always from the lower end: both triangles at an edge compute the same.
    const [low, high] = one[2] <= other[2] ? [one, other] : [other, one]
    if (low[2] > k || high[2] <= k) continue
    const t = (k - low[2]) / (high[2] - low[2])
    ends.push([low[1] + t * (high[1] - low[1]), low[0] + t * (high[0] - low[0])])
  }
  if (ends.length < 2) return null
  const [from, to] = ends[0]![0] <= ends[1]![0] ? [ends[0]!, ends[1]!] : [ends[1]!, ends[0]!]
  if (from[0] > j || to[0] <= j) return null
  return from[1] + ((j - from[0]) / (to[0] - from[0])) * (to[1] - from[1])
}
