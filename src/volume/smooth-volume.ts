/** Gaussian smoothing of a volume, over the voxels that hold a number. */
import { voxelSizes } from '#space/affine.ts'
import type { Volume } from './volume.ts'

/**
 * Weighted mean of the finite voxels around each finite one, the kernel cut at 4 standard deviations; voxels without a number
 * keep none and lend none.
 * @param fwhmMm full width at half maximum of the kernel, more than 0
 */
export function smoothVolume(volume: Volume, fwhmMm: number): Volume {
  const { values, shape, toWorld } = volume
  const sigma = fwhmMm / Math.sqrt(8 * Math.LN2)
  const sizes = voxelSizes(toWorld)
  const field = Float64Array.from(values, (value) => (Number.isFinite(value) ? value : 0))
  const weight = Float64Array.from(values, (value) => (Number.isFinite(value) ? 1 : 0))
  const strides = [1, shape[0], shape[0] * shape[1]]
  for (let axis = 0; axis < 3; axis++) {
    const kernel = gaussian(sigma, sizes[axis]!, 4)
    blurAlong(field, strides[axis]!, shape[axis]!, kernel)
    blurAlong(weight, strides[axis]!, shape[axis]!, kernel)
  }
  return {
    values: field.map((sum, v) => (Number.isFinite(values[v]!) ? sum / weight[v]! : Number.NaN)),
    shape,
    toWorld,
  }
}

/** Weights of a Gaussian at 0, 1, 2, … steps, cut at so many standard deviations. */
export function gaussian(sigma: number, step: number, deviations: number): Float64Array {
  const reach = Math.ceil((deviations * sigma) / step)
  return Float64Array.from({ length: reach + 1 }, (_, d) =>
    Math.exp(-0.5 * ((d * step) / sigma) ** 2),
  )
}

/** Sums along one axis of a grid, in place; 0 beyond it. */
export function blurAlong(
  field: Float32Array | Float64Array,
  stride: number,
  length: number,
  kernel: Float64Array,
): void {
  const line = new Float64Array(length)
  for (let start = 0; start < field.length; start++) {
    if (Math.floor(start / stride) % length !== 0) continue
    for (let n = 0; n < length; n++) line[n] = field[start + n * stride]!
    // Much of a grid is empty.
    if (line.every((value) => value === 0)) continue
    for (let n = 0; n < length; n++) {
      let sum = kernel[0]! * line[n]!
      for (let d = 1; d < kernel.length; d++) {
        if (n >= d) sum += kernel[d]! * line[n - d]!
        if (n + d < length) sum += kernel[d]! * line[n + d]!
      }
      field[start + n * stride] = sum
    }
  }
}
