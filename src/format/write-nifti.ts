/** A Volume as a NIfTI-1 file: float32, little-endian, sform and (where the axes are orthogonal) qform. Same volume, same bytes. */
import { gzipSync } from 'fflate'
import { determinant, voxelSizes } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'

/** Meaning of the values: NIfTI-1 standard, `intent_code`. */
export const INTENT = { none: 0, correlation: 2, t: 3, f: 4, z: 5, p: 22 } as const

/** Space of the world coordinates: NIfTI-1 standard, `sform_code`. */
export const SPACE_CODE = { scanner: 1, aligned: 2, talairach: 3, mni152: 4 } as const

export type NiftiWriteOptions = {
  readonly intent?: number | undefined
  readonly spaceCode?: number | undefined
  /** At most 79 characters of ASCII. */
  readonly descrip?: string | undefined
}

const HEADER_BYTES = 352

/** @throws RangeError when `descrip` is too long or an axis has more voxels than NIfTI-1 can say */
export function writeNifti(volume: Volume, options: NiftiWriteOptions = {}): Uint8Array {
  const { intent = INTENT.none, spaceCode = SPACE_CODE.mni152, descrip = '' } = options
  const { shape, toWorld, values } = volume
  if (descrip.length > 79) throw new RangeError('descrip holds at most 79 characters')
  if (shape.some((length) => length > 32767)) {
    throw new RangeError('an axis of a NIfTI-1 file has at most 32767 voxels')
  }
  const bytes = new Uint8Array(HEADER_BYTES + 4 * values.length)
  const view = new DataView(bytes.buffer)
  const int16 = (at: number, value: number) => view.setInt16(at, value, true)
  const float32 = (at: number, value: number) => view.setFloat32(at, value, true)
  const ascii = (at: number, text: string) => {
    for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i) & 0x7f
  }

  view.setInt32(0, 348, true)
  ;[3, ...shape, 1, 1, 1, 1].forEach((length, axis) => {
    int16(40 + 2 * axis, length)
  })
  int16(68, intent)
  int16(70, 16)
  int16(72, 32)
  const sizes = voxelSizes(toWorld)
  const qform = quaternionOf(toWorld, sizes)
  ;[qform?.handedness ?? 1, ...sizes].forEach((size, axis) => {
    float32(76 + 4 * axis, size)
  })
  float32(108, HEADER_BYTES)
  float32(112, 1)
  bytes[123] = 2
  ascii(148, descrip)
  int16(252, qform ? spaceCode : 0)
  int16(254, spaceCode)
  ;(qform?.bcd ?? [0, 0, 0]).forEach((part, axis) => {
    float32(256 + 4 * axis, part)
    float32(268 + 4 * axis, toWorld[4 * axis + 3]!)
  })
  toWorld.forEach((entry, index) => {
    float32(280 + 4 * index, entry)
  })
  ascii(344, 'n+1')
  for (let i = 0; i < values.length; i++) float32(HEADER_BYTES + 4 * i, values[i]!)
  return bytes
}

/** Gzip whose bytes depend on the content alone: no time, no name, a deflate that is part of this project's lock file. */
export function gzipSame(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { level: 9, mtime: 0 })
}

/** Rotation of the grid as NIfTI's quaternion (b, c, d); undefined where the axes are not orthogonal. */
function quaternionOf(
  toWorld: Volume['toWorld'],
  sizes: readonly [number, number, number],
): { handedness: 1 | -1; bcd: [number, number, number] } | undefined {
  const handedness = determinant(toWorld) < 0 ? -1 : 1
  const column = (axis: 0 | 1 | 2): [number, number, number] => {
    const scale = sizes[axis] * (axis === 2 ? handedness : 1)
    return [toWorld[axis]! / scale, toWorld[4 + axis]! / scale, toWorld[8 + axis]! / scale]
  }
  const [x, y, z] = [column(0), column(1), column(2)]
  const dot = (p: readonly number[], q: readonly number[]) =>
    p.reduce((s, v, i) => s + v * q[i]!, 0)
  const skew = Math.max(Math.abs(dot(x, y)), Math.abs(dot(x, z)), Math.abs(dot(y, z)))
  if (!(skew < 1e-6)) return undefined
  const [xx, yy, zz] = [x[0], y[1], z[2]]
  const a = Math.sqrt(Math.max(0, 1 + xx + yy + zz)) / 2
  if (a > 0.25) {
    const scale = 1 / (4 * a)
    return {
      handedness,
      bcd: [(y[2] - z[1]) * scale, (z[0] - x[2]) * scale, (x[1] - y[0]) * scale],
    }
  }
  // Nearly half a turn: the largest of b, c, d is taken from the diagonal, and signs make a positive (NIfTI stores no a).
  let b = Math.sqrt(Math.max(0, 1 + xx - yy - zz)) / 2
  let c = Math.sqrt(Math.max(0, 1 + yy - xx - zz)) / 2
  let d = Math.sqrt(Math.max(0, 1 + zz - xx - yy)) / 2
  let sign: number
  if (b >= c && b >= d) {
    sign = y[2] - z[1]
    c = (y[0] + x[1]) / (4 * b)
    d = (z[0] + x[2]) / (4 * b)
  } else if (c >= d) {
    sign = z[0] - x[2]
    b = (y[0] + x[1]) / (4 * c)
    d = (z[1] + y[2]) / (4 * c)
  } else {
    sign = x[1] - y[0]
    b = (z[0] + x[2]) / (4 * d)
    c = (z[1] + y[2]) / (4 * d)
  }
  const flip = sign < 0 ? -1 : 1
  return { handedness, bcd: [flip * b, flip * c, flip * d] }
}
