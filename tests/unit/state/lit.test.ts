import { describe, expect, test } from 'vitest'
import { middlePositions } from '#atlas/cortex.ts'
import { affineFromRows } from '#space/affine.ts'
import { selectLit } from '#state/select-lit.ts'
import { cortexOf } from './test-store.ts'

const cortex = cortexOf(3)
const ready = {
  status: 'ready',
  key: 'bundled',
  cortex,
  surfaces: null,
  own: null,
} as unknown as Parameters<typeof selectLit>[0]['cortex']

/** Two voxels: the middle of vertex 0 lies in the first, which is lit; vertex 2 beyond both. */
const [x, y, z] = middlePositions(cortex).left
const volume = {
  values: Float32Array.of(1, 0),
  shape: [2, 1, 1] as const,
  toWorld: affineFromRows<'voxel', 'world'>([
    [0.5, 0, 0, x!],
    [0, 0.5, 0, y!],
    [0, 0, 0.5, z!],
  ]),
}

describe('lit places', () => {
  test('are shown on the cortex where the nearest voxel is lit; beyond the grid nothing is missing', () => {
    const lit = selectLit({ lit: { volume }, cortex: ready })!
    expect(lit.values.left[0]).toBe(1)
    expect([...lit.values.left.slice(1), ...lit.values.right.slice(1)]).toEqual([0, 0, 0, 0])
    expect(lit.volume).toBe(volume)
    expect(lit.rule).toBe('nearest')
  })

  test('are those of the vertices themselves where these are known', () => {
    const vertices = { left: Float32Array.of(0, 1, 0), right: Float32Array.of(1, 0, 0) }
    expect(selectLit({ lit: { volume, vertices }, cortex: ready })?.values).toBe(vertices)
  })

  test('of another cortex are found by their voxels', () => {
    for (const [left, right] of [
      [4, 3],
      [3, 4],
    ] as const) {
      const vertices = { left: new Float32Array(left), right: new Float32Array(right) }
      const lit = selectLit({ lit: { volume, vertices }, cortex: ready })
      expect(lit?.values.left[0]).toBe(1)
    }
  })

  test('are none before there is a cortex, and none when nothing is asked for', () => {
    expect(selectLit({ lit: { volume }, cortex: { status: 'loading' } })).toBeNull()
    expect(selectLit({ lit: null, cortex: ready })).toBeNull()
  })

  test('are one value in a colour of their own, at any strength of the map', () => {
    const { colouring } = selectLit({ lit: { volume }, cortex: ready })!
    expect(colouring.threshold).toBeLessThan(1)
    expect(colouring.threshold).toBeGreaterThan(0)
    expect([colouring.showPositive, colouring.showNegative, colouring.contour]).toEqual([
      true,
      false,
      false,
    ])
    const rows = Array.from({ length: 256 }, (_, row) =>
      colouring.positiveLut.slice(4 * row, 4 * row + 4).join(' '),
    )
    expect(new Set(rows).size).toBe(1)
    expect(rows[0]).toMatch(/^\d+ \d+ \d+ 255$/)
  })
})
