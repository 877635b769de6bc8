/** Bytes of the bundled files -> Cortex. */
import { fingerprint } from '#mesh/fingerprint.ts'
import { AssetError, damaged } from './asset-error.ts'
import { type MeshParts, openContainer, type RowsSection } from './container.ts'
import {
  type Cortex,
  type Hemisphere,
  type HemisphereId,
  hemisphereIds,
  type SurfaceName,
} from './cortex.ts'
import { decodeFaces, type Parents } from './face-code.ts'
import { decodeRows, parentsOf } from './row-code.ts'

/**
 * The bytes of an asset, unpacked when they are still gzipped: some hosts unpack on the way, some do not.
 * @throws AssetError when the compressed bytes are damaged.
 */
export async function unpackAsset(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    // Not by way of a Blob: a browser would fetch its bytes back from another process.
    const packed = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (to) => {
        to.enqueue(bytes as Uint8Array<ArrayBuffer>)
        to.close()
      },
    })
    const unpacked = packed.pipeThrough(new DecompressionStream('gzip'))
    return new Uint8Array(await new Response(unpacked).arrayBuffer())
  } catch (cause) {
    throw damaged('gzip', `${bytes.length} bytes`, cause)
  }
}

/** `decodeCortex` of bytes that may still be gzipped. */
export async function loadCortex(bytes: Uint8Array): Promise<Cortex> {
  return decodeCortex(await unpackAsset(bytes))
}

/**
 * Both hemispheres of an unpacked cortex file; surfaces beyond pial and white when the file has them.
 * @throws AssetError
 */
export function decodeCortex(bytes: Uint8Array): Cortex {
  const { meshes } = openContainer(bytes)
  return bothSides((id) => decodeHemisphere(partsOf(meshes, id), id))
}

/** What a second file is read with, and what tells whether it belongs to the first. */
export type KnownFaces = {
  readonly [side in HemisphereId]: Pick<Hemisphere, 'faces' | 'facesId'>
}
export type ExtraSurfaces = {
  readonly [side in HemisphereId]: { readonly [name in SurfaceName]?: Float32Array }
}

/**
 * The same cortex with the surfaces of a second unpacked file: `inflated`, `veryInflated`, `sphere`.
 * @throws AssetError, with problem `mismatch` when the file was made for other meshes.
 */
export function decodeInflated(bytes: Uint8Array, cortex: Cortex): Cortex {
  return withSurfaces(cortex, decodeExtraSurfaces(bytes, cortex))
}

/** The known arrays with further surfaces: what was uploaded or derived from the known ones stays valid. */
export function withSurfaces(cortex: Cortex, extra: ExtraSurfaces): Cortex {
  return bothSides((id) => ({
    ...cortex[id],
    surfaces: { ...extra[id], ...cortex[id].surfaces },
  }))
}

/** Only what the second file adds. @throws AssetError like `decodeInflated` */
export function decodeExtraSurfaces(bytes: Uint8Array, known: KnownFaces): ExtraSurfaces {
  const { meshes } = openContainer(bytes)
  return bothSides((id) => {
    const parts = partsOf(meshes, id)
    const { faces, facesId: expected } = known[id]
    if (parts.header.facesId !== expected)
      throw new AssetError('mismatch', `${parts.header.facesId}, not ${expected}`)
    return extraSurfaces(decodeSections(parts, parentsOf(faces, parts.header.vertices)))
  })
}

function bothSides<T>(make: (id: HemisphereId) => T): { readonly [side in HemisphereId]: T } {
  const [left, right] = hemisphereIds
  return { left: make(left), right: make(right) }
}

function partsOf(meshes: readonly MeshParts[], name: string): MeshParts {
  const parts = meshes.find((mesh) => mesh.header.name === name)
  if (parts === undefined) throw new AssetError('corrupt', `no mesh ${name}`)
  return parts
}

function decodeHemisphere(parts: MeshParts, id: Hemisphere['id']): Hemisphere {
  const { header, faceCode } = parts
  const { faces, parents } = decodeFaces(faceCode, header.vertices, header.faces)
  if (fingerprint(faceCode) !== header.facesId) throw new AssetError('corrupt', `faces of ${id}`)
  const rows = decodeSections(parts, parents)
  const need = (name: string) => {
    const values = rows.get(name)
    if (values === undefined) throw new AssetError('corrupt', `${id} has no ${name}`)
    return values
  }
  return {
    id,
    facesId: header.facesId,
    faces,
    surfaces: { pial: need('pial'), white: need('white'), ...extraSurfaces(rows) },
    sulcalDepth: need('sulcalDepth'),
    curvature: need('curvature'),
    medialWall: Uint8Array.from(need('medialWall')),
    labels: { aal: Uint16Array.from(need('aal')), aicha: Uint16Array.from(need('aicha')) },
    landmarks: Uint8Array.from(need('landmarks')),
    occlusion: Uint8Array.from(need('occlusion'), Math.round),
    fields: fieldsOf(parts),
  }
}

/** @throws AssetError */
function fieldsOf({ header, fields }: MeshParts): { readonly [name: string]: Uint8Array } {
  const out: { [name: string]: Uint8Array } = {}
  for (const { name, bytes } of fields) {
    if (bytes.length !== header.vertices)
      throw new AssetError('corrupt', `field of ${name}: ${bytes.length} bytes`)
    // A copy: the file's bytes need not stay for it.
    out[name] = bytes.slice()
  }
  return out
}

function extraSurfaces(rows: ReadonlyMap<string, Float32Array>): ExtraSurfaces[HemisphereId] {
  const extra: { [name in SurfaceName]?: Float32Array } = {}
  for (const name of ['inflated', 'veryInflated', 'sphere'] as const) {
    const values = rows.get(name)
    if (values !== undefined) extra[name] = values
  }
  return extra
}

/** Every section's numbers by name. @throws AssetError */
export function decodeSections(parts: MeshParts, parents: Parents): Map<string, Float32Array> {
  const integers = new Map<string, Int32Array>()
  const out = new Map<string, Float32Array>()
  for (const { section, bytes } of parts.rows) {
    const values = decodeRows(bytes, section, parents)
    if (section.base !== undefined) {
      const base = integers.get(section.base)
      if (base === undefined || base.length !== values.length)
        throw new AssetError('corrupt', `${section.name} needs ${section.base}`)
      add(values, base)
    }
    integers.set(section.name, values)
    out.set(section.name, numbersOf(values, section))
  }
  return out
}

// Each loop in a function of its own: all in one, that one was compiled anew for each of them, together with all that it calls.

function add(values: Int32Array, base: Int32Array): void {
  for (let at = 0; at < values.length; at++) values[at]! += base[at]!
}

/** A plain loop: Float32Array.from with a function took three times as long as all the decoding. */
function numbersOf(values: Int32Array, { components, offset, step }: RowsSection): Float32Array {
  const numbers = new Float32Array(values.length)
  for (let at = 0; at < values.length; at++)
    numbers[at] = offset[at % components]! + values[at]! * step
  return numbers
}
