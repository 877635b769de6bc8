/** Takes back moves that make a surface cut itself. */
import { cuttingFaces } from './self-intersection.ts'

/** The moved positions, with moves taken back around every triangle that cuts another until none does. */
export function withoutCuts(
  before: Float32Array,
  moved: Float32Array,
  faces: Uint32Array,
): Float32Array {
  const at = moved.slice()
  // Only a face with a corner that moved, or moved back, can begin to cut.
  let changed = new Uint8Array(at.length / 3)
  for (let i = 0; i < at.length; i++) if (at[i] !== before[i]) changed[Math.floor(i / 3)] = 1
  while (changed.includes(1)) {
    const cut = cuttingFaces(at, faces, facesWith(changed, faces))
    changed = new Uint8Array(at.length / 3)
    for (let f = 0; f < cut.length; f++) {
      if (!cut[f]) continue
      for (let corner = 3 * f; corner < 3 * f + 3; corner++) {
        const v = faces[corner]!
        for (let o = 3 * v; o < 3 * v + 3; o++) {
          if (at[o] !== before[o]) changed[v] = 1
          at[o] = before[o]!
        }
      }
    }
  }
  return at
}

/** 1 for the faces with a flagged corner. */
function facesWith(flags: Uint8Array, faces: Uint32Array): Uint8Array {
  return Uint8Array.from(
    { length: faces.length / 3 },
    (_, f) => flags[faces[3 * f]!]! | flags[faces[3 * f + 1]!]! | flags[faces[3 * f + 2]!]!,
  )
}
