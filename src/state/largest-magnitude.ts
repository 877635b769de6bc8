/** What has to be known of a map on screen so that its scale follows from it. */
import type { MapFacts } from '#view/look.ts'
import type { ShownMap } from './app-state.ts'

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

export function factsOf(values: ShownMap['values'], opensAt: ShownMap['opensAt']): MapFacts {
  const largest = Math.max(largestMagnitude(values.left), largestMagnitude(values.right))
  return { largest, opensAt }
}
