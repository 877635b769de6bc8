/** A map's p values for All-Resolutions Inference, and when its bounds mean nothing. */
import { apply, compose, invert } from '#space/affine.ts'
import { voxelPoint } from '#space/point.ts'
import { pOf } from '#statistic/tail.ts'
import {
  leastTrueShare,
  type TrueDiscoveries,
  trueDiscoveries,
} from '#statistic/true-discoveries.ts'
import { nearestAtVoxel } from '#volume/interpolate.ts'
import type { StatisticKind } from '#volume/statistic-kind.ts'
import type { Volume } from '#volume/volume.ts'

export type MapStatistic = {
  readonly kind: StatisticKind
  readonly dof?: readonly number[] | undefined
}

/** Confidence of the bounds is 1 less this. */
export const defaultAlpha = 0.05

/** 1 for each voxel of the grid whose centre lies in a voxel of the mask above 0. */
export function maskOnGrid(mask: Volume, grid: Pick<Volume, 'shape' | 'toWorld'>): Uint8Array {
  const [nx, ny, nz] = grid.shape
  const toMask = compose(invert(mask.toWorld), grid.toWorld)
  const out = new Uint8Array(nx * ny * nz)
  for (let k = 0, at = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, at++) {
        const [x, y, z] = apply(toMask, voxelPoint(i, j, k))
        out[at] = nearestAtVoxel(mask, x, y, z) > 0 ? 1 : 0
      }
  return out
}

/**
 * p of each voxel of the family of tests: finite and in the mask; NaN elsewhere. A 0 in the mask is a test like others.
 * Null where the statistic has no p: not stated, t without degrees of freedom, ALE values, labels.
 */
export function pOfMap(
  values: ArrayLike<number>,
  mask: Uint8Array,
  statistic: MapStatistic,
  twoSided: boolean,
): Float64Array | null {
  const p = new Float64Array(values.length).fill(Number.NaN)
  for (let v = 0; v < values.length; v++) {
    if (!mask[v] || !Number.isFinite(values[v]!)) continue
    const value = pOf(values[v]!, statistic, { twoSided })
    if (value === null) return null
    p[v] = value
  }
  return p
}

export type Caution = {
  /** Stable name. */
  readonly tag: string
  readonly message: string
}

/** Where the assumptions behind the bounds do not hold, in the user's words. */
export function activeShareCautions(facts: {
  readonly statistic: MapStatistic
  readonly isAle: boolean
  readonly isThresholded: boolean
}): Caution[] {
  const { statistic, isAle, isThresholded } = facts
  const found: Caution[] = []
  if (isAle)
    found.push({
      tag: 'ale',
      message:
        'Of a meta-analysis of peaks "active" means "where peaks converge": the bounds hold for convergence, and only if Simes’ inequality holds for ALE, which nobody has shown.',
    })
  if (isThresholded)
    found.push({
      tag: 'thresholded',
      message:
        'The map is thresholded: the p of what was cut off are lost and taken as those of 0, so bounds are lower than the whole map would give, and depend on how it was cut.',
    })
  if (statistic.kind === 't' && !statistic.dof)
    found.push({
      tag: 'no-degrees-of-freedom',
      message:
        'Degrees of freedom of the t map are not known, so no p and no bound can be had. Enter them.',
    })
  else if (statistic.kind === 'unknown')
    found.push({
      tag: 'statistic-not-stated',
      message: 'What statistic the map holds is not known, so no p and no bound can be had.',
    })
  return found
}

/** The weaker value of both, where they hold different statistics: it is now one, now the other. */
export const unlikeStatistics: Caution = {
  tag: 'unlike-statistics',
  message:
    'A and B hold different statistics, so their weaker value has no p and no bound can be had. Convert both to z first.',
}

/** Of the weaker value of both; null where they hold different ones. */
export function sharedStatistic(a: MapStatistic, b: MapStatistic): MapStatistic | null {
  return a.kind === b.kind && (a.dof ?? []).join() === (b.dof ?? []).join() ? a : null
}

/** The bounds of every set of a map's voxels at once; null where the statistic has no p. */
export function trueDiscoveriesOf(
  volume: Volume,
  mask: Volume,
  statistic: MapStatistic,
  { twoSided, alpha }: { readonly twoSided: boolean; readonly alpha: number },
): TrueDiscoveries | null {
  const p = pOfMap(volume.values, maskOnGrid(mask, volume), statistic, twoSided)
  return p && trueDiscoveries(p, alpha)
}

/** At least this share of a region's voxels is truly active in each map; null where a map has no p. */
export type RegionBounds = { readonly a: number | null; readonly b: number | null }

export function regionBounds(
  voxels: Int32Array,
  a: TrueDiscoveries | null,
  b: TrueDiscoveries | null,
): RegionBounds {
  return { a: a && leastTrueShare(a, voxels), b: b && leastTrueShare(b, voxels) }
}
