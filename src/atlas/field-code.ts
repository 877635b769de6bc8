/** Smooth fields of 0..1 as bytes: what is inside, half or more, is inside still. */

export const bytesOfField = (field: Float32Array): Uint8Array =>
  Uint8Array.from(field, (value) => Math.round(value * 255))

export function fieldOfBytes(bytes: Uint8Array): Float32Array {
  const field = new Float32Array(bytes.length)
  for (let v = 0; v < bytes.length; v++) field[v] = bytes[v]! / 255
  return field
}
