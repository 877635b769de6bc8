/** The medial wall as a smooth field over the mesh, from which its edge is drawn as clean as those of regions. */
import { neighbours } from '#mesh/adjacency.ts'
import { smoothValues } from '#mesh/smooth.ts'
import type { Hemisphere } from './cortex.ts'

/** Rounds of half-way smoothing, as many as a region has. */
const rounds = 10

const fields = new WeakMap<Uint8Array, Float32Array>()

/**
 * 1 on the wall, 0 on the cortex, half on its edge; one number a vertex. The same array for the same hemisphere: do not
 * write into it.
 */
export function wallField({
  faces,
  medialWall,
}: Pick<Hemisphere, 'faces' | 'medialWall'>): Float32Array {
  const field = fields.get(medialWall) ?? makeField(faces, medialWall)
  fields.set(medialWall, field)
  return field
}

/** Only what lies near the edge is looked at, because the first picture waits for it. */
function makeField(faces: Uint32Array, wall: Uint8Array): Float32Array {
  const field = Float32Array.from(wall)
  const near = nearEdge(faces, wall)
  const numbers = new Int32Array(wall.length).fill(-1)
  const vertices: number[] = []
  const corners = near.map((v) => {
    if (numbers[v]! < 0) numbers[v] = vertices.push(v) - 1
    return numbers[v]!
  })
  const adjacent = neighbours(Uint32Array.from(corners), vertices.length)
  const smooth = smoothValues(
    Float32Array.from(vertices, (v) => wall[v]!),
    adjacent,
    rounds,
  )
  for (const [n, v] of vertices.entries()) field[v] = smooth[n]!
  return field
}

/** Corners of the faces that smoothing can change, and of one ring more, which it leaves as they are. */
function nearEdge(faces: Uint32Array, wall: Uint8Array): number[] {
  let reached = new Uint8Array(wall.length)
  const facesWhere = (holds: (a: number, b: number, c: number) => boolean) => {
    const corners: number[] = []
    for (let at = 0; at < faces.length; at += 3) {
      const [a, b, c] = [faces[at]!, faces[at + 1]!, faces[at + 2]!]
      if (holds(a, b, c)) corners.push(a, b, c)
    }
    return corners
  }
  let corners = facesWhere((a, b, c) => wall[a] !== wall[b] || wall[a] !== wall[c])
  for (let ring = 0; ring <= rounds; ring++) {
    const next = reached.slice()
    for (const v of corners) next[v] = 1
    reached = next
    corners = facesWhere((a, b, c) => (reached[a]! | reached[b]! | reached[c]!) === 1)
  }
  return corners
}
