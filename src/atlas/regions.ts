/** The regions that can be marked, and which vertices they have. */
import type { Cortex, HemisphereId } from './cortex.ts'
import { regionField } from './region-field.ts'
import { corticalRegionIds, type RegionId } from './region-list.ts'

export {
  corticalRegionIds,
  deepRegionIds,
  type Region,
  type RegionId,
  regionIds,
  regions,
} from './region-list.ts'

/** 1 for each vertex of the hemisphere inside the region's smoothed border. */
export function regionVertices(cortex: Cortex, id: RegionId, side: HemisphereId): Uint8Array {
  return Uint8Array.from(regionField(cortex, id, side), (value) => (value >= 0.5 ? 1 : 0))
}

/** The regions that a vertex lies in, in the order of the list. */
export function regionsAt(cortex: Cortex, side: HemisphereId, vertex: number): RegionId[] {
  return corticalRegionIds.filter((id) => (regionField(cortex, id, side)[vertex] ?? 0) >= 0.5)
}
