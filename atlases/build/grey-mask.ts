/** The grey-matter mask: which voxels of the 2 mm MNI grid are at least half grey matter of Colin27, subcortex included. */
import { mniGridTwoMm } from './brain-mask.ts'
import { type Field, nearestVoxel, voxelsOf } from './grid.ts'

/** In ch2better white matter is about 112 and grey about 84, their border 96; liquor was removed and is 0. */
const greyFrom = 45
const whiteFrom = 96
/** The half-millimetre voxels in a voxel of 2 mm lie so far from its centre along each axis. */
const offsetsMm = [-0.75, -0.25, 0.25, 0.75]

/**
 * @param brainHalfMm ch2better, lightly smoothed
 * @param brain the brain mask on the 2 mm grid: nothing outside it counts
 */
export function greyMask(brainHalfMm: Field, brain: Field<Uint8Array>): Field<Uint8Array> {
  const values = new Uint8Array(voxelsOf(mniGridTwoMm))
  const [nx, ny] = mniGridTwoMm.shape
  const [ox, oy, oz] = mniGridTwoMm.origin
  for (let at = 0; at < values.length; at++) {
    if (brain.values[at] === 0) continue
    const x = ox + 2 * (at % nx)
    const y = oy + 2 * (Math.floor(at / nx) % ny)
    const z = oz + 2 * Math.floor(at / (nx * ny))
    let grey = 0
    for (const dx of offsetsMm)
      for (const dy of offsetsMm)
        for (const dz of offsetsMm) {
          const voxel = nearestVoxel(brainHalfMm.grid, x + dx, y + dy, z + dz)
          const intensity = voxel < 0 ? 0 : brainHalfMm.values[voxel]!
          if (intensity >= greyFrom && intensity < whiteFrom) grey++
        }
    if (2 * grey >= offsetsMm.length ** 3) values[at] = 1
  }
  return { grid: mniGridTwoMm, values }
}
