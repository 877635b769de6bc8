/** The strongest of the voxels around a place. */
import { withinCentres } from '#volume/interpolate.ts'
import type { Volume } from '#volume/volume.ts'

/** Of equally large magnitudes the first voxel's. NaN where none of the eight has a value or the place is outside. */
export function extremeAtVoxel(volume: Volume, atX: number, atY: number, atZ: number): number {
  const { values, shape } = volume
  const [nx, ny, nz] = shape
  const x = withinCentres(atX, nx)
  const y = withinCentres(atY, ny)
  const z = withinCentres(atZ, nz)
  if (Number.isNaN(x + y + z)) return Number.NaN
  let found = Number.NaN
  let magnitude = -1
  for (let k = Math.floor(z); k <= Math.ceil(z); k++) {
    for (let j = Math.floor(y); j <= Math.ceil(y); j++) {
      for (let i = Math.floor(x); i <= Math.ceil(x); i++) {
        const value = values[i + nx * (j + ny * k)]!
        if (Math.abs(value) > magnitude) {
          found = value
          magnitude = Math.abs(value)
        }
      }
    }
  }
  return found
}
