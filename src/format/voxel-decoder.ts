/**
 * Voxel bytes to numbers: every integer and float type of NIfTI and MGH, either byte order, scaled as the header says; complex
 * numbers as their magnitude.
 */

import type { VoxelValues } from '#volume/volume.ts'
import type { Datatype } from './nifti-codes.ts'

export type NumberType = NonNullable<Datatype['read']>

const bytesOf: { readonly [T in NumberType]: number } = {
  u8: 1,
  i8: 1,
  u16: 2,
  i16: 2,
  u32: 4,
  i32: 4,
  f32: 4,
  u64: 8,
  i64: 8,
  f64: 8,
  c64: 8,
  c128: 16,
}

/** Bytes of which the order is reversed: a complex number is two floats. */
const wordBytes = (type: NumberType) => (isComplex(type) ? bytesOf[type] / 2 : bytesOf[type])

export function isComplex(type: NumberType): type is 'c64' | 'c128' {
  return type === 'c64' || type === 'c128'
}

const platformLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

/** Float32Array where it holds every value of the type exactly, unscaled; Float64Array for all else. */
export function makeValues(type: NumberType, scaled: boolean, count: number): VoxelValues {
  const small = bytesOf[type] <= 2 || type === 'f32'
  return small && !scaled ? new Float32Array(count) : new Float64Array(count)
}

/** Bytes that `makeValues` takes. */
export function valueBytes(type: NumberType, scaled: boolean, count: number): number {
  return (bytesOf[type] <= 2 || type === 'f32') && !scaled ? count * 4 : count * 8
}

function reverseElements(bytes: Uint8Array, size: number): void {
  for (let start = 0; start + size <= bytes.length; start += size) {
    for (let a = start, b = start + size - 1; a < b; a++, b--) {
      const kept = bytes[a]!
      bytes[a] = bytes[b]!
      bytes[b] = kept
    }
  }
}

/**
 * Writes the numbers of `buffer` to `out` from index `at` on, `raw * slope + inter` in float64. `buffer` is used up: its
 * bytes are put into the platform's order in place.
 * 64-bit integers are exact up to 2^53, beyond they are the nearest float64, as in every program that computes in floats.
 */
export function decodeInto(
  out: VoxelValues,
  at: number,
  buffer: ArrayBuffer,
  type: NumberType,
  littleEndian: boolean,
  slope: number,
  inter: number,
): void {
  const size = wordBytes(type)
  if (size > 1 && littleEndian !== platformLittleEndian) {
    reverseElements(new Uint8Array(buffer), size)
  }
  if (type === 'i64' || type === 'u64') {
    const raw = type === 'i64' ? new BigInt64Array(buffer) : new BigUint64Array(buffer)
    for (let i = 0; i < raw.length; i++) out[at + i] = Number(raw[i]) * slope + inter
    return
  }
  if (isComplex(type)) {
    const raw = type === 'c64' ? new Float32Array(buffer) : new Float64Array(buffer)
    for (let i = 0; 2 * i < raw.length; i++) {
      out[at + i] = Math.hypot(raw[2 * i]! * slope + inter, raw[2 * i + 1]! * slope)
    }
    return
  }
  const raw = numbersOf(buffer, type)
  if (slope === 1 && inter === 0) out.set(raw, at)
  else for (let i = 0; i < raw.length; i++) out[at + i] = raw[i]! * slope + inter
}

function numbersOf(buffer: ArrayBuffer, type: Exclude<NumberType, 'i64' | 'u64' | 'c64' | 'c128'>) {
  switch (type) {
    case 'u8':
      return new Uint8Array(buffer)
    case 'i8':
      return new Int8Array(buffer)
    case 'u16':
      return new Uint16Array(buffer)
    case 'i16':
      return new Int16Array(buffer)
    case 'u32':
      return new Uint32Array(buffer)
    case 'i32':
      return new Int32Array(buffer)
    case 'f32':
      return new Float32Array(buffer)
    case 'f64':
      return new Float64Array(buffer)
  }
}

/** Whether 64-bit integers beyond float64's exact range may be among the values. */
export function losesPrecision(type: NumberType, min: number | null, max: number | null): boolean {
  if (type !== 'i64' && type !== 'u64') return false
  return (max ?? 0) > Number.MAX_SAFE_INTEGER || (min ?? 0) < -Number.MAX_SAFE_INTEGER
}
