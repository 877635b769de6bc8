import type { VoxelValues } from '#volume/volume.ts'
import type { ValueStats } from './file-info.ts'

const block = 1024

/** Counts and moments of the finite values. Summed block by block, so the error does not grow with the length (as numpy's). */
export function valueStats(values: VoxelValues): ValueStats {
  let nonFinite = 0
  let zeros = 0
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  let sum = 0
  let lost = 0
  for (let start = 0; start < values.length; start += block) {
    const end = Math.min(start + block, values.length)
    let part = 0
    for (let i = start; i < end; i++) {
      const value = values[i]!
      // True for NaN and both infinities only.
      if (value - value !== 0) {
        nonFinite++
        continue
      }
      if (value === 0) zeros++
      if (value < min) min = value
      if (value > max) max = value
      part += value
    }
    // Blocks are added with compensation: Neumaier 1974.
    const next = sum + part
    lost += Math.abs(sum) >= Math.abs(part) ? sum - next + part : part - next + sum
    sum = next
  }
  const finite = values.length - nonFinite
  const total = sum + lost
  return {
    n: values.length,
    nonFinite,
    zeros,
    min: finite > 0 ? min : null,
    max: finite > 0 ? max : null,
    mean: finite > 0 ? total / finite : null,
    sum: total,
  }
}
