/** What touches what on a hemisphere, worked out once a face list. */
import { type Adjacency, facesAround, neighbours } from '#mesh/adjacency.ts'
import type { Hemisphere } from './cortex.ts'

function onceAFaceList(make: (faces: Uint32Array, vertices: number) => Adjacency) {
  const known = new WeakMap<Uint32Array, Adjacency>()
  return ({ faces, sulcalDepth }: Pick<Hemisphere, 'faces' | 'sulcalDepth'>): Adjacency => {
    const made = known.get(faces) ?? make(faces, sulcalDepth.length)
    known.set(faces, made)
    return made
  }
}

/** Vertices along the edges of each vertex. */
export const neighboursOf = onceAFaceList(neighbours)

/** Faces at each vertex. */
export const facesAroundOf = onceAFaceList(facesAround)
