/** Takes back moves that make a surface cut itself. */
import { cuttingFaces } from './self-intersection.ts'

/** The moved positions, with moves taken back around every triangle that cuts another until none does. */
export function withoutCuts(
  before: Float32Array,
  moved: Float32Array,
  faces: Uint32Array,
): Float32Array {
  const at = moved.slice()
  for (;;) {
    const cut = cuttingFaces(at, faces)
    let back = 0
    for (let f = 0; f < cut.length; f++) {
      if (!cut[f]) continue
      for (let corner = 3 * f; corner < 3 * f + 3; corner++) {
        const o = 3 * faces[corner]!
        for (let axis = 0; axis < 3; axis++) {
          if (at[o + axis] !== before[o + axis]) back++
          at[o + axis] = before[o + axis]!
        }
      }
    }
    if (back === 0) return at
  }
}
