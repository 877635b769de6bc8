/** Where a plane across a world axis cuts a mesh: segments that are drawn on a slice. */

export type SliceSegments = {
  /** Along the slice's right and up, world mm: 4 numbers a segment. */
  readonly places: Float32Array
  /** A field at both ends, where one was given; 2 numbers a segment. */
  readonly field: Float32Array | null
}

type PlaneAxes = { readonly right: number; readonly up: number; readonly across: number }

/**
 * @param positions world mm, 3 numbers a vertex
 * @param field one number a vertex, mixed along the edges that the plane cuts
 */
export function cutMesh(
  positions: Float32Array,
  faces: Uint32Array,
  { right, up, across }: PlaneAxes,
  atMm: number,
  field: Float32Array | null = null,
): SliceSegments {
  const places: number[] = []
  const shares: number[] = []
  const cutEdge = (a: number, b: number) => {
    const [da, db] = [positions[a * 3 + across]! - atMm, positions[b * 3 + across]! - atMm]
    if (da >= 0 === db >= 0) return
    const t = da / (da - db)
    for (const axis of [right, up]) {
      const from = positions[a * 3 + axis]!
      places.push(from + t * (positions[b * 3 + axis]! - from))
    }
    if (field) shares.push(field[a]! + t * (field[b]! - field[a]!))
  }
  for (let f = 0; f < faces.length; f += 3) {
    const [a, b, c] = [faces[f]!, faces[f + 1]!, faces[f + 2]!]
    // A corner on the plane counts as above it, so that no face is cut in a single point.
    const above = positions[a * 3 + across]! >= atMm
    if (
      above === positions[b * 3 + across]! >= atMm &&
      above === positions[c * 3 + across]! >= atMm
    )
      continue
    cutEdge(a, b)
    cutEdge(b, c)
    cutEdge(c, a)
  }
  return { places: Float32Array.from(places), field: field && Float32Array.from(shares) }
}

/** The parts of segments along which the field is a half or more; 4 numbers each as `places`. */
export function insideField({ places, field }: SliceSegments): Float32Array {
  if (!field) return places
  const kept: number[] = []
  for (let s = 0; s * 2 < field.length; s++) {
    const [from, to] = [field[s * 2]!, field[s * 2 + 1]!]
    if (from < 0.5 && to < 0.5) continue
    const crossing = (0.5 - from) / (to - from)
    for (const t of [from < 0.5 ? crossing : 0, to < 0.5 ? crossing : 1])
      for (const i of [0, 1])
        kept.push(places[s * 4 + i]! + t * (places[s * 4 + 2 + i]! - places[s * 4 + i]!))
  }
  return Float32Array.from(kept)
}
