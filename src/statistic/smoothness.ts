/** How smooth a map is, as the full width at half maximum of a Gaussian kernel. */
import { voxelSizes } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'

/**
 * FWHM along i, j, k in mm, from the correlation of neighbours (Forman et al. 1995, Magn Reson Med 33:636; Xiong et al.
 * 1995, Hum Brain Mapp 3:287), over finite, non-zero voxels. Of a statistic map itself, not of residuals: true effects make it look smoother.
 * Null along an axis with fewer than 100 pairs or without correlation.
 */
export function smoothnessMm(volume: Volume): [number | null, number | null, number | null] {
  const { values, shape } = volume
  const usable = (value: number) => Number.isFinite(value) && value !== 0
  let sum = 0
  let count = 0
  for (let i = 0; i < values.length; i++) {
    if (!usable(values[i]!)) continue
    sum += values[i]!
    count++
  }
  const mean = sum / count
  let variance = 0
  for (let i = 0; i < values.length; i++) {
    if (usable(values[i]!)) variance += (values[i]! - mean) ** 2
  }
  variance /= count
  const sizes = voxelSizes(volume.toWorld)
  const strides = [1, shape[0], shape[0] * shape[1]]
  const along = (axis: number): number | null => {
    const stride = strides[axis]!
    const length = shape[axis]!
    let squares = 0
    let pairs = 0
    for (let i = 0; i + stride < values.length; i++) {
      if (Math.floor(i / stride) % length === length - 1) continue
      const a = values[i]!
      const b = values[i + stride]!
      if (!(usable(a) && usable(b))) continue
      squares += (a - b) ** 2
      pairs++
    }
    if (pairs < 100 || !(variance > 0)) return null
    const correlation = 1 - squares / pairs / (2 * variance)
    if (!(correlation > 0 && correlation < 1)) return null
    return sizes[axis]! * Math.sqrt((-2 * Math.LN2) / Math.log(correlation))
  }
  return [along(0), along(1), along(2)]
}
