/**
 * Analyze 7.5 pairs, the ancestor of NIfTI: no orientation in the header, at most SPM's origin and scale. Placed as nibabel
 * does, and said so, because left and right can't be known from it.
 */
import { affineFromRows } from '#space/affine.ts'
import { openByteReader } from './byte-reader.ts'
import { FormatError } from './errors.ts'
import { imageOf, type OpenedVolume, type OpenOptions, openImage } from './nifti.ts'
import { headerBytes, type NiftiHeader, niftiLayout } from './nifti-header.ts'
import { findSidecar, readSidecar } from './sidecar.ts'
import type { NamedBlob } from './source.ts'

const size = headerBytes[1]

function byteOrder(head: Uint8Array): boolean | undefined {
  if (head.length < size) return undefined
  const data = new DataView(head.buffer, head.byteOffset, head.byteLength)
  if (data.getInt32(0, true) === size) return true
  return data.getInt32(0, false) === size ? false : undefined
}

export function isAnalyze(head: Uint8Array, name: string): boolean {
  return (
    /\.hdr(\.gz)?$/i.test(name) && niftiLayout(head) === undefined && byteOrder(head) !== undefined
  )
}

/** @throws FormatError; or the signal's reason when aborted. */
export async function openAnalyze(
  files: readonly NamedBlob[],
  options: OpenOptions = {},
): Promise<OpenedVolume> {
  const [main] = files
  if (!main)
    throw new FormatError('not-recognised', { file: 'nothing', looksLike: 'no file was given' })
  const reader = await openByteReader(main, { signal: options.signal })
  let head: Uint8Array
  try {
    head = await reader.read(size)
  } finally {
    await reader.close()
  }
  const { header, origin } = parse(head, main.name)
  const sizes = header.pixdim.slice(1, 4).map((length) => Math.abs(length) || 1)
  if (!sizes.every(Number.isFinite)) {
    throw new FormatError('bad-affine', {
      file: main.name,
      source: 'voxel size',
      reason: 'is not finite',
    })
  }
  const dims = [0, 1, 2].map((axis) => header.shape[axis] ?? 1)
  const sane =
    origin.some((o) => o !== 0) &&
    origin.every((o, axis) => o > -dims[axis]! && o < 2 * dims[axis]!)
  // SPM counts voxels from 1.
  const at = dims.map((length, axis) => (sane ? origin[axis]! - 1 : (length - 1) / 2))
  const scales = [-sizes[0]!, sizes[1]!, sizes[2]!]
  const rows = scales.map((scale, axis) => {
    const row = [0, 0, 0, -at[axis]! * scale]
    row[axis] = scale
    return row
  })
  const sidecar = findSidecar(main, files)
  return openImage({
    main,
    image: imageOf(main, files),
    header,
    side: sidecar ? await readSidecar(sidecar, options) : { warnings: [] },
    options,
    format: 'Analyze 7.5',
    placed: {
      affine: affineFromRows<'voxel', 'world'>(rows),
      source: 'analyze',
      warnings: [
        {
          tag: 'analyze',
          message: sane
            ? "Analyze 7.5 has no orientation; the map was placed by SPM's origin, with left and right as in a radiological image."
            : 'Analyze 7.5 has no orientation; the grid was centred, with left and right as in a radiological image.',
          why: 'Left and right may be swapped, and a .mat file beside the image would not be used.',
          whatToDo: 'Convert the original to NIfTI with the program that made it.',
        },
      ],
    },
  })
}

function parse(head: Uint8Array, file: string): { header: NiftiHeader; origin: number[] } {
  const littleEndian = byteOrder(head)
  if (littleEndian === undefined) {
    throw new FormatError('truncated', { file, expectedBytes: size, actualBytes: head.length })
  }
  const data = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const int16 = (at: number) => data.getInt16(at, littleEndian)
  const float = (at: number) => data.getFloat32(at, littleEndian)
  const bad = (field: string, value: number, reason: string) =>
    new FormatError('bad-header', { file, field, value: String(value), reason })
  const rank = int16(40)
  if (!(rank >= 1 && rank <= 7)) throw bad('dim[0]', rank, 'an image has 1 to 7 dimensions')
  const shape = Array.from({ length: rank }, (_, i) => int16(42 + 2 * i))
  // Old writers leave 0 for a fourth dimension that they do not use.
  const used = shape.map((length, i) => (i >= 3 && length === 0 ? 1 : length))
  for (const [i, length] of used.entries()) {
    if (length < 1) throw bad(`dim[${i + 1}]`, length, 'every dimension must be at least 1 long')
  }
  const offset = float(108)
  if (!(Number.isInteger(offset) && offset >= 0)) {
    throw bad('vox_offset', offset, 'it must be a whole number of bytes')
  }
  return {
    origin: [253, 255, 257].map(int16),
    header: {
      version: 1,
      littleEndian,
      single: false,
      shape: used,
      datatypeCode: int16(70),
      bitsPerVoxel: int16(72),
      voxOffset: offset,
      hasExtensions: false,
      // SPM's scale factor; 0 where nobody set it, which means 1.
      slope: float(112),
      inter: 0,
      pixdim: Array.from({ length: 8 }, (_, i) => float(76 + 4 * i)),
      qformCode: 0,
      sformCode: 0,
      quaternion: [0, 0, 0],
      qoffset: [0, 0, 0],
      srows: [],
      intentCode: 0,
      intentParams: [0, 0, 0],
      intentName: '',
      description: new TextDecoder('latin1').decode(head.subarray(148, 228)).replace(/\0.*$/s, ''),
      xyztUnits: 0,
    },
  }
}
