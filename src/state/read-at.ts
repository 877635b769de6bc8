/** The value of a map at the cursor. */
import type { Cortex } from '#atlas/cortex.ts'
import { worldPoint } from '#space/point.ts'
import { valueAt } from '#volume/interpolate.ts'
import type { ShownMap } from './app-state.ts'
import { type CursorOnCortex, cursorVertex } from './select-cursor.ts'

/**
 * From the volume where there is one; values that came one a vertex are mixed within the cursor's triangle. Labels are never mixed:
 * the nearest voxel's or vertex's counts.
 */
export function readAt(
  shown: Pick<ShownMap, 'info' | 'volume' | 'values'> | null,
  cortex: Cortex,
  { world, place }: CursorOnCortex,
): number | null {
  if (!shown) return null
  const [x, y, z] = world
  // Labels are names: between two of them there is no third.
  const isLabel = shown.info.statistic?.kind === 'label'
  if (shown.volume) {
    return valueAt(shown.volume, worldPoint(x, y, z), isLabel ? 'nearest' : 'trilinear')
  }
  const { faces } = cortex[place.hemisphere]
  const values = shown.values[place.hemisphere]
  if (isLabel) return values[cursorVertex(cortex, place)] ?? Number.NaN
  return place.barycentric.reduce(
    (sum, weight, corner) =>
      weight === 0 ? sum : sum + weight * (values[faces[place.face * 3 + corner]!] ?? Number.NaN),
    0,
  )
}
