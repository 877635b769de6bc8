/** Meshes with numbers per vertex -> the bytes that `src/atlas/container.ts` reads. */
import { type Header, type MeshParts, magic, type RowsSection, version } from '#atlas/container.ts'
import { decodeFaces, type Parents } from '#atlas/face-code.ts'
import { predict } from '#atlas/row-code.ts'
import { fingerprint } from '#mesh/fingerprint.ts'
import { encodeFaces } from './encode-faces.ts'
import { gzipped } from './write-nifti.ts'

export type RowsToWrite = {
  readonly name: string
  readonly values: ArrayLike<number>
  readonly components: 1 | 3
  /** Size of one stored step, in the unit of the values. */
  readonly step: number
  readonly predictor: RowsSection['predictor']
  readonly base?: string
}

export type MeshToWrite = {
  readonly name: string
  readonly faces: Uint32Array
  readonly vertices: number
  /** False when the faces stand in another file. */
  readonly withFaces: boolean
  readonly rows: readonly RowsToWrite[]
}

export function writeContainer(kind: Header['kind'], meshes: readonly MeshToWrite[]): Uint8Array {
  return packedMeshes(kind, meshes.map(partsToWrite))
}

function partsToWrite(mesh: MeshToWrite): MeshParts {
  const { code, order } = encodeFaces(mesh.faces, mesh.vertices)
  const { parents } = decodeFaces(code, mesh.vertices, mesh.faces.length / 3)
  const integers = new Map<string, Int32Array>()
  const rows = mesh.rows.map((row): MeshParts['rows'][number] => {
    const stored = Int32Array.from({ length: mesh.vertices * row.components }, (_, at) => {
      const v = Math.floor(at / row.components)
      return Math.round(row.values[order[v]! * row.components + (at % row.components)]! / row.step)
    })
    integers.set(row.name, stored)
    const base = row.base === undefined ? undefined : integers.get(row.base)!
    const difference = base ? stored.map((value, at) => value - base[at]!) : stored
    const bytes = encodeRows(difference, row.components, row.predictor, parents)
    const section = {
      name: row.name,
      components: row.components,
      step: row.step,
      offset: new Array<number>(row.components).fill(0),
      predictor: row.predictor,
      ...(row.base === undefined ? {} : { base: row.base }),
      bytes: bytes.length,
    }
    return { section, bytes }
  })
  const header = {
    name: mesh.name,
    vertices: mesh.vertices,
    faces: mesh.faces.length / 3,
    facesId: fingerprint(code),
    facesBytes: mesh.withFaces ? code.length : 0,
    rows: rows.map(({ section }) => section),
    fields: [],
  }
  return { header, faceCode: mesh.withFaces ? code : new Uint8Array(0), rows, fields: [] }
}

/** What `openContainer` reads from, gzipped. */
export function packedMeshes(kind: Header['kind'], meshes: readonly MeshParts[]): Uint8Array {
  const headers = meshes.map(({ header, fields }) => {
    const { fields: _, ...usual } = header
    const named = fields.map(({ name, bytes }) => ({ name, bytes: bytes.length }))
    return named.length === 0 ? usual : { ...usual, fields: named }
  })
  const json = new TextEncoder().encode(JSON.stringify({ kind, frame: 'colin27', meshes: headers }))
  const lead = new Uint8Array(16)
  lead.set(new TextEncoder().encode(magic))
  new DataView(lead.buffer).setUint32(8, version, true)
  new DataView(lead.buffer).setUint32(12, json.length, true)
  const payload = meshes.flatMap(({ faceCode, rows, fields }) => [
    faceCode,
    ...rows.map(({ bytes }) => bytes),
    ...fields.map(({ bytes }) => bytes),
  ])
  return gzipped(joined([lead, json, ...payload]))
}

function encodeRows(
  values: Int32Array,
  components: 1 | 3,
  predictor: RowsSection['predictor'],
  parents: Parents,
): Uint8Array {
  const bytes = new Uint8Array(values.length * 2)
  for (let at = 0; at < values.length; at++) {
    const v = Math.floor(at / components)
    const rest = values[at]! - predict(values, parents, predictor, components, v, at % components)
    const coded = rest < 0 ? -2 * rest - 1 : 2 * rest
    if (coded > 65535) throw new RangeError(`a difference of ${rest} steps does not fit 16 bits`)
    bytes[at] = coded & 255
    bytes[at + values.length] = coded >> 8
  }
  return bytes
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}
