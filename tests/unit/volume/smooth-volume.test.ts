import { expect, test } from 'vitest'
import { affineFromRows } from '#space/affine.ts'
import { seededRandom } from '#statistic/random.ts'
import { smoothVolume } from '#volume/smooth-volume.ts'

const shape = [7, 5, 6] as const
const toWorld = affineFromRows<'voxel', 'world'>([
  [0, -3, 0, 5],
  [2, 0, 0, -4],
  [0, 0, 4, 1],
])
const millimetres = [2, 3, 4]

test('smoothing is the mean of the numbers around, weighted by a Gaussian of their millimetres', () => {
  const random = seededRandom(2)
  const values = Float64Array.from({ length: 7 * 5 * 6 }, () => 10 * random() - 3)
  values[40] = Number.NaN
  values[41] = Number.POSITIVE_INFINITY
  const fwhm = 5
  const { values: smooth, ...grid } = smoothVolume({ values, shape, toWorld }, fwhm)
  expect(grid).toEqual({ shape, toWorld })
  const place = (v: number) => [v % 7, Math.floor(v / 7) % 5, Math.floor(v / 35)]
  const sigma = fwhm / 2.354820045
  smooth.forEach((found, p) => {
    if (p === 40 || p === 41) {
      expect(found).toBeNaN()
      return
    }
    let [sum, weight] = [0, 0]
    values.forEach((value, q) => {
      if (!Number.isFinite(value)) return
      const [a, b] = [place(p), place(q)]
      const mm = Math.hypot(...millimetres.map((size, axis) => size * (a[axis]! - b[axis]!)))
      // Half as much at half the width.
      const w = Math.exp(-0.5 * (mm / sigma) ** 2)
      sum += w * value
      weight += w
    })
    expect(Math.abs(found - sum / weight)).toBeLessThan(2e-3)
  })
})
