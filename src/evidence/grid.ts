/** The grid on which an ALE is computed, and the list of its voxels that count as brain. */
import { type Affine, affineFromRows } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'
import { EvidenceError } from './evidence-error.ts'

export type Grid = {
  readonly shape: readonly [number, number, number]
  readonly toWorld: Affine<'voxel', 'world'>
}

/** The 2 mm MNI152 grid in RAS order: first voxel at (-90, -126, -72) mm. */
export const MNI152_2MM: Grid = {
  shape: [91, 109, 91],
  toWorld: affineFromRows<'voxel', 'world'>([
    [2, 0, 0, -90],
    [0, 2, 0, -126],
    [0, 0, 2, -72],
  ]),
}

/** Ascending indices (`i + nx * (j + ny * k)`) of the voxels above 0. */
export function maskFromVolume(volume: Volume): Int32Array {
  const { values } = volume
  let count = 0
  for (let i = 0; i < values.length; i++) if (values[i]! > 0) count++
  if (count === 0) throw new EvidenceError('bad-mask', 'The mask has no voxel above 0.')
  const mask = new Int32Array(count)
  let at = 0
  for (let i = 0; i < values.length; i++) if (values[i]! > 0) mask[at++] = i
  return mask
}

/** @throws EvidenceError `bad-mask` unless the indices are ascending, unique and within the grid. */
export function checkMask(mask: Int32Array, shape: Grid['shape']): void {
  const size = shape[0] * shape[1] * shape[2]
  let last = -1
  for (let m = 0; m < mask.length; m++) {
    const index = mask[m]!
    if (index <= last || index >= size) {
      throw new EvidenceError(
        'bad-mask',
        'The mask must list voxels of the grid once each, in ascending order.',
      )
    }
    last = index
  }
  if (last < 0) throw new EvidenceError('bad-mask', 'The mask is empty.')
}

/** Values of the mask's voxels, put back on the whole grid; `outside` (0 unless given) beyond the mask. */
export function volumeOfMask(
  values: ArrayLike<number>,
  mask: Int32Array,
  grid: Grid,
  outside = 0,
): Volume {
  const dense = new Float32Array(grid.shape[0] * grid.shape[1] * grid.shape[2]).fill(outside)
  for (let m = 0; m < mask.length; m++) dense[mask[m]!] = values[m]!
  return { values: dense, shape: grid.shape, toWorld: grid.toWorld }
}
