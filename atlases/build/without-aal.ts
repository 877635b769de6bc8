/** Leaves out what derives from AAL's labels, for those who do not want its licence, the GNU GPL: see `NOTICE`. */
import type { RegionId } from '#atlas/region-list.ts'
import { regions } from '#atlas/region-list.ts'
import type { BuiltHemisphere } from './hemisphere.ts'

/** The same hemisphere with no vertex labelled in AAL. */
export function withoutAalLabels(half: BuiltHemisphere): BuiltHemisphere {
  const { labels } = half
  return { ...half, labels: { ...labels, aal: new Uint16Array(labels.aal.length) } }
}

/** Whether a region is defined without AAL. */
export function freeOfAal(id: RegionId): boolean {
  return regions[id].definition.every((clause) => !('atlas' in clause && clause.atlas === 'aal'))
}
