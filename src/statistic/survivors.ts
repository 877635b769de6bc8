/** How a map's values are spread, and how much of it a threshold leaves. */
import { determinant } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'

/** Which signs of a map are shown. */
export type Signs = 'both' | 'positive' | 'negative'

/** The value as the threshold sees it: |value| of a shown sign; NaN for the outside of a map (0, no number) and hidden signs. */
export function seen(value: number, signs: Signs): number {
  if (value === 0 || !Number.isFinite(value)) return Number.NaN
  if ((signs === 'positive' && value < 0) || (signs === 'negative' && value > 0)) return Number.NaN
  return Math.abs(value)
}

/**
 * Counts of |value| in equal steps from 0 to `maximum`; what is beyond counts in the last. 0 and what is no number, the outside
 * of a map, is left out.
 */
export function magnitudeHistogram(
  parts: readonly ArrayLike<number>[],
  signs: Signs,
  maximum: number,
  bars: number,
): readonly number[] {
  const counts = new Array<number>(bars).fill(0)
  if (!(maximum > 0)) return counts
  for (const values of parts) {
    for (let n = 0; n < values.length; n++) {
      const magnitude = seen(values[n]!, signs)
      if (Number.isNaN(magnitude)) continue
      const bar = Math.min(bars - 1, Math.floor((magnitude / maximum) * bars))
      counts[bar] = counts[bar]! + 1
    }
  }
  return counts
}

/** How many values of shown signs are at or beyond the threshold; counted while a slider moves, so that it asks no more than it must. */
export function countBeyond(values: ArrayLike<number>, signs: Signs, threshold: number): number {
  const least = Math.max(threshold, Number.MIN_VALUE)
  const above = signs === 'negative' ? Number.POSITIVE_INFINITY : least
  const below = signs === 'positive' ? Number.NEGATIVE_INFINITY : -least
  let count = 0
  for (let n = 0; n < values.length; n++) {
    const value = values[n]!
    if ((value >= above || value <= below) && Number.isFinite(value)) count++
  }
  return count
}

export type Survivors = {
  /** Null for a map whose values came one a vertex. */
  readonly voxels: number | null
  readonly mm3: number | null
  /** Of both hemispheres. */
  readonly vertices: number
}

/** @param surface values of each hemisphere's vertices */
export function survivorsOf(
  volume: Volume | null,
  surface: readonly ArrayLike<number>[],
  signs: Signs,
  threshold: number,
): Survivors {
  const voxels = volume && countBeyond(volume.values, signs, threshold)
  return {
    voxels,
    mm3: volume && voxels !== null ? voxels * Math.abs(determinant(volume.toWorld)) : null,
    vertices: surface.reduce((sum, values) => sum + countBeyond(values, signs, threshold), 0),
  }
}
