/**
 * Exact Euclidean distance and nearest-voxel transforms (Felzenszwalb & Huttenlocher 2012,
 * "Distance transforms of sampled functions").
 */
import type { Grid } from './grid.ts'

export type Nearest = {
  /** Distance in mm to the nearest voxel of the mask, between voxel centres; Infinity when the mask is empty. */
  readonly distanceMm: Float32Array
  /** Index of that voxel, -1 when the mask is empty. */
  readonly index: Int32Array
}

export function nearestInMask(mask: Uint8Array, grid: Grid): Nearest {
  const [nx, ny, nz] = grid.shape
  const count = nx * ny * nz
  const far = 1e12
  const squared = new Float64Array(count)
  const index = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    squared[i] = mask[i] ? 0 : far
    index[i] = mask[i] ? i : -1
  }
  const longest = Math.max(nx, ny, nz)
  const f = new Float64Array(longest)
  const from = new Int32Array(longest)
  const v = new Int32Array(longest)
  const bounds = new Float64Array(longest + 1)
  const pass = (start: number, step: number, n: number) => {
    for (let q = 0; q < n; q++) {
      f[q] = squared[start + q * step]!
      from[q] = index[start + q * step]!
    }
    let k = -1
    for (let q = 0; q < n; q++) {
      if (f[q]! >= far) continue
      let s = Number.NEGATIVE_INFINITY
      while (k >= 0) {
        const p = v[k]!
        s = (f[q]! + q * q - f[p]! - p * p) / (2 * (q - p))
        if (s > bounds[k]!) break
        k--
      }
      if (k < 0) s = Number.NEGATIVE_INFINITY
      k++
      v[k] = q
      bounds[k] = s
    }
    if (k < 0) return
    bounds[k + 1] = Number.POSITIVE_INFINITY
    let at = 0
    for (let q = 0; q < n; q++) {
      while (bounds[at + 1]! < q) at++
      const p = v[at]!
      squared[start + q * step] = (q - p) * (q - p) + f[p]!
      index[start + q * step] = from[p]!
    }
  }
  for (let kz = 0; kz < nz; kz++) for (let j = 0; j < ny; j++) pass(nx * (j + ny * kz), 1, nx)
  for (let kz = 0; kz < nz; kz++) for (let i = 0; i < nx; i++) pass(i + nx * ny * kz, nx, ny)
  for (let j = 0; j < ny; j++) for (let i = 0; i < nx; i++) pass(i + nx * j, nx * ny, nz)
  const distanceMm = new Float32Array(count)
  for (let i = 0; i < count; i++)
    distanceMm[i] = index[i]! < 0 ? Number.POSITIVE_INFINITY : Math.sqrt(squared[i]!) * grid.spacing
  return { distanceMm, index }
}

/** Distance only. */
export function distanceToMask(mask: Uint8Array, grid: Grid): Float32Array {
  return nearestInMask(mask, grid).distanceMm
}
