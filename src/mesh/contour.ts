/**
 * Iso-lines of a field on a mesh by marching triangles. Their corners are kept as places on edges, not as positions,
 * so that one outline can be drawn on every surface that shares the faces.
 */

/** A place on the edge from vertex `from` to vertex `to`: `from + t * (to - from)`, `from` < `to`, t in 0..1. */
export type EdgeCrossing = { readonly from: number; readonly to: number; readonly t: number }

export type IsoLine = {
  /** A closed line does not repeat its first crossing at the end. */
  readonly closed: boolean
  readonly crossings: readonly EdgeCrossing[]
}

/**
 * The lines along which `field` (one number a vertex) takes `level`. A vertex at the level counts as above it, a
 * NaN as below, so each triangle has no crossing or exactly two. Lines end only at the mesh's border, or where
 * more than two faces share an edge.
 */
export function isoLines(faces: Uint32Array, field: Float32Array, level: number): IsoLine[] {
  // The loop over all faces runs a few times in a program's life, never compiled: bare reads, no calls, no destructuring.
  const above = new Uint8Array(field.length)
  for (let v = 0; v < field.length; v++) if (field[v]! >= level) above[v] = 1
  const vertices = field.length
  // Each crossed edge, and the edges that it is joined to within a triangle.
  const neighbours = new Map<number, number[]>()
  const key = (a: number, b: number) => (a < b ? a * vertices + b : b * vertices + a)
  const join = (edge: number, other: number) => {
    const known = neighbours.get(edge)
    if (known) known.push(other)
    else neighbours.set(edge, [other])
  }
  for (let f = 0; f < faces.length; f += 3) {
    const a = faces[f]!
    const b = faces[f + 1]!
    const c = faces[f + 2]!
    const aboveA = above[a]
    const aboveB = above[b]
    const aboveC = above[c]
    if (aboveA === aboveB && aboveB === aboveC) continue
    const alone = aboveB === aboveC ? a : aboveA === aboveC ? b : c
    const [left, right] = alone === a ? [b, c] : alone === b ? [c, a] : [a, b]
    const [first, second] = [key(alone, left), key(alone, right)]
    join(first, second)
    join(second, first)
  }

  const crossing = (edge: number): EdgeCrossing => {
    const from = Math.floor(edge / vertices)
    const to = edge % vertices
    const [low, high] = [field[from]!, field[to]!]
    const t = (level - low) / (high - low)
    return { from, to, t: Number.isFinite(t) ? Math.min(1, Math.max(0, t)) : 0.5 }
  }

  const taken = new Set<string>()
  const link = (a: number, b: number) => (a < b ? `${a} ${b}` : `${b} ${a}`)
  const walk = (start: number): IsoLine => {
    const edges = [start]
    let at = start
    for (;;) {
      const next = neighbours.get(at)!.find((other) => !taken.has(link(at, other)))
      if (next === undefined) return { closed: false, crossings: edges.map(crossing) }
      taken.add(link(at, next))
      if (next === start) return { closed: true, crossings: edges.map(crossing) }
      edges.push(next)
      at = next
    }
  }

  const lines: IsoLine[] = []
  const open = (edge: number) =>
    neighbours.get(edge)!.some((other) => !taken.has(link(edge, other)))
  // Ends first, so that an open line is one piece and not two.
  for (const [edge, joined] of neighbours)
    if (joined.length !== 2 && open(edge)) lines.push(walk(edge))
  for (const edge of neighbours.keys()) if (open(edge)) lines.push(walk(edge))
  return lines
}
