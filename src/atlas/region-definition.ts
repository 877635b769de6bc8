/** What a region is, as data, and the rule that says whether a place lies in it. */
import * as v from 'valibot'
import type { Point } from '#space/point.ts'
import { type AtlasId, type LandmarkId, landmarkBits } from './cortex.ts'

/** Lowest and highest coordinate in mm, both included; null is no limit. */
const range = v.tuple([v.nullable(v.number()), v.nullable(v.number())])

const cuts = {
  x: v.optional(range),
  y: v.optional(range),
  z: v.optional(range),
  /** The side of the plane `y = plane.y + plane.slope * z` (mm) that is kept. */
  plane: v.optional(
    v.object({
      y: v.number(),
      slope: v.number(),
      keep: v.picklist(['anterior', 'posterior']),
    }),
  ),
}

const labelClause = v.object({
  atlas: v.picklist(['aal', 'aicha']),
  labels: v.array(v.number()),
  ...cuts,
})

/** Vertices that the build marked on the surface itself. */
const landmarkClause = v.object({
  landmark: v.picklist(Object.keys(landmarkBits) as LandmarkId[]),
  ...cuts,
})

const sphereClause = v.object({
  sphere: v.object({ centre: v.tuple([v.number(), v.number(), v.number()]), radiusMm: v.number() }),
})

/** A place is in the region when any of the clauses holds. */
export const regionDefinition = v.array(v.union([labelClause, landmarkClause, sphereClause]))

export type RegionDefinition = v.InferOutput<typeof regionDefinition>
type Range = v.InferOutput<typeof range>

/** What is known of a vertex: its label number in each atlas, 0 for none, and its bits of `landmarkBits`. */
export type VertexMarks = { readonly [atlas in AtlasId]: number } & { readonly landmarks: number }

/** @param world in the frame of what the definition names (AAL, landmarks: Colin27; AICHA and spheres: MNI152), mm. */
export function inRegion(
  definition: RegionDefinition,
  marks: VertexMarks,
  world: Point<'world'>,
): boolean {
  const [x, y, z] = world
  return definition.some((clause) => {
    if ('sphere' in clause) {
      const [cx, cy, cz] = clause.sphere.centre
      return Math.hypot(x - cx, y - cy, z - cz) <= clause.sphere.radiusMm
    }
    const known =
      'landmark' in clause
        ? (marks.landmarks & landmarkBits[clause.landmark]) !== 0
        : clause.labels.includes(marks[clause.atlas])
    if (!known) return false
    if (!within(x, clause.x) || !within(y, clause.y) || !within(z, clause.z)) return false
    if (clause.plane === undefined) return true
    const anterior = y >= clause.plane.y + clause.plane.slope * z
    return anterior === (clause.plane.keep === 'anterior')
  })
}

function within(value: number, limits: Range | undefined): boolean {
  if (limits === undefined) return true
  const [low, high] = limits
  return (low === null || value >= low) && (high === null || value <= high)
}
