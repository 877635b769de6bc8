/**
 * Faces of a closed surface of genus 0 at about two bits a triangle, after Edgebreaker (Rossignac 1999): the surface is
 * conquered triangle by triangle over one edge of the border (the gate), and one letter says where the third corner is.
 * Vertices and faces are numbered in the order of the conquest.
 */
import { AssetError } from './asset-error.ts'

/** What lies beyond the gate. */
export const beyondGate = {
  /** A vertex not seen before. */
  fresh: 0,
  /** The border vertex before the gate. */
  before: 1,
  /** The border vertex after the gate. */
  after: 2,
  /** Another border vertex: a number follows in the second part of the code, steps along the border. */
  split: 3,
  /** The border is three edges long: the triangle closes it. */
  close: 4,
} as const

/** Three numbers a vertex: both ends of the edge over which it was reached, and the vertex opposite. First three: 0. */
export type Parents = Uint32Array

/**
 * @param code one byte a face but the first, then LEB128 numbers for the splits.
 * @throws AssetError when the code is not that of a closed surface of this size.
 */
export function decodeFaces(
  code: Uint8Array,
  vertices: number,
  faceCount: number,
): { readonly faces: Uint32Array; readonly parents: Parents } {
  if (vertices < 4 || faceCount !== 2 * vertices - 4)
    throw new AssetError('corrupt', `${vertices} vertices with ${faceCount} faces`)
  const faces = new Uint32Array(faceCount * 3)
  const parents = new Uint32Array(vertices * 3)
  // Border edges as a doubly linked ring; an edge runs from its origin to the next edge's origin.
  const room = 2 * faceCount + 3
  const origin = new Uint32Array(room)
  const next = new Uint32Array(room)
  const previous = new Uint32Array(room)
  // The third corner of the conquered triangle at each edge.
  const inner = new Uint32Array(room)
  let edges = 0
  const addEdge = (from: number, within: number) => {
    origin[edges] = from
    inner[edges] = within
    return edges++
  }
  const link = (a: number, b: number) => {
    next[a] = b
    previous[b] = a
  }
  faces.set([0, 1, 2])
  const first = [addEdge(1, 2), addEdge(0, 1), addEdge(2, 0)] as const
  link(first[0], first[1])
  link(first[1], first[2])
  link(first[2], first[0])
  let seen = 3
  let splitAt = faceCount - 1
  const readNumber = () => {
    let value = 0
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = code[splitAt++]
      if (byte === undefined) throw new AssetError('truncated', 'face code')
      value |= (byte & 127) << shift
      if (byte < 128) return value
    }
    throw new AssetError('corrupt', 'face code: number too long')
  }
  const pending: number[] = []
  let gate = first[0]
  for (let face = 1; face < faceCount; face++) {
    const before = previous[gate]!
    const after = next[gate]!
    const a = origin[gate]!
    const b = origin[after]!
    let third: number
    let open = true
    switch (code[face - 1]) {
      case beyondGate.fresh: {
        third = seen++
        parents[3 * third] = a
        parents[3 * third + 1] = b
        parents[3 * third + 2] = inner[gate]!
        const right = addEdge(third, a)
        link(right, after)
        link(gate, right)
        inner[gate] = b
        gate = right
        break
      }
      case beyondGate.before: {
        third = origin[before]!
        link(before, after)
        gate = before
        inner[gate] = a
        break
      }
      case beyondGate.after: {
        third = origin[next[after]!]!
        link(gate, next[after]!)
        inner[gate] = b
        break
      }
      case beyondGate.split: {
        let far = after
        const steps = readNumber()
        if (steps > edges) throw new AssetError('corrupt', 'face code: step out of the border')
        for (let step = 0; step < steps; step++) far = next[far]!
        third = origin[far]!
        // The ring a -> third ... before stays with the gate's edge; third -> b ... gets a new edge.
        const right = addEdge(third, a)
        inner[gate] = b
        const end = previous[far]!
        link(gate, far)
        link(end, right)
        link(right, after)
        pending.push(gate)
        gate = right
        break
      }
      case beyondGate.close: {
        if (next[next[after]!] !== gate) throw new AssetError('corrupt', 'face code: open border')
        third = origin[before]!
        open = false
        break
      }
      default:
        throw new AssetError('corrupt', 'face code: unknown letter')
    }
    if (third === a || third === b) throw new AssetError('corrupt', 'face code: flat triangle')
    faces[3 * face] = a
    faces[3 * face + 1] = b
    faces[3 * face + 2] = third
    if (open) continue
    const rest = pending.pop()
    if (rest === undefined) {
      if (face !== faceCount - 1) throw new AssetError('corrupt', 'face code: closed too early')
    } else gate = rest
  }
  if (seen !== vertices || pending.length > 0)
    throw new AssetError('corrupt', 'face code: vertices left over')
  return { faces, parents }
}
