/** The cortex's vertex buffers: made once an array and shared by every pane, so that each is on the GPU once. */
import { BufferAttribute, type BufferGeometry, type TypedArray } from 'three'
import { type Hemisphere, middlePositionsOf } from '#atlas/cortex.ts'
import { wallField } from '#atlas/wall-field.ts'
import { quickFaces, surfaceNormals } from '#mesh/surface-shape.ts'

/** Sulcal depth that is drawn darkest, mm, and curvature at which the tones end, 1/mm. */
const [deepestMm, sharpest] = [22, 0.6]

export type CortexAttributes = {
  readonly positions: (array: Float32Array) => BufferAttribute
  readonly normals: (array: Float32Array, faces: Uint32Array) => BufferAttribute
  readonly faces: (array: Uint32Array) => BufferAttribute
  /** For frames that have to come quickly: at most `mostCoarseFaces`. */
  readonly coarseFaces: (array: Uint32Array, vertices: number) => BufferAttribute
  readonly relief: (hemisphere: Hemisphere) => BufferAttribute
  readonly middle: (hemisphere: Hemisphere) => BufferAttribute
  /** Fields of 0..1 four by four, for a hemisphere's shown regions; the buffers are written anew when those change. */
  readonly members: (hemisphere: Hemisphere, fields: readonly Float32Array[]) => BufferAttribute[]
}

type Members = { fields: readonly Float32Array[]; readonly groups: BufferAttribute[] }

/** `onUpload` is told each time that one of the buffers goes to the GPU. */
export function createCortexAttributes(onUpload: () => void): CortexAttributes {
  const known = new WeakMap<object, Map<string, BufferAttribute>>()
  const membersKnown = new WeakMap<object, Members>()
  const once = (source: object, kind: string, make: () => BufferAttribute) => {
    const kinds = known.get(source) ?? new Map<string, BufferAttribute>()
    known.set(source, kinds)
    const made = kinds.get(kind) ?? make().onUpload(onUpload)
    kinds.set(kind, made)
    return made
  }
  return {
    positions: (array) => once(array, 'positions', () => new BufferAttribute(array, 3)),
    normals: (array, faces) =>
      once(array, 'normals', () => {
        // The fourth number only keeps vertices on multiples of four bytes.
        return new BufferAttribute(packNormals(surfaceNormals(array, faces)), 4, true)
      }),
    faces: (array) => once(array, 'faces', () => new BufferAttribute(array, 1)),
    coarseFaces: (array, vertices) =>
      once(array, 'coarse faces', () => {
        return new BufferAttribute(quickFaces(array, vertices) ?? array, 1)
      }),
    relief: (hemisphere) =>
      once(
        hemisphere.sulcalDepth,
        'relief',
        () => new BufferAttribute(packRelief(hemisphere), 4, true),
      ),
    middle: (hemisphere) =>
      once(hemisphere.faces, 'middle', () => new BufferAttribute(middlePositionsOf(hemisphere), 3)),
    members: ({ faces, sulcalDepth }, fields) => {
      const made = membersKnown.get(faces) ?? { fields: [], groups: [] }
      membersKnown.set(faces, made)
      const count = Math.ceil(fields.length / 4)
      for (let group = 0; group < count; group++) {
        const wanted = fields.slice(group * 4, group * 4 + 4)
        const attribute = made.groups[group]
        const same = wanted.every((field, i) => made.fields[group * 4 + i] === field)
        if (attribute && same && made.fields.length >= group * 4 + wanted.length) continue
        const packed = packMembers(wanted, sulcalDepth.length, attribute?.array)
        if (attribute) attribute.needsUpdate = true
        else made.groups[group] = new BufferAttribute(packed, 4, true).onUpload(onUpload)
      }
      made.fields = fields
      return made.groups.slice(0, count)
    },
  }
}

function packNormals(normals: Float32Array): Int16Array {
  const packed = new Int16Array((normals.length / 3) * 4)
  for (let v = 0, i = 0; v < packed.length; v += 4)
    for (let axis = 0; axis < 3; axis++) packed[v + axis] = Math.round(normals[i++]! * 32767)
  return packed
}

function packRelief(hemisphere: Hemisphere): Uint8Array {
  const { sulcalDepth, curvature, occlusion } = hemisphere
  const wall = wallField(hemisphere)
  const packed = new Uint8Array(sulcalDepth.length * 4)
  const byte = (part: number) => Math.round(255 * Math.min(1, Math.max(0, part)))
  for (let v = 0; v < sulcalDepth.length; v++) {
    packed[v * 4] = byte(sulcalDepth[v]! / deepestMm)
    packed[v * 4 + 1] = byte(0.5 + (0.5 * curvature[v]!) / sharpest)
    packed[v * 4 + 2] = byte(wall[v]!)
    packed[v * 4 + 3] = occlusion?.[v] ?? 255
  }
  return packed
}

/** Four fields side by side, 16 bits each; what is missing is 0. */
function packMembers(
  fields: readonly Float32Array[],
  vertices: number,
  into?: TypedArray,
): Uint16Array {
  const packed = into instanceof Uint16Array ? into : new Uint16Array(vertices * 4)
  for (let i = 0; i < 4; i++) {
    const field = fields[i]
    for (let v = 0; v < vertices; v++)
      packed[v * 4 + i] = field ? Math.round(65535 * Math.min(1, Math.max(0, field[v]!))) : 0
  }
  return packed
}

/** Two numbers a vertex: the value (0 where it is NaN) and whether it was sampled. */
export function packReading(values: Float32Array, into?: TypedArray): Float32Array {
  const packed =
    into instanceof Float32Array && into.length === values.length * 2
      ? into
      : new Float32Array(values.length * 2)
  for (let v = 0; v < values.length; v++) {
    const value = values[v]!
    const sampled = !Number.isNaN(value)
    packed[v * 2] = sampled ? value : 0
    packed[v * 2 + 1] = sampled ? 1 : 0
  }
  return packed
}

/**
 * Frees what is a geometry's own on the GPU. Buffers that it shares are taken off first: disposing of them would take
 * them from under the other panes' geometries, which would draw nothing and not say so.
 */
export function disposeKeepingShared(geometry: BufferGeometry, own: readonly string[]): void {
  for (const name of Object.keys(geometry.attributes))
    if (!own.includes(name)) geometry.deleteAttribute(name)
  geometry.setIndex(null)
  geometry.dispose()
}
