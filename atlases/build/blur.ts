/** Gaussian smoothing of a field, one axis after the other. */
import type { Field } from './grid.ts'

/** @param sigma standard deviation in voxels. The border value is repeated outside the grid. */
export function blur(
  field: Field<Float32Array> | Field<Uint8Array>,
  sigma: number,
): Field<Float32Array> {
  const radius = Math.max(1, Math.ceil(3 * sigma))
  const kernel = new Float64Array(2 * radius + 1)
  let sum = 0
  for (let t = -radius; t <= radius; t++)
    sum += kernel[t + radius] = Math.exp(-(t * t) / (2 * sigma * sigma))
  for (let t = 0; t < kernel.length; t++) kernel[t]! /= sum
  const [nx, ny, nz] = field.grid.shape
  let from = Float32Array.from(field.values)
  let to = new Float32Array(from.length)
  const steps = [1, nx, nx * ny]
  const lengths = [nx, ny, nz]
  for (let axis = 0; axis < 3; axis++) {
    const step = steps[axis]!
    const n = lengths[axis]!
    const line = new Float64Array(n)
    const [a, b] = [0, 1, 2].filter((other) => other !== axis) as [number, number]
    for (let q = 0; q < lengths[b]!; q++)
      for (let p = 0; p < lengths[a]!; p++) {
        const start = p * steps[a]! + q * steps[b]!
        for (let i = 0; i < n; i++) line[i] = from[start + i * step]!
        for (let i = 0; i < n; i++) {
          let total = 0
          for (let t = -radius; t <= radius; t++) {
            const at = i + t
            total += kernel[t + radius]! * line[at < 0 ? 0 : at >= n ? n - 1 : at]!
          }
          to[start + i * step] = total
        }
      }
    ;[from, to] = [to, from]
  }
  return { grid: field.grid, values: from }
}
