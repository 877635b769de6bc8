/**
 * An image behind a header: the one volume of it that is wanted, read forwards in slabs, so that memory stays near the size of
 * the volume however long the series is. NIfTI, Analyze and MGH end here.
 */
import { NIFTI1, readImage } from 'nifti-reader-js'
import { affineRows, voxelSizes } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'
import { type ByteReader, openByteReader } from './byte-reader.ts'
import { FormatError } from './errors.ts'
import type { FileInfo, StatisticGuess, Warning } from './file-info.ts'
import type { PlacedAffine } from './nifti-affine.ts'
import { datatypes, intentNames, unitNames } from './nifti-codes.ts'
import { headerBytes, type ImageHeader } from './nifti-header.ts'
import { release } from './release.ts'
import { volumeNamesOf } from './sidecar.ts'
import { baseName, type NamedBlob, type ReadOptions } from './source.ts'
import {
  bestGuess,
  guessFromDescription,
  guessFromIntent,
  guessFromName,
  guessFromSidecar,
} from './statistic-guess.ts'
import type { FileHemisphere } from './surface-file.ts'
import { valueStats } from './value-stats.ts'
import {
  decodeInto,
  isComplex,
  losesPrecision,
  makeValues,
  type NumberType,
  valueBytes,
} from './voxel-decoder.ts'

export type OpenOptions = ReadOptions & {
  /** Which volume of a series, 0 the first; the volumes of dimensions 4 to 7 in the file's order. */
  readonly volumeIndex?: number | undefined
  /** The most bytes that one volume may take in memory; default 512 MiB, a 512^3 map of float32. */
  readonly maxBytes?: number | undefined
  /** Of one value a vertex, where the file's name does not say it. */
  readonly hemisphere?: FileHemisphere | undefined
}

export type OpenedVolume = { readonly info: FileInfo; readonly volume: Volume }

export const defaultMaxBytes = 512 * 2 ** 20
/** Behind the image that the header announces, gzip is read on for so long, to check its checksum. */
const verifyBytes = 32 * 2 ** 20
const slackBytes = 2 ** 20
const slabVoxels = 2 ** 17

/** What `openImage` needs; Analyze 7.5 fills it with a header of its own. */
export type ImageToOpen = {
  readonly main: NamedBlob
  /** All that came together: a label table may be among them. */
  readonly files: readonly NamedBlob[]
  readonly image: NamedBlob
  readonly header: ImageHeader
  readonly side: { readonly sidecar?: FileInfo['sidecar']; readonly warnings: readonly Warning[] }
  readonly options: OpenOptions
  readonly placed: PlacedAffine
  readonly format?: string
}

export async function openImage(job: ImageToOpen): Promise<OpenedVolume> {
  const { main, image, header, side, options, placed } = job
  const file = main.name
  const { type, typeName, typeBytes } = numberType(header, file)
  const shape: [number, number, number] = [
    header.shape[0] ?? 1,
    header.shape[1] ?? 1,
    header.shape[2] ?? 1,
  ]
  const voxels = shape[0] * shape[1] * shape[2]
  const volumeCount = header.shape.slice(3).reduce((product, length) => product * length, 1)
  const volumeIndex = options.volumeIndex ?? 0
  if (!(Number.isInteger(volumeIndex) && volumeIndex >= 0 && volumeIndex < volumeCount)) {
    throw new FormatError('no-such-volume', { file, index: volumeIndex, count: volumeCount })
  }
  const { slope, inter, scaled } = scaling(header, file)
  const maxBytes = options.maxBytes ?? defaultMaxBytes
  const memory = valueBytes(type, scaled, voxels)
  // The product of seven dimensions stays finite in float64, so an absurd one is compared, not wrapped.
  if (memory > maxBytes) {
    throw new FormatError('too-large', {
      file,
      bytes: memory,
      limitBytes: maxBytes,
      what: 'one volume',
    })
  }

  const reader = await openByteReader(image, options)
  try {
    const volumeBytes = voxels * typeBytes
    const imageEnd = header.voxOffset + volumeBytes * volumeCount
    if (imageEnd > (reader.size ?? reader.mostBytes)) {
      throw new FormatError('truncated', {
        file: image.name,
        expectedBytes: imageEnd,
        actualBytes: reader.size ?? image.blob.size,
      })
    }
    if (header.hasExtensions && header.single) await passExtensions(reader, header, file)
    await skipTo(reader, header.voxOffset + volumeIndex * volumeBytes, imageEnd)
    const values = makeValues(type, scaled, voxels)
    for (let at = 0; at < voxels; at += slabVoxels) {
      const count = Math.min(slabVoxels, voxels - at)
      const slab = await reader.read(count * typeBytes)
      if (slab.length < count * typeBytes) throw truncated(reader, imageEnd)
      const bytes = imageBytes(slab.buffer, count, typeBytes)
      release(slab.buffer)
      decodeInto(values, at, bytes, type, header.littleEndian, slope, inter)
      release(bytes)
    }
    const rest = imageEnd - reader.position()
    const reachedEnd =
      reader.gzipped && rest <= verifyBytes ? await reader.finish(rest + slackBytes) : false
    if (reachedEnd && reader.position() < imageEnd) throw truncated(reader, imageEnd)
    options.onProgress?.(1)

    const stats = valueStats(values)
    const labels =
      job.files.length > 1
        ? await (await import('./label-lut.ts')).labelTableBeside(main, job.files, values, options)
        : { warnings: [] }
    const guesses = guessesFor(header, file, side.sidecar)
    const names = side.sidecar ? volumeNamesOf(side.sidecar, volumeCount) : undefined
    const info: FileInfo = {
      fileName: baseName(file),
      format: job.format ?? `NIfTI-${header.version}${header.single ? '' : ' pair'}`,
      gzipped: reader.gzipped,
      bytes: image.blob.size,
      shape: header.shape,
      datatype: typeName,
      littleEndian: header.littleEndian,
      affine: affineRows(placed.affine),
      affineSource: placed.source,
      qformCode: header.qformCode,
      sformCode: header.sformCode,
      voxelSizeMm: voxelSizes(placed.affine),
      intent: {
        code: header.intentCode,
        name: intentNames[header.intentCode] ?? (header.intentName || 'unknown'),
        params: header.intentParams.map((p) => (Number.isFinite(p) ? p : 0)),
      },
      description: header.description,
      slope,
      inter,
      units: unitNames(header.xyztUnits),
      volumeIndex,
      volumeCount,
      ...(names ? { volumeNames: names } : {}),
      ...(side.sidecar ? { sidecar: side.sidecar } : {}),
      checksum: reader.gzipped ? (reachedEnd ? 'verified' : 'not reached') : 'none',
      stats,
      ...(labels.table ? { labels: labels.table } : {}),
      statistic: labels.table ? { kind: 'label', from: 'label table' } : bestGuess(guesses),
      statisticGuesses: labels.table ? [] : guesses,
      warnings: [
        ...side.warnings,
        ...labels.warnings,
        ...placed.warnings,
        ...readingWarnings({ header, reader, typeBytes, reachedEnd, rest }),
        ...(isComplex(type) ? [magnitudeWarning] : []),
        ...(losesPrecision(type, stats.min, stats.max) ? [precisionWarning] : []),
      ],
    }
    return { info, volume: { values, shape, toWorld: placed.affine } }
  } finally {
    await reader.close()
  }
}

const magnitudeWarning: Warning = {
  tag: 'complex-magnitude',
  message: 'The file holds complex numbers; their magnitude is shown.',
  why: 'Sign and phase are lost, so no direction of an effect can be read from it.',
}

const precisionWarning: Warning = {
  tag: 'precision',
  message: 'Some integers are beyond 2^53 and were rounded to the nearest float64.',
  why: 'Neighbouring large integers, such as label codes, may have become equal.',
}

function numberType(header: ImageHeader, file: string) {
  const code = header.datatypeCode
  const datatype = datatypes[code]
  if (datatype?.colour) throw new FormatError('rgb-image', { file })
  if (!datatype?.read) {
    throw new FormatError('unsupported-datatype', {
      file,
      datatype: datatype?.name ?? `unknown (code ${code})`,
    })
  }
  const type: NumberType = datatype.read
  return { type, typeName: datatype.name, typeBytes: datatype.bytes }
}

/** As nibabel: a slope of 0, NaN or infinity means that the numbers are not scaled at all. */
function scaling(header: ImageHeader, file: string) {
  if (header.slope === 0 || !Number.isFinite(header.slope))
    return { slope: 1, inter: 0, scaled: false }
  if (!Number.isFinite(header.inter)) {
    throw new FormatError('bad-header', {
      file,
      field: 'scl_inter',
      value: String(header.inter),
      reason: 'the slope is valid, so an intercept is needed',
    })
  }
  const scaled = header.slope !== 1 || header.inter !== 0
  return { slope: header.slope, inter: header.inter, scaled }
}

function truncated(reader: ByteReader, expectedBytes: number): FormatError {
  return new FormatError('truncated', {
    file: reader.fileName,
    expectedBytes,
    actualBytes: reader.position(),
  })
}

async function skipTo(reader: ByteReader, position: number, imageEnd: number): Promise<void> {
  const by = position - reader.position()
  if ((await reader.skip(by)) < by) throw truncated(reader, imageEnd)
}

/** Walks the chain of header extensions up to the image without keeping them; each must lie before the image. */
async function passExtensions(
  reader: ByteReader,
  header: ImageHeader,
  file: string,
): Promise<void> {
  await skipTo(reader, headerBytes[header.version] + 4, header.voxOffset)
  while (header.voxOffset - reader.position() >= 16) {
    const start = reader.position()
    const lengths = await reader.read(8)
    if (lengths.length < 8) throw truncated(reader, header.voxOffset)
    const size = new DataView(lengths.buffer).getInt32(0, header.littleEndian)
    if (size < 16 || size % 16 !== 0 || start + size > header.voxOffset) {
      throw new FormatError('bad-header', {
        file,
        field: 'extension size',
        value: String(size),
        reason: `it must be a multiple of 16 and fit in the ${header.voxOffset - start} bytes before the image`,
      })
    }
    await skipTo(reader, start + size, header.voxOffset)
  }
}

/** One slab's bytes by nifti-reader-js, whose idea of size and offset is replaced by the checked ones. */
function imageBytes(slab: ArrayBuffer, voxels: number, typeBytes: number): ArrayBuffer {
  const window = new NIFTI1()
  window.dims = [3, voxels, 1, 1, 1, 1, 1, 1]
  window.numBitsPerVoxel = typeBytes * 8
  window.vox_offset = 0
  return readImage(window, slab)
}

/** What the file says of its statistic, the most trusted first. */
export function guessesFor(
  header: ImageHeader,
  file: string,
  sidecar: FileInfo['sidecar'],
): StatisticGuess[] {
  return [
    sidecar ? guessFromSidecar(sidecar) : undefined,
    guessFromIntent(header.intentCode, header.intentParams),
    guessFromDescription(header.description),
    guessFromName(file),
  ].filter((guess) => guess !== undefined)
}

function readingWarnings(facts: {
  header: ImageHeader
  reader: ByteReader
  typeBytes: number
  reachedEnd: boolean
  rest: number
}): Warning[] {
  const { header, reader, typeBytes, reachedEnd, rest } = facts
  const warnings: Warning[] = []
  if (header.bitsPerVoxel !== typeBytes * 8) {
    warnings.push({
      tag: 'bitpix-wrong',
      message: `The header says ${header.bitsPerVoxel} bits a voxel where its datatype has ${typeBytes * 8}; the datatype was believed.`,
    })
  }
  const { space } = unitNames(header.xyztUnits)
  if (space === 'm' || space === 'um') {
    warnings.push({
      tag: 'units-not-mm',
      message: `The header gives its unit of length as ${space === 'm' ? 'metre' : 'micrometre'}; the numbers were taken as millimetres, as other programs do.`,
      why: 'If the unit is meant, the map lies in the wrong place.',
    })
  }
  if (reader.hasTrailingBytes()) {
    warnings.push({
      tag: 'trailing-bytes',
      message: 'Bytes that are not part of the gzip follow it; they were ignored.',
    })
  }
  if (reader.gzipped && !reachedEnd) {
    warnings.push({
      tag: 'checksum-not-reached',
      message:
        rest > verifyBytes
          ? 'The series is long and reading stopped at the volume shown, so the checksum of the gzip was not checked.'
          : 'Much more data follow the image than its header announces; they were not read and the checksum of the gzip was not checked.',
      why: 'Damage of the file would go unnoticed.',
      whatToDo: 'Run "gzip -t" on the file if in doubt.',
    })
  }
  return warnings
}
