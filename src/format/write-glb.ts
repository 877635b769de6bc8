/** Coloured meshes as binary glTF 2.0 (.glb), as Blender, PowerPoint and 3D printers' programs read it. */

export type ColouredMesh = {
  readonly name: string
  /** 3 numbers a vertex, mm, RAS+ (x right, y front, z up). */
  readonly positions: Float32Array
  readonly faces: Uint32Array
  /** RGB of sRGB, 3 bytes a vertex. */
  readonly colours: Uint8Array
}

const MAGIC = 0x46546c67
const JSON_CHUNK = 0x4e4f534a
const BIN_CHUNK = 0x004e4942
const [FLOAT, UNSIGNED_INT, UNSIGNED_SHORT] = [5126, 5125, 5123]
const [ARRAY_BUFFER, ELEMENT_ARRAY_BUFFER] = [34962, 34963]

/** glTF's colours are linear light: 16 bits keep dark ones apart. */
const linear16 = Uint16Array.from({ length: 256 }, (_, byte) => {
  const c = byte / 255
  return Math.round(65535 * (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
})

/** glTF is in metres with y up and z to the viewer: RAS (x, y, z) mm becomes (x, z, -y) / 1000, which mirrors nothing. */
function toGltf(positions: Float32Array): Float32Array {
  const out = new Float32Array(positions.length)
  for (let at = 0; at < out.length; at += 3) {
    out[at] = positions[at]! / 1000
    out[at + 1] = positions[at + 2]! / 1000
    out[at + 2] = -positions[at + 1]! / 1000
  }
  return out
}

function linearColours(colours: Uint8Array): Uint16Array {
  // Four channels: three would leave vertices off the four-byte raster that glTF asks for.
  const out = new Uint16Array((colours.length / 3) * 4)
  for (let v = 0; v < colours.length / 3; v++) {
    for (let c = 0; c < 3; c++) out[4 * v + c] = linear16[colours[3 * v + c]!]!
    out[4 * v + 3] = 65535
  }
  return out
}

function bounds(positions: Float32Array): { min: number[]; max: number[] } {
  const [min, max] = [
    [Infinity, Infinity, Infinity],
    [-Infinity, -Infinity, -Infinity],
  ]
  for (let at = 0; at < positions.length; at++) {
    const axis = at % 3
    min![axis] = Math.min(min![axis]!, positions[at]!)
    max![axis] = Math.max(max![axis]!, positions[at]!)
  }
  return { min: min!, max: max! }
}

/** @param about put in `asset.extras`: what the picture is, and how it can be made again */
export function writeGlb(
  meshes: readonly ColouredMesh[],
  about: { readonly [key: string]: string } = {},
): Uint8Array {
  const bufferViews: object[] = []
  const accessors: object[] = []
  const pieces: Uint8Array[] = []
  let length = 0
  const add = (
    data: Float32Array | Uint32Array | Uint16Array,
    target: number,
    accessor: object,
  ) => {
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    bufferViews.push({ buffer: 0, byteOffset: length, byteLength: bytes.length, target })
    pieces.push(bytes)
    length += bytes.length
    return accessors.push({ bufferView: bufferViews.length - 1, ...accessor }) - 1
  }
  const gltfMeshes = meshes.map(({ name, positions, faces, colours }) => {
    const points = toGltf(positions)
    const count = points.length / 3
    return {
      name,
      primitives: [
        {
          attributes: {
            POSITION: add(points, ARRAY_BUFFER, {
              componentType: FLOAT,
              count,
              type: 'VEC3',
              ...bounds(points),
            }),
            COLOR_0: add(linearColours(colours), ARRAY_BUFFER, {
              componentType: UNSIGNED_SHORT,
              normalized: true,
              count,
              type: 'VEC4',
            }),
          },
          indices: add(faces, ELEMENT_ARRAY_BUFFER, {
            componentType: UNSIGNED_INT,
            count: faces.length,
            type: 'SCALAR',
          }),
          material: 0,
        },
      ],
    }
  })
  const json = {
    asset: { version: '2.0', generator: 'Ostrakon', extras: about },
    scene: 0,
    scenes: [{ nodes: meshes.map((_, n) => n) }],
    nodes: meshes.map(({ name }, mesh) => ({ name, mesh })),
    meshes: gltfMeshes,
    materials: [{ pbrMetallicRoughness: { metallicFactor: 0, roughnessFactor: 0.9 } }],
    accessors,
    bufferViews,
    buffers: [{ byteLength: length }],
  }
  const text = new TextEncoder().encode(JSON.stringify(json))
  const jsonLength = Math.ceil(text.length / 4) * 4
  const out = new Uint8Array(12 + 8 + jsonLength + 8 + length)
  const view = new DataView(out.buffer)
  const words = [MAGIC, 2, out.length, jsonLength, JSON_CHUNK]
  for (const [n, word] of words.entries()) view.setUint32(4 * n, word, true)
  out.fill(0x20, 20, 20 + jsonLength)
  out.set(text, 20)
  view.setUint32(20 + jsonLength, length, true)
  view.setUint32(24 + jsonLength, BIN_CHUNK, true)
  let at = 28 + jsonLength
  for (const piece of pieces) {
    out.set(piece, at)
    at += piece.length
  }
  return out
}
