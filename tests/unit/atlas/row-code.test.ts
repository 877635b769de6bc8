import { describe, expect, test } from 'vitest'
import { AssetError } from '#atlas/asset-error.ts'
import type { RowsSection } from '#atlas/container.ts'
import { decodeRows, predict } from '#atlas/row-code.ts'

/** Four vertices, the last reached over the edge from 0 to 1, beyond which lies 2. */
const parents = Uint32Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2)
const section: RowsSection = {
  name: 'depth',
  components: 1,
  step: 1,
  offset: [0],
  predictor: 'same',
  bytes: 8,
}

describe('what is known says of a number', () => {
  test('the one before for the first three vertices, then what the edge and the vertex beyond it say', () => {
    const known = Int32Array.of(10, -15, 21, 0)
    const says = (predictor: RowsSection['predictor'], v: number) =>
      predict(known, parents, predictor, 1, v, 0)
    for (const predictor of ['same', 'mean', 'parallelogram'] as const)
      expect([0, 1, 2].map((v) => says(predictor, v))).toEqual([0, 10, -15])
    expect(says('same', 3)).toBe(10)
    // Half of -5, cut to the whole number below.
    expect(says('mean', 3)).toBe(-3)
    expect(says('parallelogram', 3)).toBe(10 - 15 - 21)
  })

  test('each number of a place apart', () => {
    const known = Int32Array.of(1, 2, 3, 10, 20, 30, 100, 200, 300, 0, 0, 0)
    const says = (n: number) => predict(known, parents, 'parallelogram', 3, 3, n)
    expect([0, 1, 2].map(says)).toEqual([1 + 10 - 100, 2 + 20 - 200, 3 + 30 - 300])
    expect(predict(known, parents, 'same', 3, 1, 2)).toBe(3)
  })
})

describe('stored rows', () => {
  // 5, -3, 300 and 7 as 10, 5, 600 and 14: low bytes, then high ones.
  const bytes = Uint8Array.of(10, 5, 600 & 255, 14, 0, 0, 600 >> 8, 0)

  test('are differences to what was known, in two bytes each', () => {
    expect([...decodeRows(bytes, section, parents)]).toEqual([5, 2, 302, 12])
  })

  test('are refused where their length or their offsets are those of others', () => {
    for (const [some, offset] of [
      [bytes.subarray(0, 7), [0]],
      [bytes, [0, 0]],
    ] as const)
      expect(() => decodeRows(some, { ...section, offset: [...offset] }, parents)).toThrow(
        AssetError,
      )
  })
})
