/** How far a hemisphere is blown up: which two of its surfaces are mixed, and the mixture. The vertex shader's twin. */
import type { Hemisphere } from '#atlas/cortex.ts'

export type SurfaceMix = {
  readonly from: Float32Array
  readonly to: Float32Array
  /** 0 is `from`, 1 is `to`. */
  readonly t: number
}

/**
 * `inflation` 0 pial, 1 inflated, 2 very inflated. A surface that has not come yet is replaced by the one below,
 * so that a brain with the pial surface alone stays pial.
 */
export function surfaceMix({ surfaces }: Hemisphere, inflation: number): SurfaceMix {
  const { pial } = surfaces
  const inflated = surfaces.inflated ?? pial
  const veryInflated = surfaces.veryInflated ?? inflated
  if (inflation <= 0) return { from: pial, to: pial, t: 0 }
  if (inflation < 1) return { from: pial, to: inflated, t: pial === inflated ? 0 : inflation }
  if (inflation === 1) return { from: inflated, to: inflated, t: 0 }
  if (inflation >= 2) return { from: veryInflated, to: veryInflated, t: 0 }
  return { from: inflated, to: veryInflated, t: inflated === veryInflated ? 0 : inflation - 1 }
}

const lastMixed = new WeakMap<Hemisphere, { inflation: number; positions: Float32Array }>()

/** World positions at `inflation`, 3 numbers a vertex; the last mixture of each hemisphere is kept. Don't write into it. */
export function inflatedPositions(hemisphere: Hemisphere, inflation: number): Float32Array {
  const { from, to, t } = surfaceMix(hemisphere, inflation)
  if (from === to || t === 0) return from
  const kept = lastMixed.get(hemisphere)
  if (kept?.inflation === inflation) return kept.positions
  const positions = new Float32Array(from.length)
  for (let i = 0; i < from.length; i++) positions[i] = from[i]! + t * (to[i]! - from[i]!)
  lastMixed.set(hemisphere, { inflation, positions })
  return positions
}
