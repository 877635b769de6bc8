/** Numbers that describe a whole mesh: Euler number, areas. */
import type { Mesh } from './mesh.ts'
import { faceCrosses } from './normals.ts'

/** Vertices in use minus edges plus faces: 2 for a closed surface without handles, 2 less for each handle. */
export function eulerNumber(faces: Uint32Array): number {
  const used = new Set<number>()
  const edges = new Set<number>()
  const span = 2 ** 26
  for (let f = 0; f < faces.length; f += 3)
    for (let corner = 0; corner < 3; corner++) {
      const a = faces[f + corner]!
      const b = faces[f + ((corner + 1) % 3)]!
      used.add(a)
      edges.add(Math.min(a, b) * span + Math.max(a, b))
    }
  return used.size - edges.size + faces.length / 3
}

/** Whether every edge belongs to exactly two faces that run along it in opposite directions. */
export function isClosed(faces: Uint32Array): boolean {
  const span = 2 ** 26
  const halfEdges = new Set<number>()
  for (let f = 0; f < faces.length; f += 3)
    for (let corner = 0; corner < 3; corner++) {
      const key = faces[f + corner]! * span + faces[f + ((corner + 1) % 3)]!
      if (halfEdges.has(key)) return false
      halfEdges.add(key)
    }
  for (const key of halfEdges) {
    const a = Math.floor(key / span)
    if (!halfEdges.has((key - a * span) * span + a)) return false
  }
  return true
}

/** Area of each face in mm². */
export function faceAreas(positions: Float32Array, faces: Uint32Array): Float32Array {
  const crosses = faceCrosses(positions, faces)
  return Float32Array.from(
    { length: faces.length / 3 },
    (_, f) => Math.hypot(crosses[3 * f]!, crosses[3 * f + 1]!, crosses[3 * f + 2]!) / 2,
  )
}

/** Area of each vertex in mm²: a third of each face around it. */
export function vertexAreas(positions: Float32Array, faces: Uint32Array): Float32Array {
  const areas = new Float32Array(positions.length / 3)
  faceAreas(positions, faces).forEach((area, f) => {
    for (let corner = 0; corner < 3; corner++) {
      const v = faces[3 * f + corner]!
      areas[v] = areas[v]! + area / 3
    }
  })
  return areas
}

/** Area of the whole surface in mm². */
export function surfaceArea(positions: Float32Array, faces: Uint32Array): number {
  let sum = 0
  for (const area of faceAreas(positions, faces)) sum += area
  return sum
}

/** Mean distance between the same vertices of two surfaces of one mesh, mm. */
export function meanDistanceMm({ positionsWorld: a }: Mesh, { positionsWorld: b }: Mesh): number {
  let sum = 0
  for (let i = 0; i < a.length; i += 3) {
    sum += Math.hypot(a[i]! - b[i]!, a[i + 1]! - b[i + 1]!, a[i + 2]! - b[i + 2]!)
  }
  return (3 * sum) / a.length
}
