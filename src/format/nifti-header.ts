/**
 * A NIfTI header's bytes to checked fields. nifti-reader-js reads the fields that it reads right; size, dimensions, offsets,
 * rows of the sform and strings are read here, because it misreads some of them (see the tests named after each).
 * Where the standard leaves a choice, nibabel's is taken.
 */
import { NIFTI1, NIFTI2 } from 'nifti-reader-js'
import { FormatError } from './errors.ts'

/** What an image has to say of itself to be read; where it lies is another matter. */
export type ImageHeader = {
  readonly version: 1 | 2
  readonly littleEndian: boolean
  /** The image is in this file too, not in an `.img` beside it. */
  readonly single: boolean
  /** As many as dim[0] says, all at least 1. */
  readonly shape: readonly number[]
  readonly datatypeCode: number
  readonly bitsPerVoxel: number
  /** Where the image begins in its file. */
  readonly voxOffset: number
  readonly hasExtensions: boolean
  /** As the file has them, unchecked. */
  readonly slope: number
  readonly inter: number
  readonly qformCode: number
  readonly sformCode: number
  readonly intentCode: number
  readonly intentParams: readonly number[]
  readonly intentName: string
  readonly description: string
  readonly xyztUnits: number
}

export type NiftiHeader = ImageHeader & {
  readonly pixdim: readonly number[]
  readonly quaternion: readonly [b: number, c: number, d: number]
  readonly qoffset: readonly [number, number, number]
  readonly srows: readonly (readonly number[])[]
}

/** What only NIfTI says, in the header of an image of an older kind. */
export const unsaid = {
  version: 1,
  hasExtensions: false,
  qformCode: 0,
  sformCode: 0,
  intentCode: 0,
  intentParams: [0, 0, 0],
  intentName: '',
} as const satisfies Partial<ImageHeader>

export const headerBytes = { 1: 348, 2: 540 } as const
/** Enough of a file to parse either header and to see whether extensions follow. */
export const niftiHeadBytes = 544

type Layout = { readonly version: 1 | 2; readonly littleEndian: boolean; readonly single: boolean }

function ascii(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length))
}

/** Which NIfTI this is, judged by magic and header size; undefined where it is none. */
export function niftiLayout(head: Uint8Array): Layout | undefined {
  if (head.length < headerBytes[1]) return undefined
  const data = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const magic1 = ascii(head, 344, 4)
  if (magic1 === 'n+1\0' || magic1 === 'ni1\0') {
    const single = magic1 === 'n+1\0'
    if (data.getInt32(0, true) === 348) return { version: 1, littleEndian: true, single }
    if (data.getInt32(0, false) === 348) return { version: 1, littleEndian: false, single }
    // Header size forgotten: dim[0] tells the byte order, as in nibabel.
    const rank = data.getInt16(40, true)
    return { version: 1, littleEndian: rank >= 1 && rank <= 7, single }
  }
  const magic2 = ascii(head, 4, 8)
  if (magic2 === 'n+2\0\r\n\x1a\n' || magic2 === 'ni2\0\r\n\x1a\n') {
    return { version: 2, littleEndian: data.getInt32(0, true) === 540, single: magic2[1] === '+' }
  }
  return undefined
}

/** NIfTI-2 whose intent is one of CIFTI's. */
export function isCifti(head: Uint8Array): boolean {
  const layout = niftiLayout(head)
  if (layout?.version !== 2 || head.length < headerBytes[2]) return false
  const intent = new DataView(head.buffer, head.byteOffset).getInt32(504, layout.littleEndian)
  return intent >= 3000 && intent < 3100
}

/** UTF-8 up to the first NUL, Latin-1 where that is not valid; control characters dropped. */
function text(bytes: Uint8Array, at: number, length: number): string {
  const field = bytes.subarray(at, at + length)
  const end = field.indexOf(0)
  const used = end < 0 ? field : field.subarray(0, end)
  let decoded: string
  try {
    decoded = new TextDecoder('utf-8', { fatal: true }).decode(used)
  } catch {
    decoded = new TextDecoder('latin1').decode(used)
  }
  return [...decoded]
    .filter((c) => c >= ' ' && c !== '\x7f')
    .join('')
    .trim()
}

/** What nifti-reader-js makes of the header alone: no extension reaches it, whose reading can go round for ever. */
function parsedByLibrary(head: Uint8Array, layout: Layout): NIFTI1 | NIFTI2 {
  const size = headerBytes[layout.version]
  const copy = head.slice(0, size)
  // It insists on the size field that some writers leave 0.
  new DataView(copy.buffer).setInt32(0, size, layout.littleEndian)
  const header = layout.version === 1 ? new NIFTI1() : new NIFTI2()
  header.readHeader(copy.buffer)
  return header
}

/** @throws FormatError 'not-nifti' | 'truncated' | 'bad-header' */
export function parseNiftiHeader(head: Uint8Array, file: string): NiftiHeader {
  const layout = niftiLayout(head)
  if (!layout) {
    const reason = whatItLooksLike(head)
    // Too short for a header, and like nothing else either: the rest of a download is missing.
    if (head.length < headerBytes[1] && reason === likeNothing) {
      throw new FormatError('truncated', {
        file,
        expectedBytes: headerBytes[1] + 4,
        actualBytes: head.length,
      })
    }
    throw new FormatError('not-nifti', { file, reason })
  }
  const { version, littleEndian, single } = layout
  if (head.length < headerBytes[version]) {
    throw new FormatError('truncated', {
      file,
      expectedBytes: headerBytes[version] + 4,
      actualBytes: head.length,
    })
  }
  const bad = (field: string, value: number | string, reason: string) =>
    new FormatError('bad-header', { file, field, value: String(value), reason })

  const library = parsedByLibrary(head, layout)
  const data = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const int64 = (at: number) => Number(data.getBigInt64(at, littleEndian))

  const dims = Array.from({ length: 8 }, (_, i) =>
    version === 1 ? data.getInt16(40 + 2 * i, littleEndian) : int64(16 + 8 * i),
  )
  const rank = dims[0]!
  if (!(rank >= 1 && rank <= 7)) throw bad('dim[0]', rank, 'an image has 1 to 7 dimensions')
  const shape = vertexShape(
    dims.slice(1, rank + 1),
    () => data.getInt32(144, littleEndian),
    version,
  )
  shape.forEach((length, i) => {
    if (length < 1) throw bad(`dim[${i + 1}]`, length, 'every dimension must be at least 1 long')
  })

  const voxOffset = version === 1 ? library.vox_offset : int64(168)
  const leastOffset = single ? headerBytes[version] + 4 : 0
  if (!Number.isInteger(voxOffset)) {
    throw bad('vox_offset', voxOffset, 'it must be a whole number of bytes')
  }
  if (voxOffset < leastOffset || voxOffset > Number.MAX_SAFE_INTEGER) {
    throw bad('vox_offset', voxOffset, `the image can't begin before byte ${leastOffset}`)
  }

  const srows = [0, 1, 2].map((row) =>
    [0, 1, 2, 3].map((column) =>
      version === 1
        ? data.getFloat32(280 + 4 * (4 * row + column), littleEndian)
        : data.getFloat64(400 + 8 * (4 * row + column), littleEndian),
    ),
  )
  const flagAt = headerBytes[version]
  return {
    version,
    littleEndian,
    single,
    shape,
    datatypeCode: library.datatypeCode,
    bitsPerVoxel: library.numBitsPerVoxel,
    voxOffset,
    hasExtensions: head.length >= flagAt + 4 && head[flagAt] !== 0,
    slope: library.scl_slope,
    inter: library.scl_inter,
    pixdim: library.pixDims,
    qformCode: library.qform_code,
    sformCode: library.sform_code,
    quaternion: [library.quatern_b, library.quatern_c, library.quatern_d],
    qoffset: [library.qoffset_x, library.qoffset_y, library.qoffset_z],
    srows,
    intentCode: library.intent_code,
    intentParams: [library.intent_p1, library.intent_p2, library.intent_p3],
    intentName: version === 1 ? text(head, 328, 16) : text(head, 508, 16),
    description: version === 1 ? text(head, 148, 80) : text(head, 240, 80),
    xyztUnits: library.xyzt_units,
  }
}

/**
 * FreeSurfer's ways around the 32,767 of a dimension, for one value a vertex: -1 with the number in glmin, or fsaverage's 163,842
 * vertices folded to 27,307 x 1 x 6. As nibabel reads them.
 */
function vertexShape(shape: readonly number[], glmin: () => number, version: 1 | 2): number[] {
  const [x, y = 1, z = 1, ...frames] = shape
  if (version === 1 && x === -1 && y === 1 && z === 1 && glmin() > 0)
    return [glmin(), 1, 1, ...frames]
  if (x === 27307 && y === 1 && z === 6) return [163842, 1, 1, ...frames]
  return [...shape]
}

const likeNothing = 'its first bytes are those of no known image'

/** Words for what a file is that calls itself NIfTI. */
export function whatItLooksLike(head: Uint8Array): string {
  const start = head.subarray(0, 512)
  const data = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const begins = ascii(start, 0, Math.min(64, start.length)).toLowerCase()
  if (/^\s*(<!doctype html|<html|<head)/.test(begins)) {
    return 'it is a web page, as a server sends instead of a missing file'
  }
  if (begins.startsWith('%pdf')) return 'it is a PDF'
  if (begins.startsWith('\x89png')) return 'it is a PNG picture'
  if (head[0] === 0xff && head[1] === 0xd8) return 'it is a JPEG picture'
  if (begins.startsWith('pk\x03\x04')) return 'it is a zip archive'
  if (ascii(head, 128, 4) === 'DICM') return 'it is a DICOM slice'
  if (begins.startsWith('<?xml') || begins.startsWith('<gifti')) return 'it is an XML file'
  if (start.length > 0 && start.every((c) => (c >= 32 && c < 127) || (c >= 9 && c <= 13))) {
    return 'it is a text file'
  }
  if (head.length >= 348 && (data.getInt32(0, true) === 348 || data.getInt32(0, false) === 348)) {
    return 'its header has the size of one, but no NIfTI mark (it may be Analyze 7.5, which is a pair of .hdr and .img)'
  }
  return likeNothing
}
