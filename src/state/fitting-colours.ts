/** Threshold and range for a map whose kind of numbers the view does not know yet. */
import type { PaneSpec } from '#view/spec.ts'
import type { ShownMap } from './app-state.ts'

/** Largest |value| on the cortex; 0 where nothing was sampled. */
export function largestMagnitude(map: Pick<ShownMap, 'values'>): number {
  let largest = 0
  for (const values of [map.values.left, map.values.right]) {
    for (const value of values) {
      const magnitude = Math.abs(value)
      if (magnitude > largest && magnitude < Number.POSITIVE_INFINITY) largest = magnitude
    }
  }
  return largest
}

/** Whether something of the map is above the threshold and not all of it far beyond the range. */
export function fitsColours(map: ShownMap, { threshold, range }: PaneSpec): boolean {
  const largest = largestMagnitude(map)
  if (largest === 0) return true
  return largest >= threshold && largest <= 4 * range[1]
}

/** A number rounded up to 1, 2 or 5 times a power of ten, so that a scale ends where people can read it. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 2, 5, 10].find((factor) => factor * power >= value * (1 - 1e-9)) ?? 10
  return step * power
}

/** The strongest half of the scale is shown; the scale ends at a round number. */
export function fittingColours(map: ShownMap): Pick<PaneSpec, 'threshold' | 'range'> {
  const high = roundUp(largestMagnitude(map))
  return { threshold: Number((high / 2).toPrecision(2)), range: [0, high] }
}
