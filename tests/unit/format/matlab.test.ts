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

it('stops where the file does', () => {
  const whole = level5(true)
  for (let length = 128; length < whole.length; length += 5) {
    expect(readMatrices(whole.slice(0, length))?.length).toBeLessThan(2)
  }
  expect(readMatrices(new Uint8Array(200).fill(77))).toBeUndefined()
})
