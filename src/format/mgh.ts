/**
 * FreeSurfer's MGH and MGZ: volumes, series, and values of a surface (whose only long dimension is the first).
 * https://surfer.nmr.mgh.harvard.edu/fswiki/FsTutorial/MghFormat; placed as nibabel does.
 */
import { affineFromRows, determinant } from '#space/affine.ts'
import { openByteReader } from './byte-reader.ts'
import { FormatError } from './errors.ts'
import { type OpenedVolume, type OpenOptions, openImage } from './image.ts'
import { type ImageHeader, unsaid } from './nifti-header.ts'
import { findSidecar, readSidecar } from './sidecar.ts'
import type { NamedBlob } from './source.ts'
import type { OpenedLabels, OpenedSurfaceData } from './surface-file.ts'
import { asOneImage, isVertexShape, nowhere, vertexOverlay } from './vertex-overlay.ts'

const headBytes = 284
/** MGH types to NIfTI codes: uint8, int32, float32, int16. */
const datatypeCodes: { readonly [type: number]: number } = { 0: 2, 1: 8, 3: 16, 4: 4 }

/** No magic but a version of 1, so name and plausible fields decide together. */
export function isMgh(head: Uint8Array, name: string): boolean {
  if (head.length < headBytes || !/\.mg[hz](\.gz)?$/i.test(name)) return false
  const data = new DataView(head.buffer, head.byteOffset, head.byteLength)
  return data.getInt32(0, false) === 1
}

/** @throws FormatError; or the signal's reason when aborted. */
export async function openMgh(
  files: readonly NamedBlob[],
  options: OpenOptions = {},
): Promise<({ kind: 'volume' } & OpenedVolume) | OpenedSurfaceData | OpenedLabels> {
  const [main] = files
  if (!main)
    throw new FormatError('not-recognised', { file: 'nothing', looksLike: 'no file was given' })
  const file = main.name
  const reader = await openByteReader(main, { signal: options.signal })
  let head: Uint8Array
  try {
    head = await reader.read(headBytes)
  } finally {
    await reader.close()
  }
  const { header, affineRows } = parse(head, file)
  const affine = affineFromRows<'voxel', 'world'>(affineRows)
  const det = determinant(affine)
  if (!Number.isFinite(det) || det === 0) {
    throw new FormatError('bad-affine', {
      file,
      source: 'direction cosines',
      reason: 'are singular or not finite',
    })
  }
  const sidecar = findSidecar(main, files)
  const job = {
    main,
    files,
    image: main,
    header,
    side: sidecar ? await readSidecar(sidecar, options) : { warnings: [] },
    options,
    format: 'MGH',
  }
  if (isVertexShape(header.shape)) {
    const opened = await openImage({
      ...job,
      header: asOneImage(header),
      options: { ...options, volumeIndex: 0 },
      placed: nowhere,
    })
    return vertexOverlay(opened, options.hemisphere)
  }
  const placed = { affine, source: 'mgh', warnings: [] } as const
  return { kind: 'volume', ...(await openImage({ ...job, placed })) }
}

function parse(head: Uint8Array, file: string): { header: ImageHeader; affineRows: number[][] } {
  if (head.length < headBytes) {
    throw new FormatError('truncated', { file, expectedBytes: headBytes, actualBytes: head.length })
  }
  const data = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const int = (at: number) => data.getInt32(at, false)
  const float = (at: number) => data.getFloat32(at, false)
  const dims = [int(4), int(8), int(12)]
  const frames = int(16)
  for (const [i, length] of [...dims, frames].entries()) {
    if (length < 1) {
      throw new FormatError('bad-header', {
        file,
        field: ['width', 'height', 'depth', 'nframes'][i] ?? 'size',
        value: String(length),
        reason: 'every dimension must be at least 1 long',
      })
    }
  }
  const type = int(20)
  const good = data.getInt16(28, false) === 1
  const delta = good ? [30, 34, 38].map(float) : [1, 1, 1]
  // Rows: the directions of the three grid axes in RAS; without a valid flag the coronal default.
  const axes = good
    ? [0, 1, 2].map((axis) => [0, 1, 2].map((c) => float(42 + 4 * (3 * axis + c))))
    : [
        [-1, 0, 0],
        [0, 0, -1],
        [0, 1, 0],
      ]
  const centre = good ? [78, 82, 86].map(float) : [0, 0, 0]
  const affineRows = [0, 1, 2].map((row) => {
    const columns = [0, 1, 2].map((axis) => axes[axis]![row]! * delta[axis]!)
    const half = columns.reduce((sum, column, axis) => sum + (column * dims[axis]!) / 2, 0)
    return [...columns, centre[row]! - half]
  })
  return {
    affineRows,
    header: {
      ...unsaid,
      littleEndian: false,
      single: true,
      shape: frames > 1 ? [...dims, frames] : dims,
      datatypeCode: datatypeCodes[type] ?? -1,
      bitsPerVoxel: ({ 0: 8, 1: 32, 3: 32, 4: 16 } as { [type: number]: number })[type] ?? 0,
      voxOffset: headBytes,
      slope: 1,
      inter: 0,
      description: '',
      xyztUnits: 2,
    },
  }
}
