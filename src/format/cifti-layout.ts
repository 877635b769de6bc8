/**
 * What a CIFTI-2 file's XML says of its matrix: one dimension of maps (scalars, a series, label maps), one of brain models or
 * parcels. https://www.nitrc.org/projects/cifti
 */
import type { Label, LabelTable } from '#volume/label-table.ts'
import { FormatError } from './errors.ts'
import { labelOf, notXml } from './gifti-parse.ts'
import { parseXml } from './xml.ts'

type Side = 'left' | 'right'

/** Vertices of one cortex and the row of the matrix that each belongs to. */
export type CorticalRows = {
  readonly side: Side
  readonly vertexCount: number
  readonly vertices: Int32Array
  readonly rows: Int32Array
}

export type CiftiLayout = {
  readonly maps: {
    readonly kind: 'scalars' | 'series' | 'labels'
    /** In the order of the matrix; a series says as many as it has points. */
    readonly names: readonly string[]
    /** One a map where they are labels. */
    readonly tables: readonly LabelTable[]
  }
  readonly cortices: readonly CorticalRows[]
  /** Names of the parcels, one a row; undefined where rows are vertices and voxels. */
  readonly parcels: readonly string[] | undefined
  /** One more than the last row that is named. */
  readonly rowCount: number
  /** Rows that are no part of a cortex. */
  readonly otherCount: number
}

/** A point of a series at least; more than any has. */
const mostPoints = 2 ** 20

type Attributes = ReadonlyMap<string, string>
type Bad = (reason: string) => FormatError

/** @throws FormatError 'bad-xml' | 'bad-content' | 'not-recognised' */
export function readCiftiLayout(xml: string, file: string): CiftiLayout {
  const bad: Bad = (reason) => new FormatError('bad-content', { file, reason })
  const reader = layoutReader(bad)
  try {
    parseXml(xml, reader.handler)
  } catch (cause) {
    throw notXml(cause, file)
  }
  const layout = reader.layout()
  if (!layout) {
    throw new FormatError('not-recognised', {
      file,
      looksLike: 'it is a CIFTI file of another kind than scalars, series or labels of a cortex',
    })
  }
  if (layout.cortices.length === 0) throw bad('it has no values of a cortex')
  return layout
}

function layoutReader(bad: Bad) {
  /** Which dimension of the matrix the elements at hand are about. */
  let dimension = ''
  let type = ''
  let mapsKind: CiftiLayout['maps']['kind'] | undefined
  let rowsKind: 'models' | 'parcels' | undefined
  const names: string[] = []
  const tables: Label[][] = []
  const parcels: string[] = []
  const surfaceSizes = new Map<Side, number>()
  const parts: {
    side: Side
    vertexCount: number
    vertices: Int32Array
    firstRow: number
    each: 0 | 1
  }[] = []
  let rowCount = 0
  let otherCount = 0
  let model: Attributes | undefined
  let vertices: Attributes | undefined
  let label: Attributes | undefined
  let text: string[] = []

  function open(name: string, attributes: Attributes): void {
    text = []
    if (name === 'MatrixIndicesMap') {
      dimension = attributes.get('AppliesToMatrixDimension') ?? ''
      type = (attributes.get('IndicesMapToDataType') ?? '').replace('CIFTI_INDEX_TYPE_', '')
      if (dimension === '0') mapsKind = mapKinds[type]
      if (dimension === '0' && type === 'SERIES') names.push(...pointsOf(attributes, bad))
      if (dimension === '1') rowsKind = rowKinds[type]
    } else if (name === 'Surface' && dimension === '1') {
      const side = sideOf(attributes)
      if (side) surfaceSizes.set(side, cortexSize(attributes, bad))
    } else if (name === 'BrainModel') model = attributes
    else if (name === 'Vertices') vertices = attributes
    else if (name === 'NamedMap') tables.push([])
    else if (name === 'Label') label = attributes
    else if (name === 'Parcel')
      parcels.push(attributes.get('Name') ?? `parcel ${parcels.length + 1}`)
  }

  function close(name: string): void {
    const content = () => text.join('')
    if (name === 'MapName') names.push(content().trim())
    else if (name === 'Label' && label) {
      tables.at(-1)?.push(labelOf(label, content().trim()))
      label = undefined
    } else if (name === 'VertexIndices' && model) addModel(model, content())
    else if (name === 'BrainModel' && model) {
      if (!isCortex(model)) otherCount += wholeNumber(model.get('IndexCount')) ?? 0
      model = undefined
    } else if (name === 'Vertices' && vertices) {
      addParcel(vertices, content())
      vertices = undefined
    }
    text = []
  }

  function addModel(attributes: Attributes, indices: string): void {
    const side = sideOf(attributes)
    if (!side) return
    const offset = wholeNumber(attributes.get('IndexOffset'))
    const stated = wholeNumber(attributes.get('IndexCount'))
    const vertexCount = cortexSize(attributes, bad)
    if (offset === undefined) throw bad('a brain model begins nowhere')
    const list = vertexList(indices, vertexCount, bad)
    if (list.length !== stated) {
      throw bad('a brain model lists another number of vertices than it states')
    }
    if (parts.some((other) => other.side === side)) throw bad(`it has two ${side} cortices`)
    parts.push({ side, vertexCount, vertices: list, firstRow: offset, each: 1 })
    rowCount = Math.max(rowCount, offset + list.length)
  }

  function addParcel(attributes: Attributes, indices: string): void {
    const side = sideOf(attributes)
    if (!side) return
    const vertexCount = surfaceSizes.get(side)
    if (vertexCount === undefined) throw bad(`it does not say how large its ${side} cortex is`)
    const list = vertexList(indices, vertexCount, bad)
    parts.push({ side, vertexCount, vertices: list, firstRow: parcels.length - 1, each: 0 })
  }

  /** All parts of one side together; parcels share no vertex. */
  function corticesOf(): CorticalRows[] {
    return (['left', 'right'] as const).flatMap((side) => {
      const own = parts.filter((part) => part.side === side)
      const [first] = own
      if (!first) return []
      const length = own.reduce((sum, part) => sum + part.vertices.length, 0)
      if (length > first.vertexCount) throw bad('two parcels share a vertex')
      const all = new Int32Array(length)
      const rows = new Int32Array(length)
      const seen = new Uint8Array(first.vertexCount)
      let at = 0
      for (const { vertices: list, firstRow, each } of own) {
        for (let i = 0; i < list.length; i++, at++) {
          const vertex = list[i]!
          if (seen[vertex]) throw bad(`two parcels share vertex ${vertex}`)
          seen[vertex] = 1
          all[at] = vertex
          rows[at] = firstRow + each * i
        }
      }
      return [{ side, vertexCount: first.vertexCount, vertices: all, rows }]
    })
  }

  return {
    handler: { open, close, text: (part: string) => void text.push(part) },
    layout(): CiftiLayout | undefined {
      if (!mapsKind || !rowsKind) return undefined
      const isParcellated = rowsKind === 'parcels'
      return {
        maps: { kind: mapsKind, names, tables },
        cortices: corticesOf(),
        parcels: isParcellated ? parcels : undefined,
        rowCount: isParcellated ? parcels.length : rowCount,
        otherCount,
      }
    },
  }
}

const mapKinds: { readonly [type: string]: CiftiLayout['maps']['kind'] } = {
  SCALARS: 'scalars',
  SERIES: 'series',
  LABELS: 'labels',
}
const rowKinds: { readonly [type: string]: 'models' | 'parcels' } = {
  BRAIN_MODELS: 'models',
  PARCELS: 'parcels',
}

/** A series' points by their time (or frequency): `0.72 s`. */
function pointsOf(attributes: Attributes, bad: Bad): string[] {
  const count = wholeNumber(attributes.get('NumberOfSeriesPoints'))
  if (count === undefined || count > mostPoints) throw bad('its series has no number of points')
  const exponent = Number(attributes.get('SeriesExponent') ?? 0)
  const start = Number(attributes.get('SeriesStart'))
  const step = Number(attributes.get('SeriesStep'))
  if (![exponent, start, step].every(Number.isFinite)) return []
  const units: { readonly [unit: string]: string } = {
    SECOND: 's',
    HERTZ: 'Hz',
    METER: 'm',
    RADIAN: 'rad',
  }
  const unit = units[attributes.get('SeriesUnit') ?? ''] ?? ''
  return Array.from({ length: count }, (_, i) =>
    `${Number(((start + i * step) * 10 ** exponent).toPrecision(6))} ${unit}`.trim(),
  )
}

function sideOf(attributes: Attributes): Side | undefined {
  const structure = attributes.get('BrainStructure')
  if (structure === 'CIFTI_STRUCTURE_CORTEX_LEFT') return 'left'
  return structure === 'CIFTI_STRUCTURE_CORTEX_RIGHT' ? 'right' : undefined
}

function isCortex(model: Attributes): boolean {
  return model.get('ModelType') === 'CIFTI_MODEL_TYPE_SURFACE' && sideOf(model) !== undefined
}

function cortexSize(attributes: Attributes, bad: Bad): number {
  const size = wholeNumber(attributes.get('SurfaceNumberOfVertices'))
  if (size === undefined || size < 1 || size > 2 ** 24) {
    throw bad(`a cortex of ${attributes.get('SurfaceNumberOfVertices')} vertices can't be`)
  }
  return size
}

/** Digits and nothing else; undefined for all that `Number` would make something of (`1.5`, `1e3`, no text). */
function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : undefined
}

/** Indices of vertices in the order of the data, each vertex once. */
function vertexList(text: string, vertexCount: number, bad: Bad): Int32Array {
  const seen = new Set<number>()
  for (const [word] of text.matchAll(/\S+/g)) {
    const vertex = wholeNumber(word)
    if (vertex === undefined) throw bad(`"${word.slice(0, 20)}" is no index of a vertex`)
    if (vertex >= vertexCount) {
      throw bad('a brain model names a vertex that its cortex does not have')
    }
    if (seen.has(vertex)) throw bad(`a brain model names vertex ${vertex} twice`)
    seen.add(vertex)
  }
  return Int32Array.from(seen)
}
