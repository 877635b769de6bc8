/** A Volume is one number a voxel, a grid, and where that grid lies in the world. */
import type { Affine } from '#space/affine.ts'

/**
 * Scaled values, first axis fastest (`i + nx * (j + ny * k)`); NaN where the file has none.
 * Float32Array only where every value of the file fits it exactly; float64 and 32/64-bit integers come as Float64Array.
 */
export type VoxelValues = Float32Array | Float64Array

export type Volume = {
  readonly values: VoxelValues
  /** Number of voxels along i, j, k. */
  readonly shape: readonly [number, number, number]
  /** Voxel indices to RAS+ millimetres. */
  readonly toWorld: Affine<'voxel', 'world'>
}

export function voxelCount(volume: Volume): number {
  return volume.shape[0] * volume.shape[1] * volume.shape[2]
}
