/**
 * What a picture asks of a surface, worked out once an array: where it is first asked for, or by a worker that read the
 * surface and hands it over with it.
 */
import { coarseFaces } from './coarse-faces.ts'
import { vertexNormals } from './normals.ts'

/** Faces of a hemisphere in a frame that has to come quickly, at most: about as many as fsaverage5 has. */
export const mostCoarseFaces = 30_000

export type SurfaceShape = {
  /** Unit normals, 3 numbers a vertex. */
  readonly normals: Float32Array
  /** The few vertices that reach farthest out: enough to fit the surface into a picture without asking every vertex. */
  readonly farthest: Uint32Array
  /** At most `mostCoarseFaces`; null where there are no more than that. */
  readonly coarse: Uint32Array | null
}

const normalsKnown = new WeakMap<Float32Array, Float32Array>()
const farthestKnown = new WeakMap<Float32Array, Uint32Array>()
const coarseKnown = new WeakMap<Uint32Array, { readonly faces: Uint32Array | null }>()

/** Unit normals of a surface, 3 numbers a vertex. */
export function surfaceNormals(positions: Float32Array, faces: Uint32Array): Float32Array {
  const made = normalsKnown.get(positions) ?? vertexNormals(positions, faces)
  normalsKnown.set(positions, made)
  return made
}

/** For frames that have to come quickly: at most `mostCoarseFaces`; null where there are no more than that. */
export function quickFaces(faces: Uint32Array, vertices: number): Uint32Array | null {
  const made = coarseKnown.get(faces) ?? { faces: coarseFaces(faces, vertices, mostCoarseFaces) }
  coarseKnown.set(faces, made)
  return made.faces
}

const directions = fibonacciSphere(160)

/** Directions spread evenly over the sphere, 3 numbers each. */
function fibonacciSphere(count: number): Float64Array {
  const out = new Float64Array(count * 3)
  const golden = Math.PI * (3 - Math.sqrt(5))
  for (let i = 0; i < count; i++) {
    const z = 1 - (2 * i + 1) / count
    const ring = Math.sqrt(1 - z * z)
    out[i * 3] = ring * Math.cos(golden * i)
    out[i * 3 + 1] = ring * Math.sin(golden * i)
    out[i * 3 + 2] = z
  }
  return out
}

/** Vertices of `positions` that reach farthest in each of the directions. */
export function farthestVertices(positions: Float32Array): Uint32Array {
  const known = farthestKnown.get(positions)
  if (known) return known
  const found = new Set<number>()
  // Neighbours reach about as far: of a fine mesh some vertices are enough.
  const step = 3 * Math.max(1, Math.floor(positions.length / 3 / 10_000))
  for (let d = 0; d < directions.length; d += 3)
    found.add(farthest(positions, step, directions[d]!, directions[d + 1]!, directions[d + 2]!) / 3)
  const list = Uint32Array.from(found)
  farthestKnown.set(positions, list)
  return list
}

/** Where in `positions` the vertex begins that reaches farthest along (x, y, z). */
function farthest(positions: Float32Array, step: number, x: number, y: number, z: number): number {
  let best = 0
  let reach = Number.NEGATIVE_INFINITY
  for (let v = 0; v < positions.length; v += step) {
    const along = positions[v]! * x + positions[v + 1]! * y + positions[v + 2]! * z
    if (along <= reach) continue
    best = v
    reach = along
  }
  return best
}

export function shapeOf(positions: Float32Array, faces: Uint32Array): SurfaceShape {
  return {
    normals: surfaceNormals(positions, faces),
    farthest: farthestVertices(positions),
    coarse: quickFaces(faces, positions.length / 3),
  }
}

/** From now on it is not worked out for these arrays again. */
export function knowShape(
  positions: Float32Array,
  faces: Uint32Array,
  { normals, farthest: list, coarse }: SurfaceShape,
): void {
  normalsKnown.set(positions, normals)
  farthestKnown.set(positions, list)
  coarseKnown.set(faces, { faces: coarse })
}
