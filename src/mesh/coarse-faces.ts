/** A mesh with fewer faces over the same vertices, for pictures that have to come quickly. */
import { facesAround } from './adjacency.ts'

/**
 * Faces between about a fourth of the vertices: of neighbours one stands for all, and where three such cells meet is a face.
 * Corners keep their order, so that what looked outwards still does; values and normals of the corners are as exact as before.
 *
 * @param faces 3 vertices a face
 * @returns 3 of the same vertices a face
 */
export function coarserFaces(faces: Uint32Array, vertices: number): Uint32Array {
  const cell = cellsOf(faces, vertices)
  const kept = new Uint32Array(faces.length)
  let end = 0
  for (let f = 0; f < faces.length; f += 3) {
    const a = cell[faces[f]!]!
    const b = cell[faces[f + 1]!]!
    const c = cell[faces[f + 2]!]!
    if (a === b || b === c || c === a) continue
    kept[end++] = a
    kept[end++] = b
    kept[end++] = c
  }
  return kept.slice(0, end)
}

/** For each vertex the one that stands for it: itself, or a neighbour. */
function cellsOf(faces: Uint32Array, vertices: number): Int32Array {
  const { start, list } = facesAround(faces, vertices)
  const cell = new Int32Array(vertices).fill(-1)
  for (let v = 0; v < vertices; v++) {
    if (cell[v] !== -1) continue
    cell[v] = v
    for (let at = start[v]!; at < start[v + 1]!; at++)
      for (let corner = list[at]! * 3, end = corner + 3; corner < end; corner++)
        if (cell[faces[corner]!] === -1) cell[faces[corner]!] = v
  }
  return cell
}

/** The same again and again until there are at most so many faces; null where there are no more than that already. */
export function coarseFaces(
  faces: Uint32Array,
  vertices: number,
  mostFaces: number,
): Uint32Array | null {
  let coarse = faces
  while (coarse.length > mostFaces * 3) {
    const next = coarserFaces(coarse, vertices)
    if (next.length === 0 || next.length === coarse.length) break
    coarse = next
  }
  return coarse === faces ? null : coarse
}
