import { describe, expect, it } from 'vitest'
import type { Cortex } from '#atlas/cortex.ts'
import type { FileInfo } from '#format/file-info.ts'
import { affineFromRows } from '#space/affine.ts'
import { readAt } from '#state/read-at.ts'
import type { StatisticKind } from '#volume/statistic-kind.ts'
import type { Volume } from '#volume/volume.ts'

const volume: Volume = {
  values: Float32Array.of(2, 4, 2, 4, 2, 4, 2, 4),
  shape: [2, 2, 2],
  toWorld: affineFromRows<'voxel', 'world'>([
    [2, 0, 0, 0],
    [0, 2, 0, 0],
    [0, 0, 2, 0],
  ]),
}
const cortex = { left: { faces: Uint32Array.of(2, 1, 0, 2, 0, 1) } } as unknown as Cortex
const cursor = {
  world: [1.5, 0, 0],
  place: { hemisphere: 'left', face: 1, barycentric: [0.2, 0.5, 0.3] },
} as const
const values = { left: Float32Array.of(7, 9, 1), right: new Float32Array() }

const read = (kind: StatisticKind, inVolume: boolean) =>
  readAt(
    {
      info: { statistic: { kind, from: 'intent' } } as FileInfo,
      volume: inVolume ? volume : null,
      values,
    },
    cortex,
    cursor as never,
  )

describe('the value under the cursor', () => {
  it('is interpolated between voxels, and between the corners of its triangle', () => {
    expect(read('z', true)).toBeCloseTo(3.5, 12)
    expect(read('z', false)).toBeCloseTo(0.2 * 1 + 0.5 * 7 + 0.3 * 9, 6)
  })

  it('is one label and never a mixture: region 3 is not between 2 and 4', () => {
    expect(read('label', true)).toBe(4)
    expect(read('label', false)).toBe(7)
  })

  it('is none without a map', () => {
    expect(readAt(null, cortex, cursor as never)).toBeNull()
  })
})
