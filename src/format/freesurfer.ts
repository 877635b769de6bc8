/**
 * FreeSurfer's own surface files: geometry (lh.pial), values (lh.curv, lh.sulc, lh.thickness) and annotations (lh.aparc.annot).
 * All big-endian; https://surfer.nmr.mgh.harvard.edu/fswiki/FileFormats and nibabel.freesurfer.io.
 */
import type { Label } from '#volume/label-table.ts'
import { readAll } from './byte-reader.ts'
import { FormatError } from './errors.ts'
import { makeSurface, type SurfaceOptions } from './make-surface.ts'
import { baseName, type NamedBlob, type ReadOptions } from './source.ts'
import {
  hemisphereAsked,
  noLabel,
  type OpenedLabels,
  type OpenedSurface,
  type OpenedSurfaceData,
} from './surface-file.ts'

const limitBytes = 128 * 2 ** 20

function magic(head: Uint8Array): number {
  return head.length < 3 ? -1 : (head[0]! << 16) | (head[1]! << 8) | head[2]!
}

/** Triangles, or the quadrangles of before 2000 with coordinates as floats. */
export function isFreeSurferGeometry(head: Uint8Array): boolean {
  return magic(head) === 0xfffffe || magic(head) === 0xfffffd
}

/**
 * New-style values share their magic with the oldest quadrangle geometry, which is told apart by its length. Old-style values
 * have none, so the name decides.
 */
export function isFreeSurferValues(head: Uint8Array, name: string): boolean {
  return magic(head) === 0xffffff || (head.length > 6 && oldValuesName.test(name))
}

const oldValuesName = /(^[lr]h\.|[._-])(curv|sulc|thickness|area|volume|avg_curv|avg_sulc)(\.gz)?$/i

type Bytes = { readonly file: string; readonly data: DataView; readonly all: Uint8Array }

async function bytesOf(main: NamedBlob, options: ReadOptions): Promise<Bytes> {
  const all = await readAll(main, limitBytes, options)
  return { file: baseName(main.name), all, data: new DataView(all.buffer) }
}

/** @throws FormatError 'truncated' unless `end` bytes are there. */
function need({ file, all }: Bytes, end: number): void {
  if (!(end <= all.length)) {
    throw new FormatError('truncated', { file, expectedBytes: end, actualBytes: all.length })
  }
}

function count(bytes: Bytes, at: number, what: string): number {
  need(bytes, at + 4)
  const value = bytes.data.getInt32(at, false)
  if (value < 0) {
    throw new FormatError('bad-header', {
      file: bytes.file,
      field: what,
      value: String(value),
      reason: 'it must be a count',
    })
  }
  return value
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}

/** @throws FormatError 'truncated' | 'bad-header' | 'bad-content' */
export async function openFreeSurferGeometry(
  main: NamedBlob,
  options: ReadOptions & SurfaceOptions = {},
): Promise<OpenedSurface> {
  const bytes = await bytesOf(main, options)
  const { all, data, file } = bytes
  if (magic(all) !== 0xfffffe) return quadrangles(bytes, options)
  // A comment that ends with an empty line.
  let at = 3
  const commentEnd = Math.min(all.length, 3 + 4096)
  while (at < commentEnd && !(all[at] === 10 && all[at + 1] === 10)) at++
  const comment = latin1(all.subarray(3, at)).trim()
  at += 2
  const vertices = count(bytes, at, 'number of vertices')
  const faceCount = count(bytes, at + 4, 'number of faces')
  at += 8
  need(bytes, at + 12 * vertices + 12 * faceCount)
  const positions = new Float32Array(3 * vertices)
  for (let i = 0; i < positions.length; i++, at += 4) positions[i] = data.getFloat32(at, false)
  const faces = new Uint32Array(3 * faceCount)
  for (let i = 0; i < faces.length; i++, at += 4) faces[i] = data.getUint32(at, false)
  const footer = footerOf(all.subarray(at, at + 65536))
  return makeSurface(
    {
      file,
      format: 'FreeSurfer surface',
      bytes: main.blob.size,
      description: comment,
      positions,
      faces,
      facts: {
        cRas: footer.cRas,
        inSurfaceSpace: true,
        names: [file, comment, footer.fileName],
      },
    },
    options,
  )
}

/** A count of three bytes. */
function count3({ all }: Bytes, at: number): number {
  return (all[at]! << 16) | (all[at + 1]! << 8) | all[at + 2]!
}

/** The oldest geometry: hundredths of a millimetre as int16 (or floats), then four vertices of three bytes a face. */
function quadrangles(bytes: Bytes, options: SurfaceOptions): OpenedSurface {
  const { all, data, file } = bytes
  need(bytes, 9)
  const short = magic(all) === 0xffffff
  const vertices = count3(bytes, 3)
  const quads = count3(bytes, 6)
  const quadsAt = 9 + vertices * (short ? 6 : 12)
  need(bytes, quadsAt + 12 * quads)
  const positions = new Float32Array(3 * vertices)
  for (let i = 0; i < positions.length; i++) {
    positions[i] = short ? data.getInt16(9 + 2 * i, false) / 100 : data.getFloat32(9 + 4 * i, false)
  }
  const faces = new Uint32Array(6 * quads)
  for (let q = 0; q < quads; q++) {
    const corner = (n: number) => count3(bytes, quadsAt + 12 * q + 3 * n)
    const [a, b, c, d] = [corner(0), corner(1), corner(2), corner(3)]
    // Which diagonal cuts a quadrangle goes by its first vertex, as in FreeSurfer.
    faces.set(a % 2 === 0 ? [a, b, d, c, d, b] : [a, b, c, a, c, d], 6 * q)
  }
  return makeSurface(
    {
      file,
      format: 'FreeSurfer quadrangles',
      bytes: all.length,
      description: '',
      positions,
      faces,
      facts: { cRas: undefined, inSurfaceSpace: true, names: [file] },
    },
    options,
  )
}

/** The volume geometry behind the faces: lines such as `cras   = 1.5 -2 3.25`. */
function footerOf(bytes: Uint8Array): {
  cRas: [number, number, number] | undefined
  fileName: string
} {
  // Three (or one) binary integers come before the first line.
  const text = latin1(bytes)
  const line = (key: string) =>
    new RegExp(`(?:^|[\\0\\x14])${key}\\s*=\\s*(.*)$`, 'm').exec(text)?.[1]?.trim() ?? ''
  const centre = line('cras').split(/\s+/).slice(0, 3).map(Number)
  const valid = line('valid').startsWith('1')
  const numbers = centre.length === 3 && centre.every(Number.isFinite)
  return {
    cRas: valid && numbers ? (centre as [number, number, number]) : undefined,
    fileName: line('filename'),
  }
}

/**
 * lh.curv, lh.sulc, lh.thickness, lh.area, of the new kind and the old; or a surface of quadrangles, which begins alike.
 * @throws FormatError 'truncated' | 'bad-header' | 'bad-content'
 */
export async function openFreeSurferValues(
  main: NamedBlob,
  options: ReadOptions & SurfaceOptions = {},
): Promise<OpenedSurfaceData | OpenedSurface> {
  const bytes = await bytesOf(main, options)
  if (magic(bytes.all) !== 0xffffff) return valuesFile(bytes, main, oldValues(bytes), options)
  if (isQuadrangles(bytes)) return quadrangles(bytes, options)
  const vertices = count(bytes, 3, 'number of vertices')
  const perVertex = count(bytes, 11, 'values a vertex')
  if (perVertex !== 1 || bytes.all.length !== 15 + 4 * vertices) {
    if (perVertex === 1) need(bytes, 15 + 4 * vertices)
    throw new FormatError('bad-content', {
      file: bytes.file,
      reason: 'it is no file of one value a vertex',
    })
  }
  const values = new Float32Array(vertices)
  for (let v = 0; v < vertices; v++) values[v] = bytes.data.getFloat32(15 + 4 * v, false)
  return valuesFile(bytes, main, values, options)
}

/** Its length is that of the counts that it states. */
function isQuadrangles(bytes: Bytes): boolean {
  const { length } = bytes.all
  return length >= 9 && length === 9 + 6 * count3(bytes, 3) + 12 * count3(bytes, 6)
}

/** Two counts of three bytes, then hundredths as int16. */
function oldValues(bytes: Bytes): Float32Array {
  need(bytes, 6)
  const vertices = count3(bytes, 0)
  need(bytes, 6 + 2 * vertices)
  if (vertices === 0 || bytes.all.length !== 6 + 2 * vertices) {
    throw new FormatError('bad-content', {
      file: bytes.file,
      reason: 'it is no file of one value a vertex, neither of the new kind nor of the old',
    })
  }
  return Float32Array.from(
    { length: vertices },
    (_, v) => bytes.data.getInt16(6 + 2 * v, false) / 100,
  )
}

function valuesFile(
  bytes: Bytes,
  main: NamedBlob,
  values: Float32Array,
  options: SurfaceOptions,
): OpenedSurfaceData {
  const hemisphere = hemisphereAsked(bytes.file, options)
  return {
    kind: 'surface-data',
    info: {
      fileName: bytes.file,
      format: 'FreeSurfer values',
      bytes: main.blob.size,
      hemisphere,
      vertexCount: values.length,
      description: '',
      warnings: [],
      statistic: { kind: 'unknown', from: 'nothing' },
    },
    maps: [{ name: bytes.file, parts: [{ hemisphere, values }] }],
  }
}

/** @throws FormatError 'truncated' | 'bad-header' | 'bad-content' */
export async function openAnnotation(
  main: NamedBlob,
  options: ReadOptions & SurfaceOptions = {},
): Promise<OpenedLabels> {
  const bytes = await bytesOf(main, options)
  const { data, file } = bytes
  const hemisphere = hemisphereAsked(file, options)
  const vertices = count(bytes, 0, 'number of vertices')
  need(bytes, 4 + 8 * vertices)
  const colours = new Int32Array(vertices)
  for (let i = 0; i < vertices; i++) {
    const vertex = data.getInt32(4 + 8 * i, false)
    if (vertex < 0 || vertex >= vertices) {
      throw new FormatError('bad-content', {
        file,
        reason: `it labels a vertex ${vertex} of ${vertices}`,
      })
    }
    colours[vertex] = data.getInt32(8 + 8 * i, false)
  }
  const table = colourTable(bytes, 4 + 8 * vertices)
  // Vertices carry red, green and blue of their row; a fourth byte, where there is one, says nothing (nibabel drops it, too).
  const rowOf = new Map(table.map(({ colour, label }) => [colour, label.value]))
  return {
    kind: 'labels',
    info: {
      fileName: file,
      format: 'FreeSurfer annotation',
      bytes: main.blob.size,
      hemisphere,
      vertexCount: vertices,
      description: '',
      warnings: [],
    },
    maps: [
      {
        name: file,
        labels: table.map(({ label }) => label),
        parts: [
          {
            hemisphere,
            values: colours.map((colour) => rowOf.get(colour & 0xffffff) ?? noLabel),
          },
        ],
      },
    ],
  }
}

type Row = { readonly colour: number; readonly label: Label }

/** Both versions of the colour table that follow the vertices. */
function colourTable(bytes: Bytes, start: number): Row[] {
  if (bytes.all.length < start + 8 || bytes.data.getInt32(start, false) !== 1) {
    throw new FormatError('bad-content', { file: bytes.file, reason: 'it has no colour table' })
  }
  const version = bytes.data.getInt32(start + 4, false)
  let at = start + 8
  const next = (what: string) => {
    const value = count(bytes, at, what)
    at += 4
    return value
  }
  const text = () => {
    const length = next('length of a name')
    need(bytes, at + length)
    const part = latin1(bytes.all.subarray(at, at + length)).replace(/\0.*$/s, '')
    at += length
    return part
  }
  const rows: Row[] = []
  const readRow = (value: number) => {
    const name = text()
    const [red, green, blue, transparency] = [
      next('red'),
      next('green'),
      next('blue'),
      next('opacity'),
    ]
    rows.push({
      colour: red | (green << 8) | (blue << 16),
      label: {
        value,
        name,
        colour: [red / 255, green / 255, blue / 255, 1 - transparency / 255],
      },
    })
  }
  if (version > 0) {
    text()
    for (let i = 0; i < version; i++) readRow(i)
    return rows
  }
  if (version !== -2) {
    throw new FormatError('bad-header', {
      file: bytes.file,
      field: 'version of the colour table',
      value: String(version),
      reason: 'only versions 1 and 2 are known',
    })
  }
  next('number of structures')
  text()
  const entries = next('number of entries')
  for (let i = 0; i < entries; i++) readRow(next('structure'))
  return rows
}
