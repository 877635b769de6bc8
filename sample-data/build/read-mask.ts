/** The brain mask that the sample maps are computed in: Colin27's, on the 2 mm MNI152 grid. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { MNI152_2MM, maskFromVolume } from '#evidence/grid.ts'

const MASK_FILE = new URL('../../atlases/colin27/brainmask_2mm.nii.gz', import.meta.url)

/** Indices of the mask's voxels. Reads just the kind of file that `npm run build:atlas` writes: uint8 on the 2 mm grid. */
export function readBrainMask(): Int32Array {
  const bytes = gunzipSync(readFileSync(MASK_FILE))
  const [nx, ny, nz] = MNI152_2MM.shape
  const shape = [42, 44, 46].map((at) => bytes.readInt16LE(at))
  const rows = Array.from({ length: 12 }, (_, i) => bytes.readFloatLE(280 + 4 * i))
  const expected = [...MNI152_2MM.toWorld]
  if (
    bytes.readInt16LE(70) !== 2 ||
    String(shape) !== String([nx, ny, nz]) ||
    String(rows) !== String(expected)
  ) {
    throw new Error(`${MASK_FILE.pathname} is not a uint8 mask on the 2 mm MNI152 grid`)
  }
  const offset = bytes.readFloatLE(108)
  const values = Float32Array.from(bytes.subarray(offset, offset + nx * ny * nz))
  return maskFromVolume({ values, ...MNI152_2MM })
}
