/**
 * CIFTI-2 dense scalars and series (.dscalar.nii, .dtseries.nii): values of the vertices of both cortices, some left out, and
 * of voxels, which are not used here. https://www.nitrc.org/projects/cifti
 */
import { openByteReader } from './byte-reader.ts'
import { FormatError } from './errors.ts'
import type { Warning } from './file-info.ts'
import { defaultMaxBytes, type OpenOptions } from './nifti.ts'
import { datatypes } from './nifti-codes.ts'
import { headerBytes, niftiHeadBytes, niftiLayout, parseNiftiHeader } from './nifti-header.ts'
import { baseName, type NamedBlob } from './source.ts'
import { bestGuess, guessFromName } from './statistic-guess.ts'
import type { OpenedSurfaceData } from './surface-file.ts'
import { decodeInto } from './voxel-decoder.ts'
import { parseXml } from './xml.ts'

/** NIfTI-2 whose intent is one of CIFTI's. */
export function isCifti(head: Uint8Array): boolean {
  const layout = niftiLayout(head)
  if (layout?.version !== 2 || head.length < headerBytes[2]) return false
  const intent = new DataView(head.buffer, head.byteOffset).getInt32(504, layout.littleEndian)
  return intent >= 3000 && intent < 3100
}

const extensionCode = 32
const maxXmlBytes = 64 * 2 ** 20
const slabRows = 4096

type Model = {
  readonly side: 'left' | 'right'
  readonly offset: number
  readonly vertexCount: number
  readonly vertices: Int32Array
}
type Layout = { names: string[]; models: Model[]; otherCount: number }

/** All maps of the file. @throws FormatError; or the signal's reason when aborted. */
export async function openCifti(
  main: NamedBlob,
  options: OpenOptions = {},
): Promise<OpenedSurfaceData> {
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
        looksLike: 'it is a CIFTI file of another kind than dense scalars or series',
      })
    }
    const datatype = datatypes[header.datatypeCode]
    const type = datatype?.read
    if (!(datatype && type)) {
      throw new FormatError('unsupported-datatype', { file, datatype: datatype?.name ?? 'unknown' })
    }
    const limit = options.maxBytes ?? defaultMaxBytes
    if (maps * rows * 4 > limit) {
      throw new FormatError('too-large', {
        file,
        bytes: maps * rows * 4,
        limitBytes: limit,
        what: 'data',
      })
    }
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
    const layout = readLayout(xml, file)
    for (const model of layout.models) {
      if (model.offset + model.vertices.length > rows)
        throw bad('a brain model goes beyond the data')
    }
    const memory = layout.models.reduce((sum, model) => sum + model.vertexCount, 0) * maps * 4
    if (memory > limit) {
      throw new FormatError('too-large', { file, bytes: memory, limitBytes: limit, what: 'data' })
    }
    await reader.skip(header.voxOffset - reader.position())

    // The map is the fastest index: rows of all maps for one grayordinate after the other.
    const dense = new Float32Array(maps * rows)
    const slope = header.slope === 0 || !Number.isFinite(header.slope) ? 1 : header.slope
    const inter = Number.isFinite(header.inter) ? header.inter : 0
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

function assemble(facts: {
  file: string
  bytes: number
  layout: Layout
  dense: Float32Array
  maps: number
}): OpenedSurfaceData {
  const { file, layout, dense, maps } = facts
  const warnings: Warning[] =
    layout.otherCount > 0
      ? [
          {
            tag: 'not-cortex',
            message: `${layout.otherCount} of the file's values belong to structures other than the cortex and are not shown.`,
          },
        ]
      : []
  return {
    kind: 'surface-data',
    info: {
      fileName: file,
      format: 'CIFTI-2',
      bytes: facts.bytes,
      hemisphere: layout.models.length === 1 ? (layout.models[0]?.side ?? 'unknown') : 'unknown',
      vertexCount: layout.models[0]?.vertexCount ?? 0,
      description: '',
      warnings,
      statistic: bestGuess([guessFromName(file)].filter((guess) => guess !== undefined)),
    },
    maps: Array.from({ length: maps }, (_, map) => ({
      name: layout.names[map] || `map ${map + 1}`,
      parts: layout.models.map((model) => {
        const values = new Float32Array(model.vertexCount).fill(Number.NaN)
        model.vertices.forEach((vertex, i) => {
          values[vertex] = dense[(model.offset + i) * maps + map]!
        })
        return { hemisphere: model.side, values }
      }),
    })),
  }
}

/** The XML's maps and cortical models. @throws FormatError 'bad-xml' | 'bad-content' */
function readLayout(xml: string, file: string): Layout {
  const bad = (reason: string) => new FormatError('bad-content', { file, reason })
  const layout: Layout = { names: [], models: [], otherCount: 0 }
  let model: ReadonlyMap<string, string> | undefined
  let text: string[] = []
  let sawModels = false
  try {
    parseXml(xml, {
      open(name, attributes) {
        text = []
        if (name === 'BrainModel') {
          model = attributes
          sawModels = true
        }
      },
      text: (part) => text.push(part),
      close(name) {
        if (name === 'MapName') layout.names.push(text.join('').trim())
        if (name === 'VertexIndices' && model) addModel(layout, model, text.join(' '), bad)
        if (name === 'BrainModel' && model) {
          if (model.get('ModelType') !== 'CIFTI_MODEL_TYPE_SURFACE' || !sideOf(model)) {
            layout.otherCount += Math.max(0, Number(model.get('IndexCount')) || 0)
          }
          model = undefined
        }
        text = []
      },
    })
  } catch (cause) {
    throw refused(cause, file)
  }
  if (!sawModels || layout.models.length === 0) throw bad('it has no values of a cortex')
  return layout
}

function refused(cause: unknown, file: string): FormatError {
  if (cause instanceof FormatError) return cause
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new FormatError('bad-xml', { file, reason }, { cause })
}

function sideOf(model: ReadonlyMap<string, string>): 'left' | 'right' | undefined {
  const structure = model.get('BrainStructure')
  if (structure === 'CIFTI_STRUCTURE_CORTEX_LEFT') return 'left'
  return structure === 'CIFTI_STRUCTURE_CORTEX_RIGHT' ? 'right' : undefined
}

/** Digits and nothing else; undefined for all that `Number` would make something of (`1.5`, `1e3`, no text). */
function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : undefined
}

/** Indices of vertices in the order of the data, each vertex once. */
function vertexList(
  text: string,
  vertexCount: number,
  bad: (reason: string) => FormatError,
): Int32Array {
  const found = new Int32Array(vertexCount)
  const seen = new Uint8Array(vertexCount)
  let count = 0
  for (const [word] of text.matchAll(/\S+/g)) {
    const vertex = wholeNumber(word)
    if (vertex === undefined) throw bad(`"${word.slice(0, 20)}" is no index of a vertex`)
    if (vertex >= vertexCount) {
      throw bad('a brain model names a vertex that its cortex does not have')
    }
    if (seen[vertex]) throw bad(`a brain model names vertex ${vertex} twice`)
    seen[vertex] = 1
    found[count++] = vertex
  }
  return found.subarray(0, count)
}

function addModel(
  layout: Layout,
  model: ReadonlyMap<string, string>,
  indices: string,
  bad: (reason: string) => FormatError,
): void {
  const side = sideOf(model)
  if (!side) return
  const offset = wholeNumber(model.get('IndexOffset'))
  const vertexCount = wholeNumber(model.get('SurfaceNumberOfVertices'))
  const stated = wholeNumber(model.get('IndexCount'))
  if (offset === undefined) throw bad('a brain model begins nowhere')
  if (vertexCount === undefined || vertexCount < 1 || vertexCount > 2 ** 24) {
    throw bad(`a cortex of ${model.get('SurfaceNumberOfVertices')} vertices can't be`)
  }
  const vertices = vertexList(indices, vertexCount, bad)
  if (vertices.length !== stated) {
    throw bad('a brain model lists another number of vertices than it states')
  }
  if (layout.models.some((other) => other.side === side)) throw bad(`it has two ${side} cortices`)
  layout.models.push({ side, offset, vertexCount, vertices })
}
