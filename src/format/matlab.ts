/**
 * The one thing that SPM keeps in a `.mat` file beside an Analyze image: a 4 x 4 matrix called `M` or `mat`. Reads MATLAB's level 4 and
 * level 5 files (MathWorks, MAT-File Format, 2019), real numeric matrices only.
 */
import { unzlibSync } from 'fflate'

export type Matrix = {
  readonly name: string
  readonly rows: number
  readonly columns: number
  /** Column after column, as MATLAB has them; of more than two dimensions the first plane. */
  readonly values: readonly number[]
}

/** More numbers than any matrix here has: one 4 x 4 for each of a thousand volumes. */
const mostValues = 16_000
const mostMatrices = 100

/** The real matrices of the file, by their order; undefined where it is no file of MATLAB's. */
export function readMatrices(bytes: Uint8Array<ArrayBuffer>): Matrix[] | undefined {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 116))
  if (text.startsWith('MATLAB 5.0')) return level5(bytes)
  const matrices = level4(bytes)
  return matrices.length > 0 ? matrices : undefined
}

function view(bytes: Uint8Array<ArrayBuffer>): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Level 4 types: the tens digit of the first integer. */
const level4Types: readonly (readonly [size: number, read: Reader])[] = [
  [8, (data, at, le) => data.getFloat64(at, le)],
  [4, (data, at, le) => data.getFloat32(at, le)],
  [4, (data, at, le) => data.getInt32(at, le)],
  [2, (data, at, le) => data.getInt16(at, le)],
  [2, (data, at, le) => data.getUint16(at, le)],
  [1, (data, at) => data.getUint8(at)],
]
type Reader = (data: DataView, at: number, littleEndian: boolean) => number

function level4(bytes: Uint8Array<ArrayBuffer>): Matrix[] {
  const data = view(bytes)
  const out: Matrix[] = []
  let at = 0
  while (at + 20 <= bytes.length && out.length < mostMatrices) {
    // Thousands: 0 little-endian, 1 big-endian. Read the wrong way round the number is enormous.
    const littleEndian = data.getUint32(at, true) < 2000
    const [type = 0, rows = 0, columns = 0, imaginary = 0, nameLength = 0] = [0, 4, 8, 12, 16].map(
      (offset) => data.getUint32(at + offset, littleEndian),
    )
    const known = level4Types[Math.floor((type % 100) / 10)]
    const machine = Math.floor(type / 1000)
    if (!known || machine > 1 || type % 10 !== 0 || imaginary !== 0) break
    const [size, read] = known
    const count = rows * columns
    const start = at + 20 + nameLength
    const end = start + count * size
    if (nameLength < 1 || nameLength > 64 || count < 1 || count > mostValues || end > bytes.length)
      break
    const name = new TextDecoder('latin1')
      .decode(bytes.subarray(at + 20, start))
      .replace(/\0.*$/s, '')
    const values = Array.from({ length: count }, (_, i) =>
      read(data, start + i * size, littleEndian),
    )
    out.push({ name, rows, columns, values })
    at = end
  }
  return out
}

/** Level 5 data types that hold numbers. */
const level5Types: { readonly [type: number]: readonly [size: number, read: Reader] } = {
  1: [1, (data, at) => data.getInt8(at)],
  2: [1, (data, at) => data.getUint8(at)],
  3: [2, (data, at, le) => data.getInt16(at, le)],
  4: [2, (data, at, le) => data.getUint16(at, le)],
  5: [4, (data, at, le) => data.getInt32(at, le)],
  6: [4, (data, at, le) => data.getUint32(at, le)],
  7: [4, (data, at, le) => data.getFloat32(at, le)],
  9: [8, (data, at, le) => data.getFloat64(at, le)],
}
const matrixType = 14
const compressedType = 15

type Element = {
  readonly type: number
  readonly from: number
  readonly length: number
  readonly next: number
}

/** The element at `at`: its tag is 8 bytes, or 4 where the data are so small that they stand in the tag. */
function elementAt(data: DataView, at: number, littleEndian: boolean): Element | undefined {
  if (at + 8 > data.byteLength) return undefined
  const first = data.getUint32(at, littleEndian)
  const small = first >>> 16
  const element =
    small > 0
      ? { type: first & 0xffff, from: at + 4, length: small, next: at + 8 }
      : { type: first, from: at + 8, length: data.getUint32(at + 4, littleEndian), next: 0 }
  if (element.length > data.byteLength - element.from || small > 4) return undefined
  if (small > 0) return element
  // All but compressed elements are padded to eight bytes.
  const padded =
    element.type === compressedType ? element.length : Math.ceil(element.length / 8) * 8
  return { ...element, next: element.from + padded }
}

function level5(bytes: Uint8Array<ArrayBuffer>): Matrix[] {
  if (bytes.length < 128) return []
  const littleEndian = bytes[126] === 0x49
  const out: Matrix[] = []
  let at = 128
  while (out.length < mostMatrices) {
    const element = elementAt(view(bytes), at, littleEndian)
    if (!element) break
    let content = bytes.subarray(element.from, element.from + element.length)
    if (element.type === compressedType) {
      // A buffer of fixed size: what unpacks to more is cut, and then makes no matrix.
      const unpacked = new Uint8Array(mostValues * 8 + 1024)
      try {
        content = unzlibSync(content, { out: unpacked }) as Uint8Array<ArrayBuffer>
      } catch {
        break
      }
      const inner = elementAt(view(content), 0, littleEndian)
      if (!inner || inner.type !== matrixType) break
      content = content.subarray(inner.from, inner.from + inner.length)
    } else if (element.type !== matrixType) break
    const matrix = matrixOf(content, littleEndian)
    if (matrix) out.push(matrix)
    at = element.next
  }
  return out
}

/** Array flags, dimensions, name, numbers. */
function matrixOf(bytes: Uint8Array<ArrayBuffer>, littleEndian: boolean): Matrix | undefined {
  const data = view(bytes)
  const flags = elementAt(data, 0, littleEndian)
  const dims = flags && elementAt(data, flags.next, littleEndian)
  const name = dims && elementAt(data, dims.next, littleEndian)
  const real = name && elementAt(data, name.next, littleEndian)
  if (!real || dims.type !== 5 || dims.length < 8) return undefined
  const rows = data.getInt32(dims.from, littleEndian)
  const columns = data.getInt32(dims.from + 4, littleEndian)
  const known = level5Types[real.type]
  const count = rows * columns
  if (!known || !(count >= 1 && count <= mostValues) || count * known[0] > real.length)
    return undefined
  const [size, read] = known
  return {
    name: new TextDecoder('latin1').decode(bytes.subarray(name.from, name.from + name.length)),
    rows,
    columns,
    values: Array.from({ length: count }, (_, i) => read(data, real.from + i * size, littleEndian)),
  }
}
