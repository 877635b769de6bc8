/** Regions that people draw on the surface: what is kept of one, and its field over the mesh, from which its outline follows. */
import { facesFingerprint } from '#mesh/fingerprint.ts'
import { geodesicDistances } from '#mesh/geodesic.ts'
import { codePatch, readPatch } from '#mesh/patch-code.ts'
import { smoothValues } from '#mesh/smooth.ts'
import {
  type Cortex,
  type Hemisphere,
  type HemisphereId,
  hemisphereIds,
  middlePositionsOf,
} from './cortex.ts'
import { facesAroundOf, neighboursOf } from './cortex-adjacency.ts'
import { nearestVertex } from './nearest-vertex.ts'
import { withoutSpecks } from './region-field.ts'

export type DrawnShape =
  | {
      readonly kind: 'disc'
      readonly hemisphere: HemisphereId
      readonly vertex: number
      /** Along the mid-thickness surface. */
      readonly radiusMm: number
      /** Where the vertex is on a bundled brain, MNI mm: phones have one with fewer vertices, and find it there. */
      readonly centreMni: readonly [number, number, number] | null
    }
  /** The vertices of each hemisphere, as `codePatch` writes them. */
  | { readonly kind: 'patch'; readonly left: string; readonly right: string }

export type DrawnFields = { readonly [side in HemisphereId]: Float32Array | null }

/** On which mesh shapes mean what they say: vertex numbers are of no use on another. */
export function meshOf({ left, right }: Cortex): string {
  return facesFingerprint(left.faces) + facesFingerprint(right.faces)
}

/** How wide the rise from outside to inside is on either side of a disc's border, mm: wider than an edge of the mesh. */
const rimMm = 3
/** A lasso's border runs along edges of the mesh: so many rounds of smoothing take the teeth off. */
const rounds = 3

const known = new WeakMap<
  DrawnShape,
  { readonly faces: Uint32Array; readonly fields: DrawnFields }
>()

/**
 * Membership 0..1, one number a vertex, with the border at 0.5; null for a hemisphere that the shape does not touch. The same
 * arrays for the same shape and mesh: do not write into them.
 *
 * @param sameMesh whether it was drawn on this mesh; else its centre is sought
 */
export function drawnFields(cortex: Cortex, shape: DrawnShape, sameMesh = true): DrawnFields {
  const before = known.get(shape)
  if (before?.faces === cortex.left.faces) return before.fields
  const of = (side: HemisphereId) =>
    shape.kind === 'disc'
      ? shape.hemisphere === side
        ? discField(cortex[side], shape, sameMesh)
        : null
      : shape[side] === ''
        ? null
        : patchField(cortex[side], shape[side])
  const fields = { left: of('left'), right: of('right') }
  known.set(shape, { faces: cortex.left.faces, fields })
  return fields
}

function discField(
  hemisphere: Hemisphere,
  { vertex, radiusMm, centreMni }: Extract<DrawnShape, { kind: 'disc' }>,
  sameMesh: boolean,
): Float32Array {
  const positions = middlePositionsOf(hemisphere)
  const distances = geodesicDistances(
    positions,
    hemisphere.faces,
    facesAroundOf(hemisphere),
    sameMesh || !centreMni ? vertex : nearestVertex(positions, centreMni).vertex,
    radiusMm + rimMm,
  )
  return Float32Array.from(distances, (mm, v) =>
    hemisphere.medialWall[v] ? 0 : Math.min(1, Math.max(0, 0.5 + (radiusMm - mm) / (2 * rimMm))),
  )
}

function patchField(hemisphere: Hemisphere, code: string): Float32Array {
  const adjacent = neighboursOf(hemisphere)
  return smoothValues(Float32Array.from(readPatch(code, adjacent)), adjacent, rounds)
}

/**
 * What a lasso caught, without the crumbs and pinholes that folds leave in what is seen; null where nothing was caught.
 *
 * @param caught 1 for each vertex within
 */
export function patchOf(
  cortex: Cortex,
  caught: { readonly [side in HemisphereId]: Uint8Array },
): Extract<DrawnShape, { kind: 'patch' }> | null {
  const code = (side: HemisphereId) => {
    // The medial wall is no cortex: it closes the surface over callosum and brainstem.
    const { medialWall } = cortex[side]
    const inCortex = caught[side].map((flag, v) => (medialWall[v] ? 0 : flag))
    const adjacent = neighboursOf(cortex[side])
    return codePatch(withoutSpecks(inCortex, adjacent), adjacent)
  }
  const [left, right] = hemisphereIds.map(code) as [string, string]
  return left === '' && right === '' ? null : { kind: 'patch', left, right }
}

/** The vertex that is nearest to the mean of the region's own, on the first hemisphere that has any: mid-thickness, world mm. */
export function middleOfDrawn(
  cortex: Cortex,
  fields: DrawnFields,
): [number, number, number] | null {
  for (const side of hemisphereIds) {
    const positions = middlePositionsOf(cortex[side])
    const members = [...(fields[side] ?? [])].flatMap((share, v) => (share >= 0.5 ? [v] : []))
    if (members.length === 0) continue
    const at = (v: number): [number, number, number] => [
      positions[3 * v]!,
      positions[3 * v + 1]!,
      positions[3 * v + 2]!,
    ]
    const [x, y, z] = [0, 1, 2].map(
      (axis) => members.reduce((sum, v) => sum + positions[3 * v + axis]!, 0) / members.length,
    ) as [number, number, number]
    const away = (v: number) => {
      const [ax, ay, az] = at(v)
      return Math.hypot(ax - x, ay - y, az - z)
    }
    return at(members.reduce((best, v) => (away(v) < away(best) ? v : best)))
  }
  return null
}
