/** Bytes of the bundled files -> Cortex. */
import { AssetError, damaged } from './asset-error.ts'
import { type MeshParts, openContainer } from './container.ts'
import { type Cortex, type Hemisphere, hemisphereIds, type SurfaceName } from './cortex.ts'
import { decodeFaces, facesId } from './face-code.ts'
import { decodeRows, parentsOf } from './row-code.ts'

/**
 * The bytes of an asset, unpacked when they are still gzipped: some hosts unpack on the way, some do not.
 * @throws AssetError when the compressed bytes are damaged.
 */
export async function unpackAsset(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    const packed = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream()
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

/**
 * The same cortex with the surfaces of a second unpacked file: `inflated`, `veryInflated`, `sphere`.
 * @throws AssetError, with problem `mismatch` when the file was made for other meshes.
 */
export function decodeInflated(bytes: Uint8Array, cortex: Cortex): Cortex {
  const { meshes } = openContainer(bytes)
  return bothSides((id) => {
    const parts = partsOf(meshes, id)
    const known = cortex[id]
    if (parts.header.facesId !== known.facesId)
      throw new AssetError('mismatch', `${parts.header.facesId}, not ${known.facesId}`)
    const rows = decodeSections(parts, known.faces)
    return { ...known, surfaces: { ...known.surfaces, ...extraSurfaces(rows) } }
  })
}

function bothSides(make: (id: (typeof hemisphereIds)[number]) => Hemisphere): Cortex {
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
  const faces = decodeFaces(faceCode, header.vertices, header.faces)
  if (facesId(faceCode) !== header.facesId) throw new AssetError('corrupt', `faces of ${id}`)
  const rows = decodeSections(parts, faces)
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
  }
}

function extraSurfaces(rows: ReadonlyMap<string, Float32Array>) {
  const extra: { [name in SurfaceName]?: Float32Array } = {}
  for (const name of ['inflated', 'veryInflated', 'sphere'] as const) {
    const values = rows.get(name)
    if (values !== undefined) extra[name] = values
  }
  return extra
}

/** Every section's numbers by name. @throws AssetError */
export function decodeSections(parts: MeshParts, faces: Uint32Array): Map<string, Float32Array> {
  const parents = parentsOf(faces, parts.header.vertices)
  const integers = new Map<string, Int32Array>()
  const out = new Map<string, Float32Array>()
  for (const { section, bytes } of parts.rows) {
    const values = decodeRows(bytes, section, parents)
    if (section.base !== undefined) {
      const base = integers.get(section.base)
      if (base === undefined || base.length !== values.length)
        throw new AssetError('corrupt', `${section.name} needs ${section.base}`)
      for (let at = 0; at < values.length; at++) values[at]! += base[at]!
    }
    integers.set(section.name, values)
    const { components, offset, step } = section
    // A plain loop: Float32Array.from with a function took three times as long as all the decoding.
    const numbers = new Float32Array(values.length)
    for (let at = 0; at < values.length; at++)
      numbers[at] = offset[at % components]! + values[at]! * step
    out.set(section.name, numbers)
  }
  return out
}
