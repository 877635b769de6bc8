/** The value at which a rule of p is met, by the map's own statistic: one number for the cortex and the slices alike. */
import { fdrThresholdP } from '#statistic/fdr.ts'
import { pOf, valueAtP } from '#statistic/tail.ts'
import type { Layer, RateThreshold } from '#view/layer.ts'
import type { LoadedMap, SampledMap } from './app-state.ts'

/** Every voxel that was tested: 0 and what is no number is the outside of a map. */
function testedValues(map: LoadedMap, sample: SampledMap): readonly ArrayLike<number>[] {
  return map.volume ? [map.volume.values] : [sample.values.left, sample.values.right]
}

/**
 * @param statistic what the numbers are, as the file or the user says
 * @returns null where nothing is significant, or no distribution is known
 */
export function cutoffsOf(
  map: LoadedMap,
  sample: SampledMap,
  statistic: LoadedMap['info']['statistic'],
  signs: Layer['signs'],
): (rule: RateThreshold) => number | null {
  const twoSided = signs === 'both' && (map.info.stats.min ?? 0) < 0
  const sign = signs === 'negative' ? -1 : 1
  let sorted: Float64Array | null = null
  /** p of every voxel, once a map: the rate can be changed without asking for them again. */
  const ps = () => {
    if (sorted) return sorted
    const found: number[] = []
    for (const values of testedValues(map, sample)) {
      for (let i = 0; i < values.length; i++) {
        const value = values[i]!
        if (value === 0 || !Number.isFinite(value)) continue
        const p = pOf(sign * value, statistic, { twoSided })
        if (p !== null) found.push(p)
      }
    }
    sorted = Float64Array.from(found).sort()
    return sorted
  }
  const known = new Map<string, number | null>()
  return (rule) => {
    const key = JSON.stringify(rule)
    const before = known.get(key)
    if (before !== undefined) return before
    const p = rule.rule === 'p' ? rule.p : fdrThresholdP(ps(), rule.q)
    const value = p === null ? null : valueAtP(p, statistic, { twoSided })
    const magnitude = value === null || !Number.isFinite(value) ? null : Math.abs(value)
    known.set(key, magnitude)
    return magnitude
  }
}
