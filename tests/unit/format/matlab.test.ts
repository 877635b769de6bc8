import { expect, it } from 'vitest'
import { readMatrices } from '#format/matlab.ts'

const name = 'a_long_name'

/** A level 5 file of two matrices; the first one's name fills no multiple of eight bytes. */
function level5(littleEndian: boolean): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(1024)
  const data = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode('MATLAB 5.0 MAT-file'))
  bytes.set(new TextEncoder().encode(littleEndian ? 'IM' : 'MI'), 126)
  let at = 128
  const words = (...values: number[]) => {
    for (const value of values) {
      data.setUint32(at, value, littleEndian)
      at += 4
    }
  }
  for (const [label, values] of [
    [name, [1, 2]],
    ['M', [3.5, -4]],
  ] as const) {
    const start = at
    words(14, 0, 6, 8, 6, 0, 5, 8, 1, values.length, 1, label.length)
    bytes.set(new TextEncoder().encode(label), at)
    at += Math.ceil(label.length / 8) * 8
    words(9, 8 * values.length)
    for (const value of values) {
      data.setFloat64(at, value, littleEndian)
      at += 8
    }
    data.setUint32(start + 4, at - start - 8, littleEndian)
  }
  return bytes.slice(0, at)
}

it.each([true, false])(
  'reads MATLAB’s level 5 in either byte order: little-endian %s',
  (littleEndian) => {
    expect(readMatrices(level5(littleEndian))).toEqual([
      { name, rows: 1, columns: 2, values: [1, 2] },
      { name: 'M', rows: 1, columns: 2, values: [3.5, -4] },
    ])
  },
)

type Level4 = {
  readonly label: string
  readonly values: readonly number[]
  readonly type?: number
  readonly imaginary?: 0 | 1
}

/** Level 4: type, rows, columns, whether imaginary, length of the name; name, numbers. */
function level4(littleEndian: boolean, ...matrices: readonly Level4[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4096)
  const data = new DataView(bytes.buffer)
  let at = 0
  for (const { label, values, type = 0, imaginary = 0 } of matrices) {
    const machine = littleEndian ? 0 : 1000
    for (const word of [machine + 10 * type, values.length, 1, imaginary, label.length + 1]) {
      data.setUint32(at, word, littleEndian)
      at += 4
    }
    bytes.set(new TextEncoder().encode(label), at)
    at += label.length + 1
    for (const value of values) {
      if (type === 0) data.setFloat64(at, value, littleEndian)
      else if (type === 1) data.setFloat32(at, value, littleEndian)
      else if (type === 2) data.setInt32(at, value, littleEndian)
      else if (type === 3) data.setInt16(at, value, littleEndian)
      else if (type === 4) data.setUint16(at, value, littleEndian)
      else data.setUint8(at, value)
      at += [8, 4, 4, 2, 2, 1][type] ?? 1
    }
  }
  return bytes.slice(0, at)
}

it.each([true, false])('reads every number of level 4: little-endian %s', (littleEndian) => {
  const matrices = [
    { label: 'M', values: [0.1, -2, 3] },
    { label: 'singles', values: [0.5, 1e10], type: 1 },
    { label: 'i', values: [-70_000, 2 ** 31 - 1], type: 2 },
    { label: 'x'.repeat(63), values: [-300, 7], type: 3 },
    { label: 'u', values: [65_535, 7, 1], type: 4 },
    { label: 'bytes', values: [255, 0, 4], type: 5 },
    { label: 'mat', values: [8] },
  ]
  expect(readMatrices(level4(littleEndian, ...matrices))).toEqual(
    matrices.map(({ label, values }) => ({ name: label, rows: values.length, columns: 1, values })),
  )
})

it('keeps the matrices of level 4 before one that is none of the kind', () => {
  const good = { label: 'M', values: [1, 2] }
  const kept = (bad: Level4) => readMatrices(level4(true, good, bad, good))?.length
  expect(kept(good)).toBe(3)
  expect(kept({ ...good, imaginary: 1 })).toBe(1)
  expect(kept({ ...good, type: 7 })).toBe(1)
  expect(kept({ ...good, label: 'x'.repeat(64) })).toBe(1)
  expect(kept({ ...good, values: [] })).toBe(1)
  expect(readMatrices(level4(true, { ...good, values: [] }))).toBeUndefined()
  expect(readMatrices(level4(true, good).subarray(0, -1))).toBeUndefined()
})

it('reads every number of level 5, in small elements, too', () => {
  const file = (type: number, write: (data: DataView, at: number) => void, bytes: number) => {
    const out = new Uint8Array(128 + 64)
    const data = new DataView(out.buffer)
    out.set(new TextEncoder().encode('MATLAB 5.0 MAT-file'))
    out.set(new TextEncoder().encode('IM'), 126)
    // The name M and numbers of up to four bytes stand in their tags: type and length, two bytes each.
    const words = [14, 48, 6, 8, 6, 0, 5, 8, 1, 1, 1 | (1 << 16), 77, type | (bytes << 16), 0]
    for (const [i, word] of words.entries()) data.setUint32(128 + 4 * i, word, true)
    write(data, 128 + 4 * 13)
    return out
  }
  const of = (...args: Parameters<typeof file>) => readMatrices(file(...args))?.[0]?.values
  expect(of(1, (d, at) => d.setInt8(at, -7), 1)).toEqual([-7])
  expect(of(2, (d, at) => d.setUint8(at, 200), 1)).toEqual([200])
  expect(of(3, (d, at) => d.setInt16(at, -300, true), 2)).toEqual([-300])
  expect(of(4, (d, at) => d.setUint16(at, 65_000, true), 2)).toEqual([65_000])
  expect(of(5, (d, at) => d.setInt32(at, -70_000, true), 4)).toEqual([-70_000])
  expect(of(6, (d, at) => d.setUint32(at, 4e9, true), 4)).toEqual([4e9])
  expect(of(7, (d, at) => d.setFloat32(at, 0.5, true), 4)).toEqual([0.5])
  // Too few bytes for its number, more than a tag has room for, or of a type that is no number: no matrix.
  expect(of(5, (d, at) => d.setInt32(at, 1, true), 3)).toBeUndefined()
  expect(of(1, (d, at) => d.setInt8(at, 1), 5)).toBeUndefined()
  expect(of(8, (d, at) => d.setInt8(at, 1), 4)).toBeUndefined()
})

it('stops where the file does', () => {
  const whole = level5(true)
  for (let length = 128; length < whole.length; length += 5) {
    expect(readMatrices(whole.slice(0, length))?.length).toBeLessThan(2)
  }
  expect(readMatrices(new Uint8Array(200).fill(77))).toBeUndefined()
})
