/** The medial wall as a smooth field over the mesh, from which its edge is drawn as clean as those of regions: from the file, where it has it. */
import { facesAround, neighbours } from '#mesh/adjacency.ts'
import { smoothValues } from '#mesh/smooth.ts'
import { type Hemisphere, wallFieldName } from './cortex.ts'
import { fieldOfBytes } from './field-code.ts'

/** Rounds of half-way smoothing, as many as a region has. */
const rounds = 10

const fields = new WeakMap<Uint8Array, Float32Array>()

/**
 * 1 on the wall, 0 on the cortex, half on its edge; one number a vertex. The same array for the same hemisphere: do not
 * write into it.
 */
export function wallField(
  hemisphere: Pick<Hemisphere, 'faces' | 'medialWall' | 'fields'>,
): Float32Array {
  const { medialWall, fields: stored } = hemisphere
  const known = fields.get(medialWall)
  if (known) return known
  const bytes = stored?.[wallFieldName]
  const field = bytes ? fieldOfBytes(bytes) : smoothWall(hemisphere)
  fields.set(medialWall, field)
  return field
}

/**
 * The field worked out from the wall, which the build stores. Only what lies near the edge is looked at, because the first
 * picture of a user's own surfaces waits for it.
 */
export function smoothWall({
  faces,
  medialWall: wall,
}: Pick<Hemisphere, 'faces' | 'medialWall'>): Float32Array {
  const field = Float32Array.from(wall)
  const corners = nearEdge(faces, wall)
  const numbers = new Int32Array(wall.length).fill(-1)
  const vertices: number[] = []
  for (const [at, v] of corners.entries()) {
    if (numbers[v]! < 0) numbers[v] = vertices.push(v) - 1
    corners[at] = numbers[v]!
  }
  const values = Float32Array.from(vertices, (v) => wall[v]!)
  const smooth = smoothValues(values, neighbours(corners, vertices.length), rounds)
  for (const [n, v] of vertices.entries()) field[v] = smooth[n]!
  return field
}

/** Corners of the faces around the vertices that smoothing can change, and around one ring more, which it leaves as they are. */
function nearEdge(faces: Uint32Array, wall: Uint8Array): Uint32Array {
  const reached = new Uint8Array(wall.length)
  let ring: number[] = []
  const reach = (v: number) => {
    if (reached[v] === 0) ring.push(v)
    reached[v] = 1
  }
  for (let at = 0; at < faces.length; at += 3) {
    const [a, b, c] = [faces[at]!, faces[at + 1]!, faces[at + 2]!]
    if (wall[a] === wall[b] && wall[a] === wall[c]) continue
    for (const v of [a, b, c]) reach(v)
  }
  if (ring.length === 0) return new Uint32Array(0)
  const { start, list } = facesAround(faces, wall.length)
  const known = new Uint8Array(faces.length / 3)
  const found: number[] = []
  for (let step = 0; step <= rounds; step++) {
    const inner = ring
    ring = []
    for (const v of inner) {
      for (let at = start[v]!; at < start[v + 1]!; at++) {
        const face = list[at]!
        if (known[face]) continue
        known[face] = 1
        for (let corner = 3 * face; corner < 3 * face + 3; corner++) {
          found.push(faces[corner]!)
          reach(faces[corner]!)
        }
      }
    }
  }
  return Uint32Array.from(found)
}
