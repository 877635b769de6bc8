/**
 * Numbers per vertex, predicted from vertices that were decoded before: on faces in the order of `face-code.ts` each
 * vertex after the third is introduced by one triangle, beyond an edge whose other triangle is known already. What is
 * stored is the difference to the prediction, zigzag-coded into 16 bits, all low bytes first, then all high bytes.
 */
import { facesAround } from '#mesh/adjacency.ts'
import { AssetError } from './asset-error.ts'
import type { RowsSection } from './container.ts'
import type { Parents } from './face-code.ts'

/** The same as `decodeFaces` gives, of faces that it gave before. */
export function parentsOf(faces: Uint32Array, vertices: number): Parents {
  const around = facesAround(faces, vertices)
  const parents = new Uint32Array(vertices * 3)
  let seen = 3
  for (let face = 1; face < faces.length / 3; face++) {
    const c = faces[3 * face + 2]!
    if (c !== seen) continue
    seen++
    const a = faces[3 * face]!
    const b = faces[3 * face + 1]!
    parents[3 * c] = a
    parents[3 * c + 1] = b
    parents[3 * c + 2] = oppositeBefore(
      faces,
      around.list.subarray(around.start[a], around.start[a + 1]),
      a,
      b,
      face,
    )
  }
  return parents
}

function oppositeBefore(
  faces: Uint32Array,
  facesAtA: Uint32Array,
  a: number,
  b: number,
  before: number,
): number {
  for (const face of facesAtA) {
    if (face >= before) break
    const p = faces[3 * face]!
    const q = faces[3 * face + 1]!
    const r = faces[3 * face + 2]!
    if (p === b || q === b || r === b) return p + q + r - a - b
  }
  return a
}

/** What the rows already known say about number `n` of vertex `v`. Integers in, integer out. */
export function predict(
  known: Int32Array,
  parents: Parents,
  predictor: RowsSection['predictor'],
  components: number,
  v: number,
  n: number,
): number {
  if (v < 3) return v === 0 ? 0 : known[(v - 1) * components + n]!
  const a = known[parents[3 * v]! * components + n]!
  if (predictor === 'same') return a
  const b = known[parents[3 * v + 1]! * components + n]!
  if (predictor === 'mean') return (a + b) >> 1
  return a + b - known[parents[3 * v + 2]! * components + n]!
}

/** Stored integers of a section, before the base is added back. @throws AssetError */
export function decodeRows(bytes: Uint8Array, section: RowsSection, parents: Parents): Int32Array {
  const vertices = parents.length / 3
  const { components, predictor } = section
  const length = vertices * components
  if (bytes.length !== 2 * length || section.offset.length !== components)
    throw new AssetError('corrupt', `${section.name}: ${bytes.length} bytes`)
  const out = new Int32Array(length)
  let at = 0
  for (let v = 0; v < vertices; v++)
    for (let n = 0; n < components; n++, at++) {
      const coded = bytes[at]! | (bytes[at + length]! << 8)
      out[at] = predict(out, parents, predictor, components, v, n) + ((coded >>> 1) ^ -(coded & 1))
    }
  return out
}
