/**
 * Analyze 7.5 pairs, the ancestor of NIfTI: no orientation in the header, at most SPM's origin and scale, and SPM's `.mat` beside
 * it. Placed and scaled as nibabel does for SPM's, and said so, because left and right can't be known from the header.
 */
import { affineFromRows, determinant } from '#space/affine.ts'
import { openByteReader, readAll } from './byte-reader.ts'
import { FormatError } from './errors.ts'
import { type ImageToOpen, type OpenedVolume, type OpenOptions, openImage } from './image.ts'
import { readMatrices } from './matlab.ts'
import { imageOf } from './nifti.ts'
import { headerBytes, type ImageHeader, niftiLayout, unsaid } from './nifti-header.ts'
import { findSidecar, readSidecar } from './sidecar.ts'
import { type NamedBlob, stem } from './source.ts'

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
  const { header, pixdim, origin } = parse(head, main.name)
  const sizes = pixdim.map((length) => Math.abs(length) || 1)
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
  const matrix = await matrixBeside(main, files, options)
  const sidecar = findSidecar(main, files)
  return openImage({
    main,
    files,
    image: imageOf(main, files),
    header,
    side: sidecar ? await readSidecar(sidecar, options) : { warnings: [] },
    options,
    format: 'Analyze 7.5',
    placed: matrix ?? {
      affine: affineFromRows<'voxel', 'world'>(rows),
      source: 'analyze',
      warnings: [
        {
          tag: 'analyze',
          message: sane
            ? "Analyze 7.5 has no orientation; the map was placed by SPM's origin, with left and right as in a radiological image."
            : 'Analyze 7.5 has no orientation; the grid was centred, with left and right as in a radiological image.',
          why: 'Left and right may be swapped.',
          whatToDo:
            'Drop the .mat file of the image with it, or convert the original to NIfTI with the program that made it.',
        },
      ],
    },
  })
}

/**
 * SPM's scale factor and SPM2's intercept; where nobody set them, what maps the stated least and largest raw value (glmin, glmax) to
 * those that were calibrated (cal_min, cal_max). A slope of 0 means that nothing is scaled.
 */
function scalingOf(float: (at: number) => number, int32: (at: number) => number) {
  const slope = float(112)
  const inter = float(116)
  if (slope !== 0 && Number.isFinite(slope)) {
    return { slope, inter: Number.isFinite(inter) ? inter : 0 }
  }
  const raw = int32(140) - int32(144)
  const calibrated = float(124) - float(128)
  if (raw === 0 || calibrated === 0 || !Number.isFinite(calibrated)) return { slope: 0, inter: 0 }
  return { slope: calibrated / raw, inter: float(128) - (calibrated / raw) * int32(144) }
}

const matrixBytes = 1 << 20

/** The affine of SPM's `.mat`: `mat`, or `M` which leaves out the flip of x. Voxels are counted from 1 there. */
async function matrixBeside(
  main: NamedBlob,
  files: readonly NamedBlob[],
  options: OpenOptions,
): Promise<ImageToOpen['placed'] | undefined> {
  const file = files.find(
    ({ name }) =>
      /\.mat$/i.test(name) && stem(name).toLowerCase() === stem(main.name).toLowerCase(),
  )
  if (!file) return undefined
  const bad = (reason: string) =>
    new FormatError('bad-affine', { file: main.name, source: file.name, reason })
  const bytes = await readAll(file, matrixBytes, { signal: options.signal })
  const matrices = readMatrices(bytes)
  if (!matrices) throw bad('is no file of MATLAB’s that can be read')
  const found =
    matrices.find(({ name }) => name === 'mat') ?? matrices.find(({ name }) => name === 'M')
  // Of a series' matrices the first: 4 x 4 x volumes.
  if (found?.rows !== 4 || found.columns < 4) throw bad('holds no 4 x 4 matrix M or mat')
  const last = [3, 7, 11, 15].map((at) => found.values[at])
  if (last.join() !== '0,0,0,1') throw bad('holds a matrix whose last row is not 0 0 0 1')
  const flip = found.name === 'M' ? -1 : 1
  const rows = [0, 1, 2].map((row) => {
    const [a = 0, b = 0, c = 0, d = 0] = [0, 1, 2, 3].map(
      (column) => (row === 0 ? flip : 1) * found.values[row + 4 * column]!,
    )
    return [a, b, c, a + b + c + d]
  })
  const affine = affineFromRows<'voxel', 'world'>(rows)
  const det = determinant(affine)
  if (!Number.isFinite(det) || det === 0) throw bad('is singular or not finite')
  return { affine, source: 'analyze', warnings: [] }
}

type Parsed = {
  readonly header: ImageHeader
  /** Lengths of the voxels as they are stated. */
  readonly pixdim: readonly number[]
  readonly origin: readonly number[]
}

function parse(head: Uint8Array, file: string): Parsed {
  const littleEndian = byteOrder(head)
  if (littleEndian === undefined) {
    throw new FormatError('truncated', { file, expectedBytes: size, actualBytes: head.length })
  }
  const data = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const int16 = (at: number) => data.getInt16(at, littleEndian)
  const int32 = (at: number) => data.getInt32(at, littleEndian)
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
    pixdim: [80, 84, 88].map(float),
    origin: [253, 255, 257].map(int16),
    header: {
      ...unsaid,
      littleEndian,
      single: false,
      shape: used,
      datatypeCode: int16(70),
      bitsPerVoxel: int16(72),
      voxOffset: offset,
      ...scalingOf(float, int32),
      description: new TextDecoder('latin1').decode(head.subarray(148, 228)).replace(/\0.*$/s, ''),
      xyztUnits: 0,
    },
  }
}
