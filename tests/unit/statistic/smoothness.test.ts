import { expect, test } from 'vitest'
import { affineFromRows } from '#space/affine.ts'
import { seededRandom } from '#statistic/random.ts'
import { smoothnessMm } from '#statistic/smoothness.ts'

const toWorld = affineFromRows<'voxel', 'world'>([
  [2, 0, 0, 0],
  [0, 3, 0, 0],
  [0, 0, 4, 0],
])

/** Noise, each value mixed with those before it along all three axes, with some zeros and some voxels without a value. */
function smoothNoise(shape: readonly [number, number, number], seed: number): Float32Array {
  const [nx, ny] = shape
  const random = seededRandom(seed)
  const values = Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => random() - 0.5)
  for (const stride of [1, nx, nx * ny])
    for (let i = stride; i < values.length; i++) values[i]! += 0.8 * values[i - stride]!
  return values.map((value, i) => (i % 17 === 3 ? 0 : i % 23 === 5 ? Number.NaN : value))
}

/** From the formula, pair by pair. */
function plainly(values: Float32Array, shape: readonly [number, number, number]) {
  const [nx, ny, nz] = shape
  const at = (i: number, j: number, k: number) => values[i + nx * (j + ny * k)]!
  const usable = [...values].filter((value) => Number.isFinite(value) && value !== 0)
  const mean = usable.reduce((a, b) => a + b) / usable.length
  const variance = usable.reduce((sum, value) => sum + (value - mean) ** 2, 0) / usable.length
  return [0, 1, 2].map((axis) => {
    const pairs: number[] = []
    for (let k = 0; k < nz; k++)
      for (let j = 0; j < ny; j++)
        for (let i = 0; i < nx; i++) {
          const next = [i, j, k].with(axis, [i, j, k][axis]! + 1) as [number, number, number]
          if (next[axis]! >= shape[axis]!) continue
          const [a, b] = [at(i, j, k), at(...next)]
          if (a && b) pairs.push((a - b) ** 2)
        }
    const correlation = 1 - pairs.reduce((a, b) => a + b) / pairs.length / (2 * variance)
    return [2, 3, 4][axis]! * Math.sqrt((-2 * Math.log(2)) / Math.log(correlation))
  })
}

test.each([1, 2, 3])('smoothness is that of all neighbours that both have a value (%d)', (seed) => {
  const shape = [9, 8, 7] as const
  const values = smoothNoise(shape, seed)
  const found = smoothnessMm({ values, shape, toWorld })
  expect(found).toEqual(plainly(values, shape).map((mm) => expect.closeTo(mm, 6)))
})

test('along an axis with fewer than a hundred pairs nothing is said of it', () => {
  const said = (shape: readonly [number, number, number]) =>
    smoothnessMm({
      values: smoothNoise(shape, 4).map((value) => value || 0.1),
      shape,
      toWorld,
    }).map((mm) => mm !== null)
  expect(said([5, 5, 5])).toEqual([true, true, true])
  expect(said([11, 5, 2])).toEqual([true, false, false])
  expect(said([101, 1, 1])).toEqual([true, false, false])
  expect(said([100, 1, 1])).toEqual([false, false, false])
})

test('of a map without variance, or one whose neighbours are unlike, nothing is said', () => {
  const shape = [6, 6, 6] as const
  const of = (value: (i: number) => number) =>
    smoothnessMm({ values: Float32Array.from({ length: 216 }, (_, i) => value(i)), shape, toWorld })
  expect(of(() => 3)).toEqual([null, null, null])
  expect(of((i) => ((i + Math.floor(i / 6) + Math.floor(i / 36)) % 2 === 0 ? 1 : -1))).toEqual([
    null,
    null,
    null,
  ])
})
