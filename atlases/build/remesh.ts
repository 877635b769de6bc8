/**
 * White and pial with fewer vertices and faces of a good shape on both: edges collapse by the error on both surfaces at
 * once, then edges turn and corners of the pial slide until few triangles are thin. What that took from the image's
 * border is given back in between.
 */
import { type Adjacency, neighbours } from '#mesh/adjacency.ts'
import { decimate, keepRows } from './decimate.ts'
import { evenFaces } from './even-faces.ts'
import { flipEdges } from './flip-edges.ts'
import { repairCuts, retractCuts } from './repair-cuts.ts'

export type Anatomy = {
  readonly faces: Uint32Array
  readonly adjacent: Adjacency
  readonly white: Float32Array
  readonly pial: Float32Array
  /** 1 where there is no cortex: the pial lies on the white there. */
  readonly medialWall: Uint8Array
}

/**
 * @param settled puts a pial back to where the image has it, as the one before fewer vertices was.
 */
export function remesh(
  fine: Omit<Anatomy, 'adjacent'>,
  vertices: number,
  settled: (at: Anatomy) => Float32Array,
): Anatomy {
  const { faces: collapsed, kept } = decimate([fine.white, fine.pial], fine.faces, vertices)
  const medialWall = Uint8Array.from(kept, (old) => fine.medialWall[old]!)
  const first = neighbours(collapsed, kept.length)
  const white = repairCuts(keepRows(fine.white, kept, 3), collapsed, first)
  const rows = onWall(keepRows(fine.pial, kept, 3), white, medialWall)
  const pial = retractCuts(rows, white, collapsed, first)
  const even = evened({ faces: collapsed, adjacent: first, white, medialWall, pial })
  return evened({ ...even, pial: settled(even) })
}

/** The same surfaces with faces of a better shape. */
function evened({ faces: start, white, medialWall, pial }: Anatomy): Anatomy {
  const faces = flipEdges([white, pial], start)
  const adjacent = neighbours(faces, medialWall.length)
  const even = evenFaces(pial, faces, adjacent, medialWall)
  return { faces, adjacent, white, medialWall, pial: retractCuts(even, white, faces, adjacent) }
}

/** The outer surface with its medial wall put on the inner one. */
export function onWall(
  outer: Float32Array,
  inner: Float32Array,
  medialWall: Uint8Array,
): Float32Array {
  return outer.map((value, i) => (medialWall[Math.floor(i / 3)] ? inner[i]! : value))
}
