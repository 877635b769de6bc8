/**
 * CIFTI-2 scalars, series and labels, dense or of parcels (.dscalar.nii, .dtseries.nii, .dlabel.nii, .pscalar.nii, ...): values of
 * the vertices of both cortices, some left out, and of voxels, which are not used here. https://www.nitrc.org/projects/cifti
 */
import type { LabelTable } from '#volume/label-table.ts'
import type { VoxelValues } from '#volume/volume.ts'
import { openByteReader } from './byte-reader.ts'
import { type CiftiLayout, type CorticalRows, readCiftiLayout } from './cifti-layout.ts'
import { FormatError } from './errors.ts'
import type { Warning } from './file-info.ts'
import { defaultMaxBytes, type OpenOptions } from './image.ts'
import { datatypes } from './nifti-codes.ts'
import { type NiftiHeader, niftiHeadBytes, parseNiftiHeader } from './nifti-header.ts'
import { baseName, type NamedBlob } from './source.ts'
import { bestGuess, guessFromName } from './statistic-guess.ts'
import {
  type LabelPart,
  noLabel,
  type OpenedLabels,
  type OpenedSurfaceData,
  type SurfaceFileInfo,
} from './surface-file.ts'
import { decodeInto, makeValues, valueBytes } from './voxel-decoder.ts'

const extensionCode = 32
const maxXmlBytes = 64 * 2 ** 20
const slabRows = 4096

/** All maps of the file. @throws FormatError; or the signal's reason when aborted. */
export async function openCifti(
  main: NamedBlob,
  options: OpenOptions = {},
): Promise<OpenedSurfaceData | OpenedLabels> {
  const file = baseName(main.name)
  const reader = await openByteReader(main, options)
  try {
    const header = parseNiftiHeader(await reader.read(niftiHeadBytes), file)
    const bad = (reason: string) => new FormatError('bad-content', { file, reason })
    const maps = header.shape[4]
    const rows = header.shape[5]
    if (header.shape.length !== 6 || !maps || !rows) {
      throw new FormatError('not-recognised', {
        file,
        looksLike: 'it is a CIFTI file of another kind than scalars, series or labels of a cortex',
      })
    }
    const datatype = datatypes[header.datatypeCode]
    const type = datatype?.read
    if (!(datatype && type)) {
      throw new FormatError('unsupported-datatype', { file, datatype: datatype?.name ?? 'unknown' })
    }
    const { slope, inter, scaled } = scalingOf(header)
    const limit = options.maxBytes ?? defaultMaxBytes
    const within = (bytes: number) => {
      if (bytes <= limit) return
      throw new FormatError('too-large', { file, bytes, limitBytes: limit, what: 'data' })
    }
    within(valueBytes(type, scaled, maps * rows))
    const end = header.voxOffset + maps * rows * datatype.bytes
    const truncated = () =>
      new FormatError('truncated', { file, expectedBytes: end, actualBytes: reader.position() })
    if (end > (reader.size ?? reader.mostBytes)) throw truncated()

    const lengths = new DataView((await reader.read(8)).buffer)
    const xmlBytes = lengths.byteLength < 8 ? 0 : lengths.getInt32(0, header.littleEndian) - 8
    if (
      xmlBytes < 1 ||
      lengths.getInt32(4, header.littleEndian) !== extensionCode ||
      xmlBytes > maxXmlBytes ||
      reader.position() + xmlBytes > header.voxOffset
    ) {
      throw bad('its description (the CIFTI extension) is missing or does not fit')
    }
    const xml = new TextDecoder().decode(await reader.read(xmlBytes)).replace(/\0+$/, '')
    const layout = readCiftiLayout(xml, file)
    if (layout.rowCount > rows) throw bad('a brain model goes beyond the data')
    const vertices = layout.cortices.reduce((sum, { vertexCount }) => sum + vertexCount, 0)
    within(valueBytes(type, scaled, vertices * maps))
    await reader.skip(header.voxOffset - reader.position())

    // The map is the fastest index: rows of all maps for one grayordinate after the other.
    const dense = makeValues(type, scaled, maps * rows)
    const step = Math.max(1, Math.floor((slabRows * 64) / maps))
    for (let row = 0; row < rows; row += step) {
      const count = Math.min(step, rows - row) * maps
      const slab = await reader.read(count * datatype.bytes)
      if (slab.length < count * datatype.bytes) throw truncated()
      decodeInto(dense, row * maps, slab.buffer, type, header.littleEndian, slope, inter)
    }
    await reader.finish(2 ** 20)
    return assemble({ file, bytes: main.blob.size, layout, dense, maps })
  } finally {
    await reader.close()
  }
}

function scalingOf({ slope, inter }: NiftiHeader) {
  if (slope === 0 || !Number.isFinite(slope)) return { slope: 1, inter: 0, scaled: false }
  const shift = Number.isFinite(inter) ? inter : 0
  return { slope, inter: shift, scaled: slope !== 1 || shift !== 0 }
}

type Data = {
  readonly file: string
  readonly bytes: number
  readonly layout: CiftiLayout
  readonly dense: VoxelValues
  readonly maps: number
}

function assemble(data: Data): OpenedSurfaceData | OpenedLabels {
  const { file, layout, maps } = data
  const info: SurfaceFileInfo = {
    fileName: file,
    format: 'CIFTI-2',
    bytes: data.bytes,
    hemisphere: layout.cortices.length === 1 ? (layout.cortices[0]?.side ?? 'unknown') : 'unknown',
    vertexCount: layout.cortices[0]?.vertexCount ?? 0,
    description: '',
    warnings: warningsOf(layout),
  }
  const nameOf = (map: number) => layout.maps.names[map] || `map ${map + 1}`
  if (layout.maps.kind === 'labels') {
    return {
      kind: 'labels',
      info,
      maps: Array.from({ length: maps }, (_, map) => ({
        name: nameOf(map),
        labels: layout.maps.tables[map] ?? [],
        parts: layout.cortices.map((cortex) => labelsOn(cortex, (row) => at(data, row, map))),
      })),
    }
  }
  const guesses = [guessFromName(file)].filter((guess) => guess !== undefined)
  return {
    kind: 'surface-data',
    info: { ...info, statistic: bestGuess(guesses) },
    maps: Array.from({ length: maps }, (_, map) => ({
      name: nameOf(map),
      parts: layout.cortices.map(({ side, vertexCount, vertices, rows }) => {
        const values =
          data.dense instanceof Float64Array
            ? new Float64Array(vertexCount)
            : new Float32Array(vertexCount)
        values.fill(Number.NaN)
        for (let i = 0; i < vertices.length; i++) values[vertices[i]!] = at(data, rows[i]!, map)
        return { hemisphere: side, values }
      }),
    })),
    ...(layout.parcels && { parcels: parcelsOf(layout.parcels, layout.cortices) }),
  }
}

const at = ({ dense, maps }: Data, row: number, map: number): number => dense[row * maps + map]!

function labelsOn(cortex: CorticalRows, keyOf: (row: number) => number): LabelPart {
  const values = new Int32Array(cortex.vertexCount).fill(noLabel)
  for (let i = 0; i < cortex.vertices.length; i++) {
    values[cortex.vertices[i]!] = keyOf(cortex.rows[i]!)
  }
  return { hemisphere: cortex.side, values }
}

/** Which parcel each vertex belongs to; the rows are the labels' values. */
function parcelsOf(names: readonly string[], cortices: readonly CorticalRows[]) {
  const labels: LabelTable = names.map((name, value) => ({
    value,
    name,
    colour: [0.5, 0.5, 0.5, 1],
  }))
  return { labels, parts: cortices.map((cortex) => labelsOn(cortex, (row) => row)) }
}

function warningsOf({ otherCount }: CiftiLayout): Warning[] {
  if (otherCount === 0) return []
  return [
    {
      tag: 'not-cortex',
      message: `${otherCount} of the file's values belong to structures other than the cortex and are not shown.`,
    },
  ]
}
