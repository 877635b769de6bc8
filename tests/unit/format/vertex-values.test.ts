import { expect, it } from 'vitest'
import { onVertices } from '#format/vertex-values.ts'
import { decodeInto } from '#format/voxel-decoder.ts'

it('lays values out on a cortex of as many vertices, and on no other', () => {
  expect(onVertices({ values: [1, 2] }, 2)).toEqual(Float32Array.of(1, 2))
  expect(onVertices({ values: [1, 2] }, 3)).toBeUndefined()
})

it('lays listed values out, with nothing elsewhere, if the cortex has all the vertices', () => {
  const part = { values: [5, 6], nodes: Int32Array.of(2, 0) }
  expect(onVertices(part, 4)).toEqual(Float32Array.of(6, Number.NaN, 5, Number.NaN))
  expect(onVertices(part, 2)).toBeUndefined()
})

it('reads complex numbers of either byte order, scaled before their magnitude is taken', () => {
  for (const littleEndian of [true, false]) {
    for (const [type, size] of [
      ['c64', 4],
      ['c128', 8],
    ] as const) {
      const data = new DataView(new ArrayBuffer(4 * size))
      for (const [i, value] of [3, 4, -1, 0].entries()) {
        if (size === 4) data.setFloat32(4 * i, value, littleEndian)
        else data.setFloat64(8 * i, value, littleEndian)
      }
      const out = new Float64Array(3)
      decodeInto(out, 1, data.buffer, type, littleEndian, 2, 2)
      expect([...out]).toEqual([0, Math.hypot(8, 8), 0])
    }
  }
})
