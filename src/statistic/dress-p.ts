/**
 * A map of p values in another dress, so that strong effects are large: 1 - p, -log10 p, or the z with that upper tail. The sign of
 * the effect is in none of them.
 */
import type { StatisticKind } from '#volume/statistic-kind.ts'
import type { VoxelValues } from '#volume/volume.ts'
import { zFromLogUpperP } from './normal.ts'
import { logPOf } from './tail.ts'

/** In the order of the menu; the first is how such a map opens. */
export const pDresses = {
  negLog10P: '-log10 p',
  oneMinusP: '1 - p',
  z: 'z, one-sided',
  p: 'p itself',
} as const satisfies { readonly [kind in StatisticKind]?: string }

export type PDress = keyof typeof pDresses

const dress: { readonly [to in PDress]: (logP: number) => number } = {
  negLog10P: (logP) => -logP / Math.LN10 + 0,
  oneMinusP: (logP) => -Math.expm1(logP) + 0,
  z: zFromLogUpperP,
  p: Math.exp,
}

export type Dressed = {
  readonly values: VoxelValues
  /** Values of p = 0 that took the place of the smallest p that is not 0. */
  readonly zeros: number
  /** Values that are no p. */
  readonly outside: number
}

/**
 * The same p in the dress `to`; NaN where a value is no p, and where the map has nothing: `background`, the value on its faces, if that
 * would be p = 0. A p of 0 elsewhere was rounded, so it counts as the smallest p that the map states.
 */
export function dressP(
  values: ArrayLike<number>,
  from: StatisticKind,
  to: PDress,
  background: number,
): Dressed {
  const logs = new Float64Array(values.length)
  let least = 0
  let outside = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    const logP = Number.isNaN(value) ? null : logPOf(value, { kind: from })
    if (logP === null && !Number.isNaN(value)) outside++
    logs[i] = logP ?? Number.NaN
    if (logP !== null && logP > Number.NEGATIVE_INFINITY && logP < least) least = logP
  }
  const emptyIsZero = logPOf(background, { kind: from }) === Number.NEGATIVE_INFINITY
  let zeros = 0
  for (let i = 0; i < logs.length; i++) {
    if (logs[i] === Number.NEGATIVE_INFINITY) {
      if (emptyIsZero) logs[i] = Number.NaN
      else {
        logs[i] = least
        zeros++
      }
    }
    logs[i] = dress[to](logs[i]!)
  }
  return { values: logs, zeros, outside }
}
