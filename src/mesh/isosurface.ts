/**
 * The surface along which a grid of numbers crosses a level, by naive surface nets (Gibson 1998, MICCAI, LNCS 1496:888): one
 * vertex in every cell that the surface goes through, at the mean of the crossings of its edges; one quad across every edge
 * of the grid that it cuts. Closed everywhere: what lies beyond the grid, and what is no number, counts as below.
 */
import type { Mesh } from './mesh.ts'

export type NumberGrid = {
  /** First axis fastest. */
  readonly values: ArrayLike<number>
  readonly shape: readonly [number, number, number]
}

/**
 * Around what is at `level` or above; with `sign` -1 around what is at -`level` or below.
 * Positions are in indices of the grid; faces are counter-clockwise seen from outside.
 */
export function isosurface({ values, shape }: NumberGrid, level: number, sign: 1 | -1 = 1): Mesh {
  const [nx, ny, nz] = shape
  const read = (i: number, j: number, k: number) => {
    if (i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz) return -1
    const value = sign * values[i + nx * (j + ny * k)]! - level
    // Below is -1 at least, so that the crossing towards a gap or the grid's end is where the last voxel ends.
    return Number.isNaN(value) ? -1 : value
  }
  // Cells lie between the points -1 .. n, so that the surface closes at the grid's end.
  const [cx, cy, cz] = [nx + 1, ny + 1, nz + 1]
  const vertexOf = new Int32Array(cx * cy * cz).fill(-1)
  const positions: number[] = []
  const faces: number[] = []
  const corner = new Float64Array(8)
  const cell = (i: number, j: number, k: number) => i + cx * (j + cy * k)
  for (let k = 0; k < cz; k++)
    for (let j = 0; j < cy; j++)
      for (let i = 0; i < cx; i++) {
        let inside = 0
        for (let c = 0; c < 8; c++) {
          corner[c] = read(i - 1 + (c & 1), j - 1 + ((c >> 1) & 1), k - 1 + (c >> 2))
          if (corner[c]! >= 0) inside++
        }
        if (inside === 0 || inside === 8) continue
        vertexOf[cell(i, j, k)] = positions.length / 3
        const place = meanCrossing(corner)
        positions.push(i - 1 + place[0], j - 1 + place[1], k - 1 + place[2])
        // The three edges that leave the cell's first corner; the cells before have their vertices already. There is one wherever
        // an edge is cut: those along the grid's end are not, as all beyond is below.
        const here = corner[0]! >= 0
        const quad = (next: number, a: number, b: number, c: number) => {
          if (here === corner[next]! >= 0) return
          const at = cell(i, j, k)
          const ring = [vertexOf[at]!, vertexOf[at - a]!, vertexOf[at - b]!, vertexOf[at - c]!]
          const [p, q, r, s] = here ? ring : ring.toReversed()
          faces.push(p!, q!, r!, p!, r!, s!)
        }
        quad(1, cx, cx + cx * cy, cx * cy)
        quad(2, cx * cy, 1 + cx * cy, 1)
        quad(4, 1, 1 + cx, cx)
      }
  return { positionsWorld: Float32Array.from(positions), faces: Uint32Array.from(faces) }
}

/** Pairs of a cell's corners that an edge joins. */
const edges = [
  [0, 1],
  [2, 3],
  [4, 5],
  [6, 7],
  [0, 2],
  [1, 3],
  [4, 6],
  [5, 7],
  [0, 4],
  [1, 5],
  [2, 6],
  [3, 7],
] as const

function meanCrossing(corner: Float64Array): [number, number, number] {
  let [x, y, z, count] = [0, 0, 0, 0]
  for (const [a, b] of edges) {
    const [va, vb] = [corner[a]!, corner[b]!]
    if (va >= 0 === vb >= 0) continue
    const t = Math.min(1, Math.max(0, va / (va - vb)))
    const mix = (bit: number) => {
      const [from, to] = [(a >> bit) & 1, (b >> bit) & 1]
      return from + t * (to - from)
    }
    x += mix(0)
    y += mix(1)
    z += mix(2)
    count++
  }
  return [x / count, y / count, z / count]
}
