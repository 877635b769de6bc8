/** Keeps the hemispheres out of each other at the midline, where each was reconstructed without the other. */
import { neighbours } from '#mesh/adjacency.ts'
import { repairCuts, retractCuts } from './repair-cuts.ts'
import { cuttingFaces } from './self-intersection.ts'
import { anatomyStepMm, stored } from './stored.ts'

type Nested = {
  readonly faces: Uint32Array
  readonly white: Float32Array
  readonly pial: Float32Array
}
type Part = { readonly positions: Float32Array; readonly faces: Uint32Array }
export type Pair<Value> = readonly [left: Value, right: Value]

const mostRounds = 200
/** How far crossing vertices go outward in one round. Millimetres. */
const strideMm = 0.05

/** White and pial of both sides so that neither crosses the other side's. */
export function keptApart(sides: Pair<Nested>): Pair<Pick<Nested, 'white' | 'pial'>> {
  const [left, right] = sides
  const inner = movedApart([part(left, left.white), part(right, right.white)])
  const outer = retractedApart(
    [part(left, carriedAlong(left, inner[0])), part(right, carriedAlong(right, inner[1]))],
    inner,
  )
  return [
    { white: inner[0], pial: outer[0] },
    { white: inner[1], pial: outer[1] },
  ]
}

const part = ({ faces }: Nested, positions: Float32Array): Part => ({ positions, faces })

/** The pial moved as the white under it was. */
function carriedAlong({ white, pial }: Nested, moved: Float32Array): Float32Array {
  return pial.map((value, i) => value + moved[i]! - white[i]!)
}

/** One mesh of two. */
export function together([left, right]: Pair<Part>): Part {
  const shift = left.positions.length / 3
  const positions = new Float32Array(left.positions.length + right.positions.length)
  positions.set(left.positions)
  positions.set(right.positions, left.positions.length)
  const faces = new Uint32Array(left.faces.length + right.faces.length)
  faces.set(left.faces)
  faces.set(
    right.faces.map((v) => v + shift),
    left.faces.length,
  )
  return { positions, faces }
}

/**
 * Moves what crosses away from the midline until nothing does.
 * @returns positions as they are stored, each free of cuts with itself and with the other.
 * @throws Error when crossings are left.
 */
export function movedApart(parts: Pair<Part>): Pair<Float32Array> {
  const adjacent = parts.map(({ positions, faces }) => neighbours(faces, positions.length / 3))
  let at: Float32Array[] = parts.map(({ positions }) => positions.slice())
  for (let round = 0; round < mostRounds; round++) {
    const now = parts.map(({ faces }, n) => ({ positions: stored(at[n]!, anatomyStepMm), faces }))
    const pair = together([now[0]!, now[1]!])
    const cut = cuttingFaces(pair.positions, pair.faces)
    if (!cut.includes(1)) return [now[0]!.positions, now[1]!.positions]
    const near = new Set<number>()
    cut.forEach((flag, face) => {
      if (flag) for (const v of pair.faces.subarray(3 * face, 3 * face + 3)) near.add(v)
    })
    const count = parts[0].positions.length / 3
    at = at.map((positions, n) => {
      const wide = new Set<number>()
      for (const v of near) {
        const own = n === 0 ? v : v - count
        if (own < 0 || (n === 0 && v >= count)) continue
        wide.add(own)
        const { start, list } = adjacent[n]!
        for (const u of list.subarray(start[own], start[own + 1])) wide.add(u)
      }
      for (const v of wide) positions[3 * v]! += n === 0 ? -strideMm : strideMm
      return wide.size === 0 ? positions : repairCuts(positions, parts[n]!.faces, adjacent[n]!)
    })
  }
  throw new Error('the hemispheres still cross')
}

/**
 * Draws two outer surfaces back towards their inner ones just where they cross.
 * @param inner free of cuts with themselves and each other, as stored.
 */
export function retractedApart(outer: Pair<Part>, inner: Pair<Float32Array>): Pair<Float32Array> {
  const pair = together(outer)
  const count = outer[0].positions.length
  const white = together([
    { positions: inner[0], faces: outer[0].faces },
    { positions: inner[1], faces: outer[1].faces },
  ])
  const adjacent = neighbours(pair.faces, pair.positions.length / 3)
  const apart = retractCuts(pair.positions, white.positions, pair.faces, adjacent)
  return [apart.slice(0, count), apart.slice(count)]
}
