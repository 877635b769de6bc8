import { describe, expect, it } from 'vitest'
import {
  type NullMaps,
  type NullQuestion,
  nullOutcome,
  prepareNull,
} from '#comparison/null-test.ts'
import { pearsonOf } from '#comparison/pearson.ts'
import { ranksOf } from '#comparison/spearman.ts'
import { affineFromRows } from '#space/affine.ts'
import { seededRandom } from '#statistic/random.ts'
import { icosphere } from '../mesh/icosphere.ts'

const sphere = icosphere(3).positions.map((x) => 100 * x)
const count = sphere.length / 3
/** Turned by a quarter about x: y becomes z. */
const turned = sphere.map((_, n) => [sphere[n]!, -sphere[n + 1]!, sphere[n - 1]!][n % 3]!)

type Surface = Extract<NullMaps, { on: 'surface' }>
const axis = (at: 0 | 1 | 2) => Float64Array.from({ length: count }, (_, v) => sphere[3 * v + at]!)
const both = (left: Float64Array, right = left) => ({ left, right })
const noise = (seed: number) => {
  const random = seededRandom(seed)
  return Float64Array.from({ length: count }, random)
}
const maps: Surface = {
  on: 'surface',
  spheres: { left: sphere, right: sphere },
  a: both(axis(2)),
  b: both(axis(2)),
}
const question: NullQuestion = { kind: 'spin', maps, zeros: 'keep', seed: 3 }

describe('a spin test', () => {
  it('of a slope with itself has the null of a random direction: even from -1 to 1', () => {
    const { observed, draw } = prepareNull(question)
    expect(observed.n).toBe(2 * count)
    expect([observed.pearson, observed.spearman]).toEqual([
      expect.closeTo(1, 12),
      expect.closeTo(1, 12),
    ])
    const { pearson } = draw(0, 300)
    const within = (low: number, high: number) =>
      pearson.filter((r) => r >= low && r < high).length / pearson.length
    for (const low of [-1, -0.5, 0, 0.5])
      expect(Math.abs(within(low, low + 0.5) - 0.25)).toBeLessThan(0.08)
    expect([...draw(2, 4).pearson]).toEqual([...pearson.slice(2, 4)])
    expect(prepareNull({ ...question, seed: 4 }).draw(0, 1).pearson[0]).not.toBe(pearson[0])
  })

  it('turns the right hemisphere as the mirror of the left', () => {
    // Where right mirrors left, both halves say the same of every turn.
    const mirror = { left: axis(0), right: axis(0).map((x) => -x) }
    const a = { left: axis(0), right: new Float64Array(count).fill(Number.NaN) }
    const { pearson: left } = prepareNull({ ...question, maps: { ...maps, a, b: mirror } }).draw(
      0,
      20,
    )
    const whole = { ...maps, a: mirror, b: mirror }
    const { pearson: all } = prepareNull({ ...question, maps: whole }).draw(0, 20)
    all.forEach((r, n) => {
      expect(Math.abs(r - left[n]!)).toBeLessThan(0.02)
    })
  })

  it('holds the observation over what counts: numbers in both, zeros by the rule', () => {
    const a = both(noise(1), noise(2))
    const b = both(noise(3), noise(4))
    a.left[5] = 0
    a.left[6] = Number.NaN
    b.right[7] = 0
    b.right[8] = Number.POSITIVE_INFINITY
    const ask = (zeros: 'keep' | 'drop') =>
      prepareNull({ ...question, zeros, maps: { ...maps, a, b } }).observed
    const places = [
      ...[...a.left].map((x, v) => [x, b.left[v]!] as const),
      ...[...a.right].map((x, v) => [x, b.right[v]!] as const),
    ]
    for (const [zeros, dropped] of [
      ['keep', 2],
      ['drop', 4],
    ] as const) {
      const kept = places.filter(
        ([x, y]) => Number.isFinite(x + y) && (zeros === 'keep' || (x !== 0 && y !== 0)),
      )
      const [xs, ys] = [0, 1].map((at) => Float64Array.from(kept, (pair) => pair[at]!))
      expect(ask(zeros).n).toBe(2 * count - dropped)
      expect(ask(zeros).pearson).toBeCloseTo(pearsonOf(xs!, ys!)!, 12)
      expect(ask(zeros).spearman).toBeCloseTo(pearsonOf(ranksOf(xs!), ranksOf(ys!))!, 12)
    }
  })

  it('goes by the spheres of its own maps, also after others of as many vertices and the same x', () => {
    const pearson = (left: Float32Array, right: Float32Array) => [
      ...prepareNull({ ...question, maps: { ...maps, spheres: { left, right } } }).draw(0, 3)
        .pearson,
    ]
    const first = pearson(sphere, sphere)
    expect(pearson(sphere, turned)).not.toEqual(first)
    expect(pearson(turned, turned)).not.toEqual(first)
  })

  it('of voxels is refused in words', () => {
    const volume = {
      shape: [2, 1, 1] as const,
      values: Float64Array.of(1, 2),
      toWorld: affineFromRows<'voxel', 'world'>([
        [2, 0, 0, 0],
        [0, 2, 0, 0],
        [0, 0, 2, 0],
      ]),
    }
    expect(() =>
      prepareNull({ ...question, maps: { on: 'voxels', a: volume, b: volume } }),
    ).toThrow(/needs maps on the cortex/)
  })
})

describe('surrogates', () => {
  it('on the cortex are compared over the places that both hemispheres were thinned to', () => {
    const a = both(noise(1), noise(2))
    a.right.fill(Number.NaN, 0, 200)
    const b = both(noise(3), noise(4))
    const { observed, draw } = prepareNull({
      ...question,
      kind: 'variogram',
      maps: { ...maps, a, b },
    })
    expect(observed.n).toBeGreaterThan(count)
    expect(observed.n).toBeLessThanOrEqual(2 * count - 200)
    expect(Math.abs(observed.pearson)).toBeLessThan(0.15)
    const { pearson } = draw(0, 30)
    expect(Math.max(...pearson.map(Math.abs))).toBeLessThan(0.3)
    // Imitated, not turned: a slope has surrogates that are none.
    const own = prepareNull({ ...question, kind: 'variogram' })
    expect(own.observed.pearson).toBeCloseTo(1, 12)
    expect([...own.draw(0, 5).pearson]).not.toEqual([...prepareNull(question).draw(0, 5).pearson])
  })

  it('of a volume are compared with the other map on its grid', () => {
    const grid = (mm: number, length: number) => ({
      shape: [length, length, length] as const,
      toWorld: affineFromRows<'voxel', 'world'>([
        [mm, 0, 0, 0],
        [0, mm, 0, 0],
        [0, 0, mm, 0],
      ]),
    })
    const slope = (length: number, mm: number, sign: number) =>
      Float64Array.from({ length: length ** 3 }, (_, v) => 1 + sign * mm * (v % length))
    const a = { ...grid(4, 8), values: slope(8, 4, 1) }
    const b = { ...grid(2, 16), values: slope(16, 2, -1) }
    const { observed } = prepareNull({
      ...question,
      kind: 'variogram',
      maps: { on: 'voxels', a, b },
    })
    expect(observed).toEqual({
      n: 512,
      pearson: expect.closeTo(-1, 12),
      spearman: expect.closeTo(-1, 12),
    })
    a.values[3] = 0
    const without = prepareNull({
      ...question,
      kind: 'variogram',
      zeros: 'drop',
      maps: { on: 'voxels', a, b },
    })
    expect(without.observed.n).toBe(511)
  })
})

it('an outcome says what was asked, what was seen and what the draws were', () => {
  const observed = { n: 40, pearson: 0.5, spearman: -0.4 }
  const draws = { pearson: Float64Array.of(0.1, -0.6, 0.2), spearman: Float64Array.of(0, 0.1, 0.2) }
  expect(
    nullOutcome({ kind: 'spin', seed: 7, maps: { on: 'surface' } }, observed, draws),
  ).toMatchObject({
    kind: 'spin',
    on: 'surface',
    seed: 7,
    permuted: 'A',
    observed,
    draws: draws.pearson,
    pearson: { n: 3, p: 2 / 4 },
    spearman: { n: 3, p: 1 / 4 },
  })
})
