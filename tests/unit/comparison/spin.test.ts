import { describe, expect, it } from 'vitest'
import { summariseNull } from '#comparison/null.ts'
import { pearsonOf } from '#comparison/pearson.ts'
import { ranksOf } from '#comparison/spearman.ts'
import { randomRotation, spinCorrelations } from '#comparison/spin.ts'
import { nearestOnSphere } from '#mesh/nearest-on-sphere.ts'
import { seededRandom } from '#statistic/random.ts'
import { icosphere } from '../mesh/icosphere.ts'

const { positions } = icosphere(3)
const count = positions.length / 3
const sphere = nearestOnSphere(positions, 20)
const spheres = { left: sphere, right: sphere }
const random = seededRandom(5)
const drawn = () => Float64Array.from({ length: count }, () => random())
/** One lobe of the sphere holds no value, as the medial wall. */
const walled = (values: Float64Array) =>
  values.map((value, v) => (positions[3 * v + 2]! > 0.8 ? Number.NaN : value))
const pair = {
  a: { left: walled(drawn()), right: walled(drawn()) },
  b: { left: walled(drawn()), right: walled(drawn()) },
}

describe('a map turned on the sphere', () => {
  it('meets the other map as a plain search for the nearest vertices says', () => {
    const { pearson } = spinCorrelations(pair, spheres, { seed: 7, from: 3, to: 4 })
    const m = randomRotation(seededRandom(7, 3))
    const [x, y]: [number[], number[]] = [[], []]
    for (const side of ['left', 'right'] as const) {
      // The right side turns as the mirror image of the left does.
      const mirror = side === 'right' ? -1 : 1
      for (let v = 0; v < count; v++) {
        const p = [mirror * positions[3 * v]!, positions[3 * v + 1]!, positions[3 * v + 2]!]
        const q = [0, 1, 2].map((row) => [0, 1, 2].reduce((s, c) => s + m[3 * row + c]! * p[c]!, 0))
        q[0] = mirror * q[0]!
        let nearest = 0
        const product = (u: number) =>
          [0, 1, 2].reduce((s, c) => s + positions[3 * u + c]! * q[c]!, 0)
        for (let u = 1; u < count; u++) if (product(u) > product(nearest)) nearest = u
        const [a, b] = [pair.a[side][nearest]!, pair.b[side][v]!]
        if (Number.isNaN(a) || Number.isNaN(b)) continue
        x.push(a)
        y.push(b)
      }
    }
    expect(x.length).toBeLessThan(2 * count)
    expect(pearson[0]).toBeCloseTo(pearsonOf(x, y)!, 10)
  })

  it('gives the same draws however they are shared out, and others for another seed', () => {
    const all = spinCorrelations(pair, spheres, { seed: 1, from: 0, to: 6 })
    const rest = spinCorrelations(pair, spheres, { seed: 1, from: 4, to: 6 })
    expect([...rest.pearson]).toEqual([...all.pearson.slice(4)])
    expect([...rest.spearman]).toEqual([...all.spearman.slice(4)])
    const other = spinCorrelations(pair, spheres, { seed: 2, from: 0, to: 6 })
    expect([...other.pearson]).not.toEqual([...all.pearson])
  })

  it('is compared by ranks too', () => {
    const monotone = (values: Float64Array) => values.map((value) => value ** 9)
    const bent = { a: { left: monotone(pair.a.left), right: monotone(pair.a.right) }, b: pair.b }
    const options = { seed: 3, from: 0, to: 3 }
    const straight = spinCorrelations(pair, spheres, options)
    const found = spinCorrelations(bent, spheres, options)
    expect([...found.spearman]).toEqual([...straight.spearman])
    expect([...found.pearson]).not.toEqual([...straight.pearson])
    expect(ranksOf([3, 1, 3])).toEqual(Float64Array.of(2.5, 1, 2.5))
  })
})

describe('rotations', () => {
  it('keep lengths and orientation, and lead anywhere equally often', () => {
    const octants = new Array<number>(8).fill(0)
    for (let n = 0; n < 4000; n++) {
      const m = randomRotation(seededRandom(1, n))
      for (let row = 0; row < 3; row++)
        for (let other = 0; other < 3; other++) {
          const dot = [0, 1, 2].reduce((s, c) => s + m[3 * row + c]! * m[3 * other + c]!, 0)
          expect(dot).toBeCloseTo(row === other ? 1 : 0, 10)
        }
      const determinant =
        m[0] * (m[4] * m[8] - m[5] * m[7]) -
        m[1] * (m[3] * m[8] - m[5] * m[6]) +
        m[2] * (m[3] * m[7] - m[4] * m[6])
      expect(determinant).toBeCloseTo(1, 10)
      octants[(m[0] > 0 ? 1 : 0) + (m[3] > 0 ? 2 : 0) + (m[6] > 0 ? 4 : 0)]! += 1
    }
    for (const n of octants) expect(Math.abs(n - 500)).toBeLessThan(100)
  })
})

describe('p of a null distribution', () => {
  it('counts the observation itself and looks both ways', () => {
    expect(summariseNull(0.5, [0.1, -0.6, 0.5, 0.2])).toMatchObject({ n: 4, p: 3 / 5 })
    expect(summariseNull(0.9, [0.1, -0.2, Number.NaN])).toMatchObject({
      n: 2,
      p: 1 / 3,
      mean: -0.05,
    })
    expect(summariseNull(0.9, [Number.NaN])).toBeNull()
  })
})
