/** Jackknife: how the map changes when each study is left out, and which studies carry a region or a cluster. */
import { type AleMap, addLogMiss, describeMap, type PreparedStudies, subsetOf } from './ale-map.ts'
import { combine, type Histogram } from './ale-null.ts'
import type { Steps } from './run-steps.ts'
import type { Study } from './study.ts'

export type LeftOut<T> = { readonly study: Study; readonly result: T }

/**
 * The map without each study in turn, each with its own null, in the table's order.
 * `summarise` turns a map into what is kept of it: 40 whole maps would be large.
 * What the studies before the left-out one share is computed once, so the cost is half that of separate maps.
 */
export function* leaveOneOut<T>(
  prepared: PreparedStudies,
  summarise: (map: AleMap, study: Study) => T,
): Steps<LeftOut<T>[]> {
  const { studies, activations, histograms, mask } = prepared
  const before = new Float64Array(mask.length)
  let nullBefore: Histogram = Float64Array.of(1)
  const results: LeftOut<T>[] = []
  for (let out = 0; out < studies.length; out++) {
    const study = studies[out]!
    const sum = before.slice()
    let histogram = nullBefore
    for (let later = out + 1; later < studies.length; later++) {
      addLogMiss(sum, activations[later]!)
      histogram = combine(histogram, histograms[later]!)
    }
    const map = describeMap(
      subsetOf(prepared, (_, index) => index !== out),
      sum,
      histogram,
    )
    results.push({ study, result: summarise(map, study) })
    addLogMiss(before, activations[out]!)
    nullBefore = combine(nullBefore, histograms[out]!)
    yield (out + 1) / studies.length
  }
  return results
}

export type RegionValue = {
  readonly meanZ: number
  readonly maxZ: number
  /** Voxels of the region with an uncorrected p of at most .001. */
  readonly voxelsBelow001: number
}

/** `region` lists positions in the mask's list. */
export function regionValue(map: AleMap, region: ArrayLike<number>): RegionValue {
  let sum = 0
  let maxZ = 0
  let voxelsBelow001 = 0
  for (let r = 0; r < region.length; r++) {
    const m = region[r]!
    sum += map.z[m]!
    if (map.z[m]! > maxZ) maxZ = map.z[m]!
    if (map.p[m]! <= 0.001) voxelsBelow001++
  }
  return { meanZ: region.length > 0 ? sum / region.length : 0, maxZ, voxelsBelow001 }
}

/** Region values without each study in turn. */
export function regionJackknife(
  prepared: PreparedStudies,
  region: ArrayLike<number>,
): Steps<LeftOut<RegionValue>[]> {
  return leaveOneOut(prepared, (map) => regionValue(map, region))
}

export type Share = {
  readonly study: Study
  /** Of the sum of `-log(1 - MA)` over the region and all studies; the shares add up to 1. */
  readonly share: number
}

/** How much each study contributes to the ALE of a region or cluster; largest first. All 0 where no study reaches it. */
export function sharesOfRegion(prepared: PreparedStudies, region: ArrayLike<number>): Share[] {
  const inRegion = new Uint8Array(prepared.mask.length)
  for (let r = 0; r < region.length; r++) inRegion[region[r]!] = 1
  const amounts = prepared.activations.map(({ at, ranks, logMiss }) => {
    let amount = 0
    for (let i = 0; i < at.length; i++) if (inRegion[at[i]!] === 1) amount -= logMiss[ranks[i]!]!
    return amount
  })
  const total = amounts.reduce((a, b) => a + b, 0)
  return prepared.studies
    .map((study, index) => ({ study, share: total > 0 ? amounts[index]! / total : 0 }))
    .sort((a, b) => b.share - a.share)
}

/** Positions in the mask's list of those voxels of the grid that `indices` names; voxels outside the mask are left out. */
export function positionsInMask(mask: Int32Array, indices: ArrayLike<number>): Int32Array {
  const found: number[] = []
  for (let i = 0; i < indices.length; i++) {
    const wanted = indices[i]!
    let low = 0
    let high = mask.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (mask[middle]! < wanted) low = middle + 1
      else high = middle
    }
    if (mask[low] === wanted) found.push(low)
  }
  return Int32Array.from(found)
}
