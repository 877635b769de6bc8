/** Places that are lit for a moment, over every map. */
import { type Cortex, type HemisphereId, hemisphereIds, middlePositions } from '#atlas/cortex.ts'
import type { Colouring } from '#colormap/colouring.ts'
import { mapAtVertices } from '#sampling/grid-walk.ts'
import { nearestAtVoxel } from '#volume/interpolate.ts'
import type { AppState, Lit } from './app-state.ts'
import type { DrawnLayer } from './drawn-layer.ts'
import { memoise } from './memoise.ts'

/** A colour that no map and no outline has. */
const litLut = Uint8Array.from({ length: 256 * 4 }, (_, at) => [20, 235, 255, 255][at % 4]!)

const litColouring: Colouring = {
  threshold: 0.5,
  maximum: 1,
  showPositive: true,
  showNegative: false,
  fade: 0,
  contour: false,
  opacity: 0.9,
  positiveLut: litLut,
  negativeLut: litLut,
}

const litLayer = memoise((lit: Lit, cortex: Cortex): DrawnLayer => {
  const positions = middlePositions(cortex)
  const { vertices } = lit
  const fits = hemisphereIds.every((side) => vertices?.[side].length === positions[side].length / 3)
  const of = (side: HemisphereId) =>
    Float32Array.from(
      mapAtVertices(lit.volume, positions[side], nearestAtVoxel).values,
      // Beyond the grid nothing is lit, and nothing there is missing either.
      (value) => value || 0,
    )
  return {
    colouring: litColouring,
    values: vertices && fits ? vertices : { left: of('left'), right: of('right') },
    volume: lit.volume,
    rule: 'nearest',
  }
})

/** The places that are lit, as a map over all others; null where none are. */
export function selectLit({ lit, cortex }: Pick<AppState, 'lit' | 'cortex'>): DrawnLayer | null {
  return lit && cortex.status === 'ready' ? litLayer(lit, cortex.cortex) : null
}
