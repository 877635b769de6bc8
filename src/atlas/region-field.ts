/** A region as a smooth field over the mesh, from which a clean outline is drawn: from the file, where it has it. */
import type { Adjacency } from '#mesh/adjacency.ts'
import { smoothValues } from '#mesh/smooth.ts'
import { worldPoint } from '#space/point.ts'
import {
  type Cortex,
  type Hemisphere,
  type HemisphereId,
  landmarkBits,
  middlePositionsOf,
} from './cortex.ts'
import { neighboursOf } from './cortex-adjacency.ts'
import { fieldOfBytes } from './field-code.ts'
import { inRegion } from './region-definition.ts'
import { type RegionId, regions } from './region-list.ts'

/** Pieces and holes with less than this share of the region's vertices are dropped and filled. */
const leastShare = 0.08
/** Rounds of half-way smoothing over edges of about 1.5 mm. */
const roundsBefore = 6
const roundsAfter = 4

/** By face list, which stays the same array when inflated surfaces are added to the hemisphere. */
const fields = new WeakMap<Uint32Array, Map<RegionId, Float32Array>>()

/**
 * Membership smoothed over the mesh, 0..1, one number a vertex; the border is at 0.5. The definition is evaluated at the
 * mid-thickness surface. The same array for the same arguments: do not write into it.
 */
export function regionField(cortex: Cortex, id: RegionId, side: HemisphereId): Float32Array {
  const hemisphere = cortex[side]
  const known = fields.get(hemisphere.faces)?.get(id)
  if (known) return known
  const stored = hemisphere.fields?.[id]
  const field = stored ? fieldOfBytes(stored) : smoothRegion(hemisphere, id)
  const others = fields.get(hemisphere.faces) ?? new Map<RegionId, Float32Array>()
  fields.set(hemisphere.faces, others.set(id, field))
  return field
}

/** The field worked out from the region's definition, which the build stores and a region that is not stored yet has. */
export function smoothRegion(hemisphere: Hemisphere, id: RegionId): Float32Array {
  const adjacent = neighboursOf(hemisphere)
  const members = definedVertices(hemisphere, id)
  const near = within(members, adjacent, roundsBefore + roundsAfter + 1)
  const smooth = smoothValues(Float32Array.from(members), adjacent, roundsBefore, 0.5, near)
  const clean = withoutSpecks(
    Uint8Array.from(smooth, (value) => (value >= 0.5 ? 1 : 0)),
    adjacent,
  )
  return smoothValues(Float32Array.from(clean), adjacent, roundsAfter, 0.5, near)
}

/** The members and all that so many steps along edges reach: nothing else changes when they are smoothed. */
function within(mask: Uint8Array, { start, list }: Adjacency, steps: number): Uint32Array {
  const seen = mask.slice()
  const near: number[] = []
  mask.forEach((flag, v) => {
    if (flag) near.push(v)
  })
  let first = 0
  for (let step = 0; step < steps; step++) {
    const end = near.length
    for (; first < end; first++) {
      const v = near[first]!
      for (let n = start[v]!; n < start[v + 1]!; n++) {
        const other = list[n]!
        if (seen[other]) continue
        seen[other] = 1
        near.push(other)
      }
    }
  }
  return Uint32Array.from(near)
}

/** 1 where the definition holds, as the labels and coordinates say it, uncleaned. */
export function definedVertices(hemisphere: Hemisphere, id: RegionId): Uint8Array {
  const { definition, deep } = regions[id]
  const { aal, aicha } = hemisphere.labels
  const { landmarks = new Uint8Array(aal.length) } = hemisphere
  const out = new Uint8Array(aal.length)
  if (deep) return out
  // Most vertices have none of the labels: they are passed over before anything is computed.
  const wanted = new Set(definition.flatMap((clause) => ('labels' in clause ? clause.labels : [])))
  const bits = definition.reduce(
    (sum, clause) => ('landmark' in clause ? sum | landmarkBits[clause.landmark] : sum),
    0,
  )
  const p = middlePositionsOf(hemisphere)
  for (let v = 0; v < out.length; v++) {
    if (!wanted.has(aal[v]!) && !wanted.has(aicha[v]!) && !(landmarks[v]! & bits)) continue
    const world = worldPoint(p[3 * v]!, p[3 * v + 1]!, p[3 * v + 2]!)
    const marks = { aal: aal[v]!, aicha: aicha[v]!, landmarks: landmarks[v]! }
    if (inRegion(definition, marks, world)) out[v] = 1
  }
  return out
}

/** Drops small pieces, then fills small holes. */
export function withoutSpecks(mask: Uint8Array, adjacent: Adjacency): Uint8Array {
  const size = mask.reduce((sum, value) => sum + value, 0)
  const out = mask.slice()
  for (const value of [1, 0])
    for (const piece of pieces(out, value, adjacent))
      if (piece.length < leastShare * size) for (const v of piece) out[v] = 1 - value
  return out
}

/** Connected sets of vertices with this value. */
export function pieces(mask: Uint8Array, value: number, adjacent: Adjacency): number[][] {
  const { start, list } = adjacent
  const seen = new Uint8Array(mask.length)
  const out: number[][] = []
  for (let first = 0; first < mask.length; first++) {
    if (mask[first] !== value || seen[first]) continue
    const piece = [first]
    seen[first] = 1
    for (let at = 0; at < piece.length; at++) {
      const v = piece[at]!
      for (let n = start[v]!; n < start[v + 1]!; n++) {
        const other = list[n]!
        if (mask[other] !== value || seen[other]) continue
        seen[other] = 1
        piece.push(other)
      }
    }
    out.push(piece)
  }
  return out
}
