/** Putting the cursor on the cortex: from a click, from typed millimetres, and a step with the keys. */
import { type Cortex, type HemisphereId, hemisphereIds, middlePositions } from '#atlas/cortex.ts'
import { nearestVertex } from '#atlas/nearest-vertex.ts'
import type { Cursor, Place } from '#view/spec.ts'

/** Where a place lies on the mid-thickness surface, MNI mm: the values are read there. */
export function cursorAtPlace(
  cortex: Cortex,
  place: Readonly<Omit<Place, 'barycentric'>> & {
    readonly barycentric: readonly [number, number, number]
  },
): Cursor & { readonly place: Place } {
  const positions = middlePositions(cortex)[place.hemisphere]
  const world: [number, number, number] = [0, 0, 0]
  for (const corner of [0, 1, 2] as const) {
    const vertex = cortex[place.hemisphere].faces[place.face * 3 + corner]!
    for (const axis of [0, 1, 2] as const) {
      world[axis] += place.barycentric[corner] * positions[vertex * 3 + axis]!
    }
  }
  return { world, place: { ...place, barycentric: [...place.barycentric] } }
}

/** A triangle with `vertex` at a corner, as a place at that corner. */
function placeOfVertex(cortex: Cortex, hemisphere: HemisphereId, vertex: number): Place {
  const at = cortex[hemisphere].faces.indexOf(vertex)
  const barycentric: [number, number, number] = [0, 0, 0]
  barycentric[at % 3] = 1
  return { hemisphere, face: Math.floor(at / 3), barycentric }
}

/** Values are read at the very point that was typed; the mark sits on the nearest cortex. */
export function cursorAtWorld(
  cortex: Cortex,
  world: readonly [number, number, number],
): Cursor & { readonly place: Place } {
  const candidates = hemisphereIds.map((hemisphere) => ({
    hemisphere,
    ...nearestVertex(middlePositions(cortex)[hemisphere], world),
  }))
  const nearest = candidates.reduce((a, b) => (b.distanceMm < a.distanceMm ? b : a))
  return { world: [...world], place: placeOfVertex(cortex, nearest.hemisphere, nearest.vertex) }
}

/** How far the point that was typed is from the cortex that the mark sits on, mm. */
export function distanceFromCortexMm(
  cortex: Cortex,
  cursor: Cursor & { readonly place: Place },
): number {
  const onCortex = cursorAtPlace(cortex, cursor.place).world
  return Math.hypot(...onCortex.map((value, axis) => value - cursor.world[axis]!))
}
