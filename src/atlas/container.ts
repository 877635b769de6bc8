/**
 * The container of the bundled meshes: the eight bytes `OSTRAKON`, a little-endian uint32 version, a uint32 length of
 * the header, the header (JSON in UTF-8), then the sections' bytes in the order of the header. The file is gzipped.
 */
import * as v from 'valibot'
import { AssetError, damaged } from './asset-error.ts'

export const magic = 'OSTRAKON'
export const version = 1

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000))

const rowsSection = v.object({
  name: v.string(),
  /** Numbers a vertex. */
  components: v.picklist([1, 3]),
  /** A stored integer q means `offset + q * step`. */
  step: v.number(),
  offset: v.array(v.number()),
  predictor: v.picklist(['parallelogram', 'mean', 'same']),
  /** Section of the same mesh whose integers were subtracted before prediction. */
  base: v.optional(v.string()),
  bytes: count,
})

const field = v.object({
  name: v.string(),
  bytes: count,
})

const meshHeader = v.object({
  name: v.string(),
  vertices: count,
  faces: count,
  /** Hash of the face code; the same in every file whose surfaces share these faces. */
  facesId: v.string(),
  /** Length of the face code; 0 when the faces are in another file. */
  facesBytes: count,
  rows: v.array(rowsSection),
  /** Smooth fields over the mesh: a byte a vertex, as they are. */
  fields: v.optional(v.array(field), []),
})

const header = v.object({
  kind: v.picklist(['cortex', 'deep']),
  /** Space of the positions. */
  frame: v.literal('colin27'),
  meshes: v.array(meshHeader),
})

export type RowsSection = v.InferOutput<typeof rowsSection>
export type MeshHeader = v.InferOutput<typeof meshHeader>
export type Header = v.InferOutput<typeof header>

export type MeshParts = {
  readonly header: MeshHeader
  /** Empty when the faces are in another file. */
  readonly faceCode: Uint8Array
  readonly rows: readonly { readonly section: RowsSection; readonly bytes: Uint8Array }[]
  readonly fields: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

export type Container = { readonly kind: Header['kind']; readonly meshes: readonly MeshParts[] }

/** @throws AssetError */
export function openContainer(bytes: Uint8Array): Container {
  if (bytes.length < 16) throw new AssetError('truncated', `${bytes.length} bytes`)
  for (let at = 0; at < magic.length; at++)
    if (bytes[at] !== magic.charCodeAt(at)) throw new AssetError('magic', 'wrong first bytes')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = view.getUint32(8, true)
  if (found !== version) throw new AssetError('version', `version ${found}, not ${version}`)
  const headerEnd = 16 + view.getUint32(12, true)
  if (headerEnd > bytes.length) throw new AssetError('truncated', 'in the header')
  const head = parseHeader(bytes.subarray(16, headerEnd))
  let at = headerEnd
  const take = (length: number, what: string) => {
    if (at + length > bytes.length) throw new AssetError('truncated', `in ${what}`)
    at += length
    return bytes.subarray(at - length, at)
  }
  const meshes = head.meshes.map((mesh) => ({
    header: mesh,
    faceCode: take(mesh.facesBytes, `faces of ${mesh.name}`),
    rows: mesh.rows.map((section) => ({
      section,
      bytes: take(section.bytes, `${section.name} of ${mesh.name}`),
    })),
    fields: mesh.fields.map(({ name, bytes: length }) => ({
      name,
      bytes: take(length, `the field of ${name} of ${mesh.name}`),
    })),
  }))
  return { kind: head.kind, meshes }
}

function parseHeader(bytes: Uint8Array): Header {
  try {
    return v.parse(header, JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch (cause) {
    throw damaged('corrupt', 'header', cause)
  }
}
