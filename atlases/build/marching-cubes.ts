/**
 * The surface of a binary object whose voxels hang together by faces only (6-connected; its background by corners,
 * 26-connected): marching cubes with a table made by rule, so that the surface has the topology of the object.
 * On a face with two object corners at its diagonal the surface runs around each of them.
 */

/** Corner n of a cell lies at (n & 1, n >> 1 & 1, n >> 2 & 1). */
const edges: readonly (readonly [number, number])[] = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((a) =>
  [1, 2, 4].filter((bit) => !(a & bit)).map((bit) => [a, a | bit] as const),
)
const edgeOf = new Map(edges.map(([a, b], e) => [a * 8 + b, e] as const))
const edgeBetween = (a: number, b: number) => edgeOf.get(Math.min(a, b) * 8 + Math.max(a, b))!

/** Corners of the six faces, counter-clockwise seen from outside the cell. */
const cellFaces = [
  [0, 4, 6, 2],
  [1, 3, 7, 5],
  [0, 1, 5, 4],
  [2, 6, 7, 3],
  [0, 2, 3, 1],
  [4, 5, 7, 6],
]

/** Triangles (as edge numbers) of each of the 256 corner patterns. */
const table: number[][] = Array.from({ length: 256 }, (_, pattern) => trianglesOf(pattern))

function trianglesOf(pattern: number): number[] {
  const inside = (corner: number) => (pattern >> corner) & 1
  // On each face, a segment runs around every run of object corners, with the object on its right seen from outside.
  const next = new Map<number, number>()
  for (const face of cellFaces)
    for (let c = 0; c < 4; c++) {
      const corner = face[c]!
      const before = face[(c + 3) % 4]!
      if (!inside(corner) || inside(before)) continue
      let end = c
      while (inside(face[(end + 1) % 4]!)) end++
      const enter = edgeBetween(before, corner)
      const leave = edgeBetween(face[end % 4]!, face[(end + 1) % 4]!)
      next.set(enter, leave)
    }
  const loops: number[][] = []
  const left = new Set(next.keys())
  for (const start of next.keys()) {
    if (!left.has(start)) continue
    const loop: number[] = []
    for (let edge = start; left.has(edge); edge = next.get(edge)!) {
      left.delete(edge)
      loop.push(edge)
    }
    loops.push(loop)
  }
  // Two background corners at a body diagonal are connected through the cell: a tube, not two caps.
  const background = 255 ^ pattern
  if (loops.length === 2 && [129, 66, 36, 24].includes(background)) return tube(loops)
  return loops.flatMap(triangulate)
}

/**
 * Fans a loop out from one of its corners, chosen so that no inner edge lies on a face of the cell: the neighbour cell
 * could draw the same edge there, and four triangles would meet at it.
 */
function triangulate(loop: number[]): number[] {
  for (let first = 0; first < loop.length; first++) {
    const turned = [...loop.slice(first), ...loop.slice(0, first)]
    if (turned.slice(2, -1).some((edge) => shareFace(turned[0]!, edge))) continue
    return turned.slice(2).flatMap((edge, n) => [turned[0]!, turned[n + 1]!, edge])
  }
  throw new Error(`no clean fan for the loop ${loop.join(' ')}`)
}

function shareFace(p: number, q: number): boolean {
  const corners = [...edges[p]!, ...edges[q]!]
  return cellFaces.some((face) => corners.every((corner) => face.includes(corner)))
}

/** Joins two triangular loops by six triangles; the shortest pairing of their corners. */
function tube([a, b]: number[][]): number[] {
  const middle = (edge: number) =>
    [0, 1, 2].map((axis) => (((edges[edge]![0] >> axis) & 1) + ((edges[edge]![1] >> axis) & 1)) / 2)
  const apart = (p: number, q: number) =>
    Math.hypot(...middle(p).map((value, axis) => value - middle(q)[axis]!))
  const reversed = [...b!].reverse()
  const turns = [0, 1, 2].map((turn) => [0, 1, 2].map((n) => reversed[(n + turn) % 3]!))
  const cost = (turn: number[]) => turn.reduce((sum, edge, n) => sum + apart(edge, a![n]!), 0)
  const c = turns.sort((p, q) => cost(p) - cost(q))[0]!
  return [0, 1, 2].flatMap((n) => {
    const m = (n + 1) % 3
    return [a![n]!, a![m]!, c[m]!, a![n]!, c[m]!, c[n]!]
  })
}

export type VoxelMesh = { readonly positions: Float32Array; readonly faces: Uint32Array }

/**
 * @param crossing where between an object voxel and a background voxel the surface passes, 0..1 from the object one.
 * @returns positions in voxel indices; faces counter-clockwise seen from outside the object.
 */
export function marchingCubes(
  object: Uint8Array,
  shape: readonly [number, number, number],
  crossing: (objectVoxel: number, backgroundVoxel: number) => number,
): VoxelMesh {
  const [nx, ny, nz] = shape
  const steps = [0, 1, 2, 3, 4, 5, 6, 7].map((c) => (c & 1) + nx * (((c >> 1) & 1) + ny * (c >> 2)))
  const axisOf = edges.map(([a, b]) => Math.log2(a ^ b))
  const vertexOf = new Map<number, number>()
  const positions: number[] = []
  const faces: number[] = []
  const place = (cell: number, edge: number): number => {
    const [a, b] = edges[edge]!
    const low = cell + steps[a]!
    const key = low * 3 + axisOf[edge]!
    const known = vertexOf.get(key)
    if (known !== undefined) return known
    const high = cell + steps[b]!
    const t = object[low] ? crossing(low, high) : 1 - crossing(high, low)
    const p = [low % nx, Math.floor(low / nx) % ny, Math.floor(low / (nx * ny))]
    p[axisOf[edge]!]! += t
    const vertex = positions.length / 3
    positions.push(p[0]!, p[1]!, p[2]!)
    vertexOf.set(key, vertex)
    return vertex
  }
  for (let k = 0; k < nz - 1; k++)
    for (let j = 0; j < ny - 1; j++)
      for (let i = 0; i < nx - 1; i++) {
        const cell = i + nx * (j + ny * k)
        let pattern = 0
        for (let c = 0; c < 8; c++) if (object[cell + steps[c]!]) pattern |= 1 << c
        if (pattern === 0 || pattern === 255) continue
        for (const edge of table[pattern]!) faces.push(place(cell, edge))
      }
  return { positions: Float32Array.from(positions), faces: Uint32Array.from(faces) }
}
