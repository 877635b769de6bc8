/** What has to be known of a map on screen so that its scale follows from it. */
import type { Layer } from '#view/layer.ts'
import type { MapFacts } from '#view/look.ts'
import type { MapAsk } from '#view/map-ask.ts'
import type { LoadedMap, SampledMap } from './app-state.ts'
import { cutoffsOf } from './cutoff.ts'
import { withStatistic } from './shown-map.ts'

const known = new WeakMap<Float32Array, number>()

/** Largest finite |value|; 0 where there is none. */
function largestMagnitude(values: Float32Array): number {
  const before = known.get(values)
  if (before !== undefined) return before
  let largest = 0
  for (const value of values) {
    const magnitude = Math.abs(value)
    if (magnitude > largest && magnitude < Number.POSITIVE_INFINITY) largest = magnitude
  }
  known.set(values, largest)
  return largest
}

export function scaleFacts(
  map: LoadedMap,
  sample: SampledMap,
  ask: MapAsk,
  signs: Layer['signs'],
): MapFacts {
  const { left, right } = sample.values
  return {
    largest: Math.max(largestMagnitude(left), largestMagnitude(right)),
    opensAt: map.opensAt,
    cutoffOf: cutoffsOf(map, sample, withStatistic(map.info, ask).statistic, signs),
  }
}
