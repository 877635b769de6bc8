/** The strongest of the voxels around a place. */
import { withinCentres } from '#volume/interpolate.ts'
import type { Volume } from '#volume/volume.ts'

/** Of equally large magnitudes the first voxel's. NaN where none of the eight has a value or the place is outside. */
export function extremeAtVoxel(volume: Volume, atX: number, atY: number, atZ: number): number {
  const voxel = extremeVoxel(volume, atX, atY, atZ)
  return voxel < 0 ? Number.NaN : volume.values[voxel]!
}

/** The voxel that has it; -1 where there is none. */
export function extremeVoxel(
  { values, shape }: Volume,
  atX: number,
  atY: number,
  atZ: number,
): number {
  const [nx, ny, nz] = shape
  const x = withinCentres(atX, nx)
  const y = withinCentres(atY, ny)
  const z = withinCentres(atZ, nz)
  if (Number.isNaN(x + y + z)) return -1
  let found = -1
  let magnitude = -1
  for (let k = Math.floor(z); k <= Math.ceil(z); k++) {
    for (let j = Math.floor(y); j <= Math.ceil(y); j++) {
      for (let i = Math.floor(x); i <= Math.ceil(x); i++) {
        const voxel = i + nx * (j + ny * k)
        const size = Math.abs(values[voxel]!)
        if (size > magnitude) {
          found = voxel
          magnitude = size
        }
      }
    }
  }
  return found
}
