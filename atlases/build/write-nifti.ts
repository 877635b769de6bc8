/** Writes an 8-bit field as a gzipped NIfTI-1 file. */
import { gzipSync } from 'fflate'
import type { Field } from './grid.ts'

/** gzip with a fixed time stamp, by a compressor written in JavaScript: the same bytes on every machine. */
export function gzipped(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { level: 9, mem: 12, mtime: 0 })
}

/** @param description at most 79 ASCII characters, kept in the header. Space: MNI152 (sform code 4). */
export function niftiGz(field: Field<Uint8Array>, description: string): Uint8Array {
  const { shape, origin, spacing } = field.grid
  const bytes = new Uint8Array(352 + field.values.length)
  const view = new DataView(bytes.buffer)
  view.setInt32(0, 348, true)
  view.setUint8(38, 'r'.charCodeAt(0))
  ;[3, ...shape, 1, 1, 1, 1].forEach((n, at) => {
    view.setInt16(40 + 2 * at, n, true)
  })
  view.setInt16(70, 2, true) // DT_UINT8
  view.setInt16(72, 8, true)
  ;[1, spacing, spacing, spacing].forEach((size, at) => {
    view.setFloat32(76 + 4 * at, size, true)
  })
  view.setFloat32(108, 352, true)
  view.setFloat32(112, 1, true)
  view.setUint8(123, 2) // millimetres
  bytes.set(new TextEncoder().encode(description.slice(0, 79)), 148)
  view.setInt16(252, 4, true)
  view.setInt16(254, 4, true)
  origin.forEach((o, axis) => {
    view.setFloat32(268 + 4 * axis, o, true)
    view.setFloat32(280 + 20 * axis, spacing, true)
    view.setFloat32(292 + 16 * axis, o, true)
  })
  bytes.set(new TextEncoder().encode('n+1\0'), 344)
  bytes.set(field.values, 352)
  return gzipped(bytes)
}
